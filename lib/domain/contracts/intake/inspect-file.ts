import "server-only";
import { BoundedProcess, type Bounds, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { Look } from "./look";

/** What looking inside one file may cost. */
const bounds: Bounds = { milliseconds: 10_000, heapMegabytes: 384, residentMegabytes: 1_400 };

const inspector = new BoundedProcess<string, Look>({
  name: "inspector",
  entry: ["lib", "domain", "contracts", "intake", "inspector-process.ts"],
  bounds,
});

export { ProcessStopped as InspectionStopped };

/**
 * Looks inside one stored file, in a process of its own; several wait for each other.
 * @param file path of the stored file
 * @throws InspectionStopped; DomainError unavailable when no process can be started
 */
export const inspectFile = (file: string, allowed: Bounds = bounds): Promise<Look> => inspector.ask(file, allowed);

/** Ends the process; for a server that stops, and for tests. */
export const stopInspecting = (): void => inspector.stop();
