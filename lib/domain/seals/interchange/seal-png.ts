import "server-only";
import { unavailable } from "@/lib/platform/errors";
import { BoundedProcess, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { SealPngQuestion } from "./seal-png-process";

const drawer = new BoundedProcess<SealPngQuestion, Uint8Array>({
  name: "seal-png",
  entry: ["lib", "domain", "seals", "interchange", "seal-png-process.ts"],
  bounds: { milliseconds: 20_000, heapMegabytes: 512, residentMegabytes: 900 },
  mostWaiting: 20,
});

/** Ends the process; for tests. */
export const stopDrawingSeals = (): void => drawer.stop();

/**
 * A seal as a PNG of its true size, made in a process of its own.
 * @param outline a checked one
 * @throws DomainError unavailable `process_busy`, `process_not_started`
 */
export async function sealPng(outline: Outline, dpi: number): Promise<Uint8Array> {
  try {
    return await drawer.ask({ outline, dpi });
  } catch (error) {
    if (error instanceof ProcessStopped) throw unavailable("process_busy");
    throw error;
  }
}
