"use server";

import { z } from "zod";
import { addDocument } from "@/lib/domain/contracts/drafting/add-document";
import { discardDraft } from "@/lib/domain/contracts/drafting/discard-draft";
import { draftSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { publishTemplate } from "@/lib/domain/templates/publish-template";
import { discardChanges } from "@/lib/domain/templates/remove-template";
import { action } from "@/lib/platform/web/action";

const seen = z.object({ contractId: z.uuid(), version: z.int().min(0) });

const saveAction = action({ access: "signed-in", input: seen.extend({ draft: draftSchema }), run: updateDraft });

/** Keeps a draft as its editor shows it. */
export async function saveDraft(input: unknown) {
  return saveAction(input);
}

const sendAction = action({
  access: "signed-in",
  input: seen,
  limit: { name: "send-contract", perHour: 200, burst: 50 },
  run: sendContract,
});

/** Sends a draft. The rest is the worker's. */
export async function sendDraft(input: unknown) {
  return sendAction(input);
}

const addAction = action({
  access: "signed-in",
  input: seen.extend({ uploadId: z.uuid() }),
  limit: { name: "add-document", perHour: 200 },
  run: addDocument,
});

/** Adds an accepted upload as one more document. */
export async function addToDraft(input: unknown) {
  return addAction(input);
}

const discardAction = action({ access: "signed-in", input: z.object({ contractId: z.uuid() }), run: discardDraft });

export async function discard(input: unknown) {
  return discardAction(input);
}

const publishAction = action({
  access: "signed-in",
  input: seen,
  limit: { name: "publish-template", perHour: 200 },
  run: async (actor, input) => {
    await publishTemplate(actor, input);
    return { contractId: input.contractId };
  },
});

/** Makes the working copy of a template its newest version. */
export async function publish(input: unknown) {
  return publishAction(input);
}

const discardChangesAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid() }),
  run: discardChanges,
});

/** Gives up the working copy of a template. */
export async function discardTemplateChanges(input: unknown) {
  return discardChangesAction(input);
}
