import "server-only";
import { log } from "@/lib/platform/log";
import type { IdentityAnswer, IdentityProvider, IdentityQuestion } from "./identity-provider";

/** How long a register may take. */
export const providerTimeoutMs = 20_000;

/** Asks, and turns silence and exceptions into an answer: `upstream_error`. What was asked is not logged. */
export async function askProvider(
  provider: IdentityProvider,
  question: Omit<IdentityQuestion, "signal">,
  timeoutMs = providerTimeoutMs,
): Promise<IdentityAnswer> {
  const timeout = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timeout.abort();
      reject(new Error("no answer in time"));
    }, timeoutMs);
  });
  try {
    return await Promise.race([provider.check({ ...question, signal: timeout.signal }), silence]);
  } catch (error) {
    log.warn(
      { provider: provider.id, attempt: question.reference, error: (error as Error).name },
      "the population register did not answer",
    );
    return { outcome: "upstream_error", billed: false, providerReference: null };
  } finally {
    clearTimeout(timer);
  }
}
