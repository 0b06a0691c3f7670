import { readdirSync, readFileSync } from "node:fs";

/** Ticks in which Linux counts, a second. */
const ticks = 100;

/**
 * Processor time in ms that some processes and all that they have started have used so far (proc(5), stat). NaN where
 * there is no /proc.
 */
export function processorTime(roots: readonly number[]): number {
  const all = new Map<number, { parent: number; used: number }>();
  for (const name of entries("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    // The name of the program stands in brackets and may hold anything.
    const fields = textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
    const [parent, own, children] = [Number(fields[1]), sum(fields, 11), sum(fields, 13)];
    if (fields.length > 20) all.set(pid, { parent, used: own + children });
  }
  if (all.size === 0) return Number.NaN;
  const belongs = (pid: number): boolean => roots.includes(pid) || (all.has(pid) && belongs(all.get(pid)?.parent ?? 0));
  let used = 0;
  for (const [pid, one] of all) if (belongs(pid)) used += one.used;
  return (used * 1000) / ticks;
}

const sum = (fields: string[], at: number) => Number(fields[at]) + Number(fields[at + 1]);

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
