"use server";

import { z } from "zod";
import { commitImport } from "@/lib/domain/bank-payments/commit-import";
import { changeMapping, discardImport } from "@/lib/domain/bank-payments/import-statement";
import { mappingSchema } from "@/lib/domain/bank-payments/remember-mapping";
import { undoImport } from "@/lib/domain/bank-payments/undo-import";
import { action } from "@/lib/platform/web/action";

const access = "signed-in" as const;
const limit = { name: "office", perHour: 600 };
const one = z.object({ importId: z.uuid() });

const mappingAction = action({
  access,
  limit,
  input: one.extend({ mapping: mappingSchema }),
  run: (actor, input) => changeMapping(actor, input),
});

export async function saveMapping(input: unknown) {
  return mappingAction(input);
}

const commitAction = action({
  access,
  limit,
  input: one,
  run: async (actor, input) => (await commitImport(actor, input)).counts,
});

export async function commit(input: unknown) {
  return commitAction(input);
}

const discardAction = action({ access, limit, input: one, run: (actor, input) => discardImport(actor, input) });

export async function discard(input: unknown) {
  return discardAction(input);
}

const undoAction = action({
  access,
  limit,
  input: one.extend({ reason: z.string().max(2000) }),
  run: (actor, input) => undoImport(actor, input),
});

export async function undo(input: unknown) {
  return undoAction(input);
}
