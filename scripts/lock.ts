import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * One server for each data folder. The lock names its process; one left by a killed process is taken over.
 * @throws Error when another server of this folder is alive, or the folder cannot be written
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = path.join(dataDir, "server.lock");
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The data folder ${dataDir} cannot be written (${code}). Set DATA_DIR to another one.`);
  }
  const mine = `${process.pid} ${processStart(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      return () => {
        if (readOrEmpty(file) === mine) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const [pid, ...start] = readOrEmpty(file).split(" ");
    if (isAlive(Number(pid)) && processStart(Number(pid)) === start.join(" "))
      throw new Error(
        `Vermilion already runs on this data folder (process ${pid}). Stop that one first, or set another DATA_DIR and PORT.`,
      );
    rmSync(file, { force: true });
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, where the system tells: a number used again by another process is not the same process. */
function processStart(pid: number): string {
  return readOrEmpty(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[19] ?? "";
}
