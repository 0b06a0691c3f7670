"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import { createDraft } from "@/lib/domain/contracts/drafting/create-draft";
import { acceptSampleContract } from "@/lib/domain/contracts/intake/sample-contract";
import { beginWritten } from "@/lib/domain/contracts/written/begin-written";
import { startNames } from "@/lib/domain/contracts/written/starting-texts/start-names";
import { action } from "@/lib/platform/web/action";

const beginAction = action({
  access: "signed-in",
  input: z.object({ uploadId: z.uuid() }),
  limit: { name: "begin-contract", perHour: 120 },
  run: createDraft,
});

/** Begins a contract with an accepted upload. */
export async function beginContract(input: unknown) {
  return beginAction(input);
}

const sampleAction = action({
  access: "signed-in",
  input: z.undefined(),
  limit: { name: "sample", perHour: 30 },
  run: async (actor) => acceptSampleContract(actor, await getLocale()),
});

/** Takes the sample contract in as an upload. */
export async function takeSample() {
  return sampleAction(undefined);
}

const writeAction = action({
  access: "signed-in",
  input: z.object({ start: z.enum(startNames), locale: z.enum(["en", "zh"]) }),
  limit: { name: "begin-written", perHour: 120 },
  run: beginWritten,
});

/** Begins a contract with a text that is written here. */
export async function beginText(input: unknown) {
  return writeAction(input);
}
