import "server-only";
import { log } from "@/lib/platform/log";
import type {
  Answer,
  ElementCheck,
  ElementMethod,
  ElementQuestion,
  FaceBegun,
  FaceProvider,
  FaceState,
} from "./provider-types";

/** How long a provider may take. */
export const providerTimeoutMs = 20_000;

const unheard: Answer = { outcome: "upstream_error", billed: null, providerReference: null };

/** Asks, and turns silence and exceptions into an answer: `upstream_error`. What was asked is not logged. */
export function askProvider<M extends ElementMethod>(
  provider: ElementCheck<M>,
  question: Omit<ElementQuestion<M>, "signal">,
  timeoutMs = providerTimeoutMs,
): Promise<Answer> {
  const ask = (signal: AbortSignal) => provider.check({ ...question, signal } as ElementQuestion<M>);
  return inTime(provider.id, question.reference, ask, timeoutMs).then((answer) => answer ?? unheard);
}

/** Begins a comparison of faces; silence and exceptions become a failure, `upstream_error`. */
export async function beginFace(
  provider: FaceProvider,
  question: Omit<Parameters<FaceProvider["begin"]>[0], "signal">,
  timeoutMs = providerTimeoutMs,
): Promise<FaceBegun | { kind: "failed"; answer: Answer }> {
  const ask = (signal: AbortSignal) => provider.begin({ ...question, signal });
  return (await inTime(provider.id, question.reference, ask, timeoutMs)) ?? { kind: "failed", answer: unheard };
}

/** Asks how a comparison of faces stands; silence and exceptions become `unheard`. */
export async function askFace(
  provider: FaceProvider,
  question: Omit<Parameters<FaceProvider["ask"]>[0], "signal">,
  timeoutMs = providerTimeoutMs,
): Promise<FaceState> {
  const ask = (signal: AbortSignal) => provider.ask({ ...question, signal });
  return (await inTime(provider.id, question.reference, ask, timeoutMs)) ?? { state: "unheard", answer: unheard };
}

/** What `ask` resolves to, or nothing when it throws or takes too long. */
async function inTime<T>(
  provider: string,
  reference: string,
  ask: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
): Promise<T | undefined> {
  const timeout = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timeout.abort();
      reject(new Error("no answer in time"));
    }, timeoutMs);
  });
  try {
    return await Promise.race([ask(timeout.signal), silence]);
  } catch (error) {
    log.warn({ provider, attempt: reference, error: (error as Error).name }, "the provider did not answer");
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
