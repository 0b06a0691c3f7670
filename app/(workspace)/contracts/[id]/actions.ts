"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { correctParticipant } from "@/lib/domain/contracts/correct-participant";
import { noteSchema, participantSchema } from "@/lib/domain/contracts/draft.schema";
import { remindParticipant } from "@/lib/domain/contracts/remind-participant";
import { withdrawContract } from "@/lib/domain/contracts/withdraw-contract";
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
  input: place.extend(participantSchema.omit({ id: true }).shape),
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
