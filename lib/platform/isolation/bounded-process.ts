import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unavailable } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { FairQueue } from "./fair-queue";

/** What one question may cost. Heap: of JavaScript alone; resident: everything (enforced where /proc tells it). */
export type Bounds = { milliseconds: number; heapMegabytes: number; residentMegabytes: number };

export type BoundedProcessOptions = {
  /** Names the process in logs, and makes it one and the same when modules are loaded again in development. */
  name: string;
  /** The file that answers (see answer.ts), as path parts from the project's root. Named in parts, so that the bundler
   *  leaves it alone: the process reads it from the source tree through tsx. */
  entry: readonly string[];
  bounds: Bounds;
  /** Questions answered by one process before a fresh one takes over. */
  questionsPerProcess?: number;
  /** How long an idle process stays. */
  idleMilliseconds?: number;
  /** Questions that may wait for their turn; more are refused at once. Without a limit when left out. */
  mostWaiting?: number;
  /** The same for the questions of one asker. */
  mostWaitingOfOne?: number;
};

/** Why no answer came: the question used up its time or memory, or ran the process into a defect. */
export class ProcessStopped extends Error {
  override readonly name = "ProcessStopped";
  constructor(readonly bound: "time" | "memory" | "defect") {
    super(`a bounded process was stopped (${bound})`);
  }
}

type Running = { child: ChildProcess; ready: Promise<void>; questions: number };
type State = { current?: Running; queue: FairQueue; idle?: NodeJS.Timeout; next: number };
type Reply<A> = { id: number; answer?: A; error?: string };

/** Starting is not the question's fault: it has its own time. */
const startMs = 30_000;

const holder = globalThis as typeof globalThis & { vermilionProcesses?: Map<string, State> };
holder.vermilionProcesses ??= new Map();
const processes = holder.vermilionProcesses;

/**
 * A process of its own for work on what strangers send: what a hostile file can cost is this process, which is killed
 * at its bounds. It has nothing of the server's environment, answers one question at a time, is kept for the next one
 * and replaced after every failure. Questions and answers are structured clones.
 */
export class BoundedProcess<Question, Answer> {
  private readonly state: State;

  constructor(private readonly options: BoundedProcessOptions) {
    this.state = processes.get(options.name) ?? { queue: new FairQueue(), next: 1 };
    processes.set(options.name, this.state);
  }

  /**
   * Asks one question; several wait for each other, and askers take turns.
   * @param whose who asks: an account or a network address
   * @throws ProcessStopped at a bound; DomainError unavailable `process_busy` when too many wait already,
   *   `process_not_started` when no process can be started
   */
  async ask(question: Question, bounds: Bounds = this.options.bounds, whose = ""): Promise<Answer> {
    const { queue } = this.state;
    const { mostWaiting = Number.POSITIVE_INFINITY, mostWaitingOfOne = Number.POSITIVE_INFINITY } = this.options;
    if (queue.size >= mostWaiting || queue.waitingOf(whose) >= mostWaitingOfOne) throw unavailable("process_busy");
    return queue.run(whose, () => this.askNow(question, bounds));
  }

  /** Ends the process; for a server that stops, and for tests. The next question starts another one. */
  stop(): void {
    clearTimeout(this.state.idle);
    this.replace();
  }

  private async askNow(question: Question, bounds: Bounds): Promise<Answer> {
    const { state, options } = this;
    clearTimeout(state.idle);
    const worn = state.current && state.current.questions >= (options.questionsPerProcess ?? 50);
    if (worn || !state.current?.child.connected) this.replace();
    state.current ??= start(options);
    const running = state.current;
    try {
      await running.ready;
    } catch (error) {
      this.replace();
      log.error({ process: options.name, error: (error as Error).message }, "a bounded process did not start");
      throw unavailable("process_not_started");
    }
    running.questions++;
    try {
      return await this.exchange(running.child, question, bounds);
    } catch (error) {
      this.replace();
      throw error;
    } finally {
      state.idle = setTimeout(() => this.replace(), options.idleMilliseconds ?? 60_000);
      state.idle.unref();
    }
  }

  private replace(): void {
    this.state.current?.child.kill("SIGKILL");
    this.state.current = undefined;
  }

  private exchange(child: ChildProcess, question: Question, bounds: Bounds): Promise<Answer> {
    const id = this.state.next++;
    return new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off("message", onMessage);
        child.off("exit", onExit);
        act();
      };
      const stop = (bound: ProcessStopped["bound"]) => finish(() => reject(new ProcessStopped(bound)));
      const onMessage = (reply: Reply<Answer>) => {
        if (reply.id !== id) return;
        if (reply.error === undefined) return finish(() => resolve(reply.answer as Answer));
        log.error({ process: this.options.name, error: reply.error }, "a bounded process ran into a defect");
        stop("defect");
      };
      // Node ends itself when its heap is full.
      const onExit = () => stop("memory");
      const timer = setTimeout(() => stop("time"), bounds.milliseconds);
      const watch = setInterval(async () => {
        if ((await residentMegabytes(child.pid)) > bounds.residentMegabytes) stop("memory");
      }, 100);
      child.on("message", onMessage);
      child.on("exit", onExit);
      child.send({ id, question });
    });
  }
}

function start({ entry, bounds }: BoundedProcessOptions): Running {
  const root = process.cwd();
  const tsx = pathToFileURL(
    path.join(/* turbopackIgnore: true */ root, ...["node_modules", "tsx", "dist", "loader.mjs"]),
  ).href;
  const child = fork(path.join(/* turbopackIgnore: true */ root, ...entry), [], {
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
    child.once(
      "error",
      settle(() => reject(new Error("it could not be started"))),
    );
  });
  ready.catch(() => {});
  return { child, ready, questions: 0 };
}

/** Memory outside the JavaScript heap has no bound of Node's; Linux tells how much there is. 0 elsewhere. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return (Number(text.split(" ")[1] ?? 0) * 4096) / 1_000_000;
}
