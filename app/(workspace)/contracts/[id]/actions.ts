"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { addCopy } from "@/lib/domain/contracts/changes/add-copy";
import { addComment } from "@/lib/domain/contracts/changes/comments";
import { correctParticipant } from "@/lib/domain/contracts/changes/correct-participant";
import { extendContract } from "@/lib/domain/contracts/changes/extend-contract";
import { commentLimit, knownParticipantSchema, noteSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import { withdrawContract } from "@/lib/domain/contracts/endings/withdraw-contract";
import { remindParticipant } from "@/lib/domain/contracts/invitations/remind-participant";
import { beginRelated } from "@/lib/domain/contracts/relations/begin-related";
import { relations } from "@/lib/domain/contracts/relations/relation";
import { refuseRelease, releaseContract, takeBackFromRelease } from "@/lib/domain/contracts/release/decide-release";
import { setTerm } from "@/lib/domain/contracts/term/set-term";
import { remindDays } from "@/lib/domain/contracts/term/term-days";
import { action } from "@/lib/platform/web/action";

const place = z.object({ contractId: z.uuid(), participantId: z.uuid() });

const remindAction = action({
  access: "signed-in",
  input: place,
  run: async (actor, input) => {
    await remindParticipant(actor, input);
    revalidatePath(`/contracts/${input.contractId}`);
  },
});

/** Sends somebody who has not signed a new link. */
export async function remind(input: unknown) {
  return remindAction(input);
}

const correctAction = action({
  access: "signed-in",
  input: place.extend(knownParticipantSchema.omit({ id: true }).shape),
  limit: { name: "correct-participant", perHour: 60 },
  run: async (actor, input) => {
    const { organizationName = null, ...rest } = input;
    await correctParticipant(actor, { ...rest, organizationName });
    revalidatePath(`/contracts/${input.contractId}`);
  },
});

export async function correct(input: unknown) {
  return correctAction(input);
}

const withdrawAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid(), reason: noteSchema(500).optional() }),
  limit: { name: "withdraw", perHour: 60 },
  run: async (actor, input) => {
    await withdrawContract(actor, input);
    revalidatePath(`/contracts/${input.contractId}`);
  },
});

export async function withdraw(input: unknown) {
  return withdrawAction(input);
}

const extendAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid(), expiresAt: z.iso.datetime().nullable() }),
  limit: { name: "extend", perHour: 60 },
  run: (actor, input) => extendContract(actor, input),
});

/** Gives more time. */
export async function extend(input: unknown) {
  return extendAction(input);
}

const copyAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid() }).extend(knownParticipantSchema.pick({ name: true, email: true }).shape),
  limit: { name: "add-copy", perHour: 60 },
  run: addCopy,
});

/** Gives one more person a copy. */
export async function giveCopy(input: unknown) {
  return copyAction(input);
}

const versioned = z.object({ contractId: z.uuid(), version: z.int() });

const releaseAction = action({
  access: "signed-in",
  input: versioned,
  limit: { name: "release", perHour: 120 },
  run: async (actor, input) => {
    await releaseContract(actor, input);
    revalidatePath(`/contracts/${input.contractId}`);
  },
});

/** Approves a colleague's contract, which goes out with it. */
export async function release(input: unknown) {
  return releaseAction(input);
}

const refuseReleaseAction = action({
  access: "signed-in",
  input: versioned.extend({ reason: noteSchema(500).min(1) }),
  limit: { name: "release", perHour: 120 },
  run: refuseRelease,
});

/** Gives a colleague's contract back to him. */
export async function refuse(input: unknown) {
  return refuseReleaseAction(input);
}

const takeBackAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid() }),
  limit: { name: "release", perHour: 120 },
  run: takeBackFromRelease,
});

/** Makes a contract that waits for approval a draft again. */
export async function takeBack(input: unknown) {
  return takeBackAction(input);
}

const termAction = action({
  access: "signed-in",
  input: z.object({
    contractId: z.uuid(),
    endsOn: z.string().max(10).nullable(),
    days: z.int().min(remindDays.least).max(remindDays.most).optional(),
  }),
  limit: { name: "set-term", perHour: 60 },
  run: (actor, input) => setTerm(actor, input),
});

/** Says until when a contract runs. */
export async function term(input: unknown) {
  return termAction(input);
}

const relateAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid(), relation: z.enum(relations) }),
  limit: { name: "begin-contract", perHour: 120 },
  run: async (actor, input) => {
    const { contractId, documentId } = await beginRelated(actor, input);
    return { path: `/contracts/${contractId}/write/${documentId}` };
  },
});

/** Begins an agreement that ends a complete contract, or one that changes it, and says where it is written. */
export async function relate(input: unknown) {
  return relateAction(input);
}

const commentAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid(), body: noteSchema(commentLimit).min(1) }),
  limit: { name: "comment", perHour: 30, burst: 10 },
  run: addComment,
});

export async function comment(input: unknown) {
  return commentAction(input);
}
