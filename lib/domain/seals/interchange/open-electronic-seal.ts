import "server-only";
import { sealAnchors } from "@/lib/domain/certificates/trust-anchors";
import { invalid } from "@/lib/platform/errors";
import { BoundedProcess, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { ElectronicSealDescription } from "@/lib/standards/ses/read-electronic-seal";
import type { ElectronicSealAnswer, ElectronicSealQuestion } from "./electronic-seal-process";

/** An electronic seal holds a picture and a few certificates. */
export const mostElectronicSealBytes = 1024 * 1024;

const reader = new BoundedProcess<ElectronicSealQuestion, ElectronicSealAnswer>({
  name: "electronic-seal-reader",
  entry: ["lib", "domain", "seals", "interchange", "electronic-seal-process.ts"],
  bounds: { milliseconds: 10_000, heapMegabytes: 256, residentMegabytes: 700 },
  mostWaiting: 20,
});

/** Ends the process; for tests. */
export const stopReadingSeals = (): void => reader.stop();

/**
 * Reads an electronic seal that somebody brings, in a process of its own, and says how far it can be believed: under
 * this installation's own makers, and no others.
 * @throws DomainError invalid `not_an_electronic_seal`; unavailable `process_busy`, `process_not_started`
 */
export async function describeElectronicSeal(bytes: Uint8Array, now = new Date()): Promise<ElectronicSealDescription> {
  if (bytes.length === 0 || bytes.length > mostElectronicSealBytes) throw invalid("not_an_electronic_seal");
  const { roots } = await sealAnchors();
  try {
    const seal = await reader.ask({ bytes, roots, at: now });
    if (!seal) throw invalid("not_an_electronic_seal");
    return seal;
  } catch (error) {
    if (error instanceof ProcessStopped) throw invalid("not_an_electronic_seal");
    throw error;
  }
}
