import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unavailable } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { Look } from "./look";

/**
 * Looks inside stored files in a process of its own: what a hostile file can cost is one process, which is killed at
 * its bounds. It is kept for the next file and replaced after every failure.
 */
export const bounds = { milliseconds: 10_000, heapMegabytes: 384, residentMegabytes: 1_400 };

/** Files looked at by one process before a fresh one takes over, and how long an idle one stays. */
const filesPerProcess = 50;
const idleMs = 60_000;

/** Starting is not the file's fault: it has its own time. */
const startMs = 30_000;

type Inspector = { child: ChildProcess; ready: Promise<void>; files: number };
type Answer = { id: number; result?: Look; error?: string };

/** Why no answer came: the file made the reader use up its time or memory, or ran it into a defect. */
export class InspectionStopped extends Error {
  override readonly name = "InspectionStopped";
  constructor(readonly bound: "time" | "memory" | "defect") {
    super(`looking inside a file was stopped (${bound})`);
  }
}

const holder = globalThis as typeof globalThis & {
  vermilionInspector?: { current?: Inspector; queue: Promise<unknown>; idle?: NodeJS.Timeout; next: number };
};
holder.vermilionInspector ??= { queue: Promise.resolve(), next: 1 };
const state = holder.vermilionInspector;

/**
 * Looks inside one file; several wait for each other.
 * @param file path of the stored file
 * @throws InspectionStopped; DomainError inspection_unavailable when no process can be started
 */
export function inspectFile(file: string, allowed = bounds): Promise<Look> {
  const mine = state.queue.then(() => inspectNow(file, allowed));
  state.queue = mine.catch(() => {});
  return mine;
}

async function inspectNow(file: string, allowed: typeof bounds): Promise<Look> {
  clearTimeout(state.idle);
  if (!state.current || state.current.files >= filesPerProcess || !state.current.child.connected) replace();
  const inspector = state.current ?? start();
  state.current = inspector;
  try {
    await inspector.ready;
  } catch (error) {
    replace();
    log.error({ error: (error as Error).message }, "the inspecting process did not start");
    throw unavailable("inspection_unavailable");
  }
  inspector.files++;
  try {
    return await ask(inspector.child, file, allowed);
  } catch (error) {
    replace();
    throw error;
  } finally {
    state.idle = setTimeout(replace, idleMs);
    state.idle.unref();
  }
}

function replace(): void {
  state.current?.child.kill("SIGKILL");
  state.current = undefined;
}

function start(): Inspector {
  const root = process.cwd();
  // Named in parts, so that the bundler leaves it alone: the process reads it from the source tree through tsx.
  const entry = path.join(root, ...["lib", "domain", "contracts", "intake", "inspector-process.ts"]);
  const tsx = pathToFileURL(path.join(root, ...["node_modules", "tsx", "dist", "loader.mjs"])).href;
  const child = fork(entry, [], {
    cwd: root,
    execArgv: ["--import", tsx, `--max-old-space-size=${bounds.heapMegabytes}`],
    // Nothing of the server's environment: a file that took this process over would find no secret in it.
    env: {
      NODE_ENV: process.env.NODE_ENV ?? "production",
      PATH: process.env.PATH ?? "",
      TMPDIR: process.env.TMPDIR ?? "/tmp",
      TSX_TSCONFIG_PATH: path.join(root, "scripts", "tsconfig.json"),
    },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  child.unref();
  child.channel?.unref();
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("it took too long to start")), startMs);
    const settle = (act: () => void) => () => {
      clearTimeout(timer);
      act();
    };
    child.once("message", settle(resolve));
    child.once(
      "exit",
      settle(() => reject(new Error("it ended at once"))),
    );
    child.once("error", reject);
  });
  ready.catch(() => {});
  return { child, ready, files: 0 };
}

function ask(child: ChildProcess, file: string, allowed: typeof bounds): Promise<Look> {
  const id = state.next++;
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off("message", onMessage);
      child.off("exit", onExit);
      act();
    };
    const stop = (bound: InspectionStopped["bound"]) => finish(() => reject(new InspectionStopped(bound)));
    const onMessage = (answer: Answer) => {
      if (answer.id !== id) return;
      if (answer.result) finish(() => resolve(answer.result as Look));
      else {
        log.error({ error: answer.error }, "looking inside a file ran into a defect");
        stop("defect");
      }
    };
    // Node ends itself when its heap is full.
    const onExit = () => stop("memory");
    const timer = setTimeout(() => stop("time"), allowed.milliseconds);
    const watch = setInterval(async () => {
      if ((await residentMegabytes(child.pid)) > allowed.residentMegabytes) stop("memory");
    }, 100);
    child.on("message", onMessage);
    child.on("exit", onExit);
    child.send({ id, path: file });
  });
}

/** Memory outside the JavaScript heap has no bound of Node's; Linux tells how much there is. 0 elsewhere. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return (Number(text.split(" ")[1] ?? 0) * 4096) / 1_000_000;
}

/** Ends the process; for a server that stops, and for tests. */
export function stopInspecting(): void {
  clearTimeout(state.idle);
  replace();
}
