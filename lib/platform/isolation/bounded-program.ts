import "server-only";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import { log } from "@/lib/platform/log";
import { folderBytes, processesOf } from "./program-cost";

/** What one run of a program may cost; memory and output are those of all its processes, where /proc tells them. */
export type ProgramBounds = {
  milliseconds: number;
  residentMegabytes: number;
  /** Of the folder that it works in. */
  folderMegabytes: number;
};

export type ProgramRun = {
  command: string;
  arguments: readonly string[];
  /** The only folder that it needs to write in. It is its home and its place for temporary files. */
  folder: string;
  bounds: ProgramBounds;
  /** Variables beside PATH, HOME, TMPDIR and LANG. */
  environment?: Record<string, string>;
  /** Stops it: whoever asked has gone. */
  signal?: AbortSignal | undefined;
  /** Folders and files that the program must not see, where the system lets them be hidden. */
  hidden?: readonly string[];
};

/** Why a program was stopped before it ended by itself, or could not be started. */
export class ProgramStopped extends Error {
  override readonly name = "ProgramStopped";
  constructor(readonly bound: "time" | "memory" | "output" | "gone" | "start") {
    super(`a program was stopped (${bound})`);
  }
}

/** Names a run in the environment of all processes that come of it. */
const marker = "VERMILION_RUN";
const watchMs = 250;

/**
 * Runs a program that is not ours on what strangers send. It has nothing of the server's environment, no network and no
 * sight of `hidden` where the system allows it (see `confinement`), and is killed with everything it has started: at
 * its bounds, when it is no longer asked for, when the server ends, and when it has ended itself.
 * @returns its exit code; null when a signal has ended it
 * @throws ProgramStopped
 */
export async function runProgram(run: ProgramRun): Promise<{ code: number | null }> {
  if (run.signal?.aborted) throw new ProgramStopped("gone");
  const mark = randomBytes(12).toString("hex");
  const prefix = await confinement();
  const [command, ...before] = [...prefix.words, ...(prefix.hides ? hiding(hiddenFrom(run)) : []), run.command];
  const child = spawn(command!, [...before, ...run.arguments], {
    cwd: run.folder,
    detached: true,
    stdio: "ignore",
    env: {
      NODE_ENV: process.env.NODE_ENV ?? "production",
      PATH: process.env.PATH ?? "",
      HOME: run.folder,
      TMPDIR: run.folder,
      LANG: "C.UTF-8",
      ...run.environment,
      [marker]: mark,
    },
  });
  const withServer = () => child.pid !== undefined && kill(-child.pid);
  process.once("exit", withServer);
  try {
    return await ended(child, run, mark);
  } finally {
    process.off("exit", withServer);
    await killAll(child, mark);
  }
}

function ended(child: ChildProcess, { bounds, folder, signal }: ProgramRun, mark: string) {
  return new Promise<{ code: number | null }>((resolve, reject) => {
    const stop = (bound: ProgramStopped["bound"]) => settle(() => reject(new ProgramStopped(bound)));
    const gone = () => stop("gone");
    const timer = setTimeout(() => stop("time"), bounds.milliseconds);
    const watch = setInterval(async () => {
      const [found, bytes] = await Promise.all([processesOf(child.pid, `${marker}=${mark}`), folderBytes(folder)]);
      if (found.residentMegabytes > bounds.residentMegabytes) stop("memory");
      else if (bytes > bounds.folderMegabytes * 1_000_000) stop("output");
    }, watchMs);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener("abort", gone);
      act();
    };
    signal?.addEventListener("abort", gone);
    child.once("error", () => stop("start"));
    child.once("exit", (code) =>
      settle(async () => {
        // Between two looks it may have written more than it may and ended.
        const bytes = await folderBytes(folder);
        if (bytes > bounds.folderMegabytes * 1_000_000) reject(new ProgramStopped("output"));
        else resolve({ code });
      }),
    );
  });
}

/** The group, and whoever has left it: those are found by the marker that they have inherited. */
async function killAll(child: ChildProcess, mark: string): Promise<void> {
  if (child.pid === undefined) return;
  kill(-child.pid);
  for (let round = 0; round < 5; round++) {
    const { pids } = await processesOf(child.pid, `${marker}=${mark}`);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

type Confinement = { words: readonly string[]; hides: boolean };

const unshare = ["unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"];
/** From what confines most to nothing. */
const ways: readonly { words: readonly string[]; hides: boolean }[] = [
  { words: [...unshare, "--mount", "--mount-proc"], hides: true },
  { words: [...unshare, "--mount"], hides: true },
  { words: ["unshare", "--net", "--pid", "--fork", "--kill-child"], hides: false },
  { words: ["unshare", "--user", "--map-root-user", "--net"], hides: false },
];
const endingWithServer = ["setpriv", "--pdeathsig", "KILL"];

let found: Promise<Confinement> | undefined;

/**
 * How programs are confined on this machine: namespaces of their own without a network (util-linux's `unshare`), and an
 * end with the server's (`setpriv`). Containers often forbid the first; what is missing is logged once.
 */
export function confinement(): Promise<Confinement> {
  found ??= look();
  return found;
}

async function look(): Promise<Confinement> {
  const works = async (words: readonly string[]) => {
    const [command, ...rest] = [...words, "true"];
    return promisify(execFile)(command!, rest, { timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  };
  const ending = (await works(endingWithServer)) ? endingWithServer : [];
  for (const { words, hides } of ways) {
    const all = [...ending, ...words];
    if (await works([...all, ...(hides ? hiding([]) : [])])) return { words: all, hides };
  }
  log.warn({}, "programs that read strangers' documents run with a network: this system allows no namespaces");
  return { words: ending, hides: false };
}

/** What holds the program itself, or its folder, cannot be hidden from it. */
const hiddenFrom = ({ hidden = [], command, folder }: ProgramRun) =>
  hidden.filter(
    (place) => ![command, folder].some((needed) => `${needed}${path.sep}`.startsWith(`${place}${path.sep}`)),
  );

/**
 * Lays an empty folder, or an empty file, over each hidden one, and then gives up what it would take to lift it again.
 */
function hiding(folders: readonly string[]): string[] {
  const script =
    'while [ "$1" != -- ]; do ' +
    'if [ -d "$1" ]; then mount -t tmpfs -o size=4k none "$1" || exit 126; ' +
    'elif [ -e "$1" ]; then mount --bind /dev/null "$1" || exit 126; fi; shift; done; shift; ' +
    'exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"';
  return ["sh", "-c", script, "sh", ...folders, "--"];
}
