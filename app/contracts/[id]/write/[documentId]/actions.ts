"use server";

import { z } from "zod";
import { readSetPages } from "@/lib/domain/contracts/written/get-written";
import { saveText } from "@/lib/domain/contracts/written/save-text";
import { setDocument } from "@/lib/domain/contracts/written/set-document";
import { valuesSchema, writtenTextSchema } from "@/lib/domain/contracts/written/written-text.schema";
import { action } from "@/lib/platform/web/action";

const seen = z.object({ contractId: z.uuid(), documentId: z.uuid(), version: z.int().min(0) });

const saveAction = action({
  access: "signed-in",
  input: seen.extend({ text: writtenTextSchema, values: valuesSchema }),
  run: saveText,
});

/** Keeps a text as it is written. */
export async function saveWriting(input: unknown) {
  return saveAction(input);
}

const setAction = action({
  access: "signed-in",
  input: seen.extend({ values: valuesSchema.optional() }),
  limit: { name: "set-text", perHour: 240, burst: 40 },
  run: async (actor, input) => {
    const { version } = await setDocument(actor, input);
    return { version, pages: await readSetPages(actor, input.contractId, input.documentId) };
  },
});

/** Makes the pages of a text anew. */
export async function setPages(input: unknown) {
  return setAction(input);
}
