import "server-only";
import { log } from "@/lib/platform/log";
import type { RegisterTrouble } from "./register-provider";

/** How long a register may take. */
export const registerTimeoutMs = 20_000;

const unheard: RegisterTrouble = { outcome: "upstream_error", billed: null };

/** Asks, and turns silence and exceptions into `upstream_error`. What was asked is not logged. */
export async function askRegister<T>(
  registerId: string,
  ask: (signal: AbortSignal) => Promise<T>,
  timeoutMs = registerTimeoutMs,
): Promise<T | RegisterTrouble> {
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
    log.warn({ register: registerId, error: (error as Error).name }, "the business register did not answer");
    return unheard;
  } finally {
    clearTimeout(timer);
  }
}
