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
  mostWaiting: 12,
});

/**
 * Validates a file in a bounded process, trusting this installation's roots.
 * @param file path
 * @param at the time of the check
 * @throws DomainError unavailable `process_busy`, `process_not_started`
 */
export async function validateFile(file: string, at: Date, allowed: Bounds = bounds): Promise<Validation> {
  const { roots, intermediates } = await trustAnchors();
  const began = performance.now();
  try {
    return await validator.ask({ file, anchors: roots, intermediates, at }, allowed);
  } catch (error) {
    if (!(error instanceof ProcessStopped)) throw error;
    return { report: null, unreadable: error.bound, milliseconds: Math.round(performance.now() - began) };
  }
}

/** Ends the process; for a server that stops, and for tests. */
export const stopValidating = (): void => validator.stop();
