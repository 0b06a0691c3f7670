import "server-only";
import { rm } from "node:fs/promises";
import { BoundedProcess, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import { inspectFile } from "./inspect-file";
import type { RepairQuestion } from "./repair-process";

const repairer = new BoundedProcess<RepairQuestion, boolean>({
  name: "repairer",
  entry: ["lib", "domain", "contracts", "intake", "repair-process.ts"],
  bounds: { milliseconds: 20_000, heapMegabytes: 768, residentMegabytes: 1_800 },
  questionsPerProcess: 10,
  mostWaiting: 30,
  mostWaitingOfOne: 5,
});

/**
 * Makes a repaired copy of a damaged PDF, beside it, for as long as `use` takes.
 * @param whose account of whoever sent it
 * @param use is given the copy's path, or null where none can be made that passes the same look as every upload. One
 *   with signatures counts as none: they would be void in it
 * @throws DomainError unavailable `process_busy`, `process_not_started`; what `use` throws
 */
export async function withRepairedCopy<T>(
  file: string,
  whose: string,
  use: (copy: string | null) => Promise<T>,
): Promise<T> {
  const copy = `${file}-repaired`;
  try {
    return await use((await isGood(file, copy, whose)) ? copy : null);
  } finally {
    await rm(copy, { force: true });
  }
}

async function isGood(file: string, copy: string, whose: string): Promise<boolean> {
  try {
    if (!(await repairer.ask({ from: file, to: copy }, undefined, whose))) return false;
    const { inspection, obstacle } = await inspectFile(copy, { whose });
    return inspection.accepted && obstacle === null && inspection.form.signatures === 0;
  } catch (error) {
    if (error instanceof ProcessStopped) return false;
    throw error;
  }
}

/** Ends the process; for a server that stops, and for tests. */
export const stopRepairing = (): void => repairer.stop();
