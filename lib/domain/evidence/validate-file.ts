import "server-only";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { BoundedProcess, type Bounds, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { Validation, ValidationQuestion } from "./validation";

/** What validating one file may cost. Fifty megabytes with twenty signatures take a few seconds. */
const bounds: Bounds = { milliseconds: 30_000, heapMegabytes: 768, residentMegabytes: 1_600 };

const validator = new BoundedProcess<ValidationQuestion, Validation>({
  name: "validator",
  entry: ["lib", "domain", "evidence", "validator-process.ts"],
  bounds,
  // Each of them lies on the disk meanwhile.
  mostWaiting: 24,
  mostWaitingOfOne: 4,
});

/**
 * Validates a file in a bounded process, trusting this installation's roots. Those who sent files take turns.
 * @param file path
 * @param at the time of the check
 * @param options.whose account or network address of whoever sent it
 * @throws DomainError unavailable `process_busy`, `process_not_started`
 */
export async function validateFile(
  file: string,
  at: Date,
  options: { allowed?: Bounds; whose?: string } = {},
): Promise<Validation> {
  const { roots, intermediates } = await trustAnchors();
  const began = performance.now();
  try {
    return await validator.ask({ file, anchors: roots, intermediates, at }, options.allowed ?? bounds, options.whose);
  } catch (error) {
    if (!(error instanceof ProcessStopped)) throw error;
    return { report: null, unreadable: error.bound, milliseconds: Math.round(performance.now() - began) };
  }
}

/** Ends the process; for a server that stops, and for tests. */
export const stopValidating = (): void => validator.stop();
