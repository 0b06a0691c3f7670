import "server-only";
import type { z } from "zod";
import { log } from "@/lib/platform/log";
import type { Answer } from "../provider-types";

/**
 * An exchange with a provider that came to nothing: no answer, one whose signature is wrong, one that nobody
 * understands, or a refusal that says nothing about the person.
 */
export class ProviderTrouble extends Error {
  override readonly name = "ProviderTrouble";
  /** @param failure the provider's own code, or a word of ours: `bad_signature`, `malformed`, `no_answer`, `http_500` */
  constructor(readonly failure: string) {
    super("the provider's answer is of no use");
  }
}

/** The answer that says nothing. */
export const upstreamError = (providerReference: string | null = null): Answer => ({
  outcome: "upstream_error",
  billed: null,
  providerReference,
});

/** What a provider wrote, if it has the shape. @throws ProviderTrouble `malformed` */
export function understood<T>(schema: z.ZodType<T>, written: unknown): T {
  const reading = schema.safeParse(written);
  if (!reading.success) throw new ProviderTrouble("malformed");
  return reading.data;
}

/** Runs an exchange. What fails is logged by provider and code, never with what was asked, and gives nothing. */
export async function heard<T>(provider: string, exchange: () => Promise<T>): Promise<T | undefined> {
  try {
    return await exchange();
  } catch (error) {
    logTrouble(provider, error instanceof ProviderTrouble ? error.failure : (error as Error).name);
    return undefined;
  }
}

/** Says in the log that a provider answered with what is of no use. */
export function logTrouble(provider: string, failure: string): void {
  log.warn({ provider, failure: withoutPersonalData(failure) }, "a provider could not be heard or understood");
}

/** A code is letters, marks and a few digits; whatever could be a name or a number of somebody's is taken out. */
function withoutPersonalData(failure: string): string {
  return failure
    .replace(/[^\w.:-]/g, "")
    .replace(/\d{7,}[\dX]?/g, "#")
    .slice(0, 80);
}

/** What `exchange` resolves to, unless nobody waits for it any more. @throws ProviderTrouble `no_answer` */
export async function whileWaited<T>(signal: AbortSignal, exchange: Promise<T>): Promise<T> {
  let stop = () => {};
  const given = new Promise<never>((_, reject) => {
    stop = () => reject(new ProviderTrouble("no_answer"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([exchange, given]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
