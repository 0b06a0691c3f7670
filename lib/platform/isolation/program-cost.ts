import "server-only";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/** A page of memory on the machines that Linux has 4 KB pages on; a larger one makes the bound tighter, not looser. */
const pageBytes = 4096;

/**
 * The processes that come of one: its children's children, and those whose environment holds `mark` although their
 * parents have ended. Only where the system has /proc; nothing elsewhere.
 * @param mark `NAME=value`
 */
export async function processesOf(
  pid: number | undefined,
  mark: string,
): Promise<{ pids: number[]; residentMegabytes: number }> {
  const names = await readdir("/proc").catch(() => []);
  const all = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => processAt(name, mark)));
  const known = new Map(all.filter((one) => one !== null).map((one) => [one.pid, one]));
  const ours = [...known.values()].filter((one) => {
    if (one.marked) return true;
    const seen = new Set<number>();
    for (let at: number | undefined = one.pid; at && !seen.has(at); at = known.get(at)?.parent) {
      if (at === pid) return true;
      seen.add(at);
    }
    return false;
  });
  return {
    pids: ours.map((one) => one.pid),
    residentMegabytes: ours.reduce((sum, one) => sum + one.residentPages * pageBytes, 0) / 1_000_000,
  };
}

async function processAt(name: string, mark: string) {
  const read = (what: string) => readFile(`/proc/${name}/${what}`, "latin1").catch(() => "");
  const [status, memory, environment] = await Promise.all([read("stat"), read("statm"), read("environ")]);
  // The name in brackets may itself hold brackets and spaces.
  const [state, parent] = status.slice(status.lastIndexOf(")") + 2).split(" ");
  if (!parent || state === "Z") return null;
  return {
    pid: Number(name),
    parent: Number(parent),
    residentPages: Number(memory.split(" ")[1] ?? 0),
    marked: environment.split("\0").includes(mark),
  };
}

/** What lies in a folder and below, in bytes. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = entries.map(async (entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return folderBytes(at);
    return stat(at).then(
      ({ size }) => size,
      () => 0,
    );
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
