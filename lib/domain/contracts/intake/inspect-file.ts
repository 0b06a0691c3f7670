import "server-only";
import { BoundedProcess, type Bounds, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { Look } from "./look";

/** What looking inside one file may cost. */
const bounds: Bounds = { milliseconds: 10_000, heapMegabytes: 384, residentMegabytes: 1_400 };

const inspector = new BoundedProcess<string, Look>({
  name: "inspector",
  entry: ["lib", "domain", "contracts", "intake", "inspector-process.ts"],
  bounds,
  mostWaiting: 60,
  mostWaitingOfOne: 10,
});

export { ProcessStopped as InspectionStopped };

/**
 * Looks inside one file, in a process of its own; several wait for each other, and those who sent them take turns.
 * @param file path
 * @param options.whose account of whoever sent it
 * @throws InspectionStopped; DomainError unavailable `process_busy`, `process_not_started`
 */
export const inspectFile = (file: string, options: { allowed?: Bounds; whose?: string } = {}): Promise<Look> =>
  inspector.ask(file, options.allowed ?? bounds, options.whose);

/** Ends the process; for a server that stops, and for tests. */
export const stopInspecting = (): void => inspector.stop();
