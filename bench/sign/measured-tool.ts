import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { Answer, Request, ToolName } from "./cell";

const program = path.join(import.meta.dirname, "measuring.ts");

/**
 * A tool in its own process. When a question is not answered in time the process is ended, and the next question
 * starts a new one: nothing that a tool does can hold up the others.
 */
export class MeasuredTool {
  #child: ChildProcess | undefined;

  constructor(
    readonly name: ToolName,
    /** Milliseconds that starting, and any one answer, may take. */
    readonly patience: number,
    readonly entry: string = program,
  ) {}

  /** False before the first question, and after the tool hung or died. */
  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  async measure(request: Omit<Request, "tool">): Promise<Answer> {
    const started = this.#child ? null : await this.#start();
    if (started) return started;
    this.#child?.send({ tool: this.name, ...request });
    const answer = await this.#next();
    return typeof answer === "object" ? answer : { ok: false, reason: "it answered something else" };
  }

  async #start(): Promise<Answer | null> {
    this.#child = fork(this.entry, [this.name], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    const first = await this.#next();
    return first === "ready" ? null : (first as Answer);
  }

  /** The next message, or why there is none. */
  #next(): Promise<Answer | "ready"> {
    const child = this.#child;
    if (!child) return Promise.resolve({ ok: false, reason: "it does not run" });
    return new Promise((resolve) => {
      let complaint = "";
      const settle = (answer: Answer | "ready") => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.stderr?.removeAllListeners();
        resolve(answer);
      };
      const timer = setTimeout(() => {
        this.end();
        settle({ ok: false, reason: `no answer in ${this.patience / 1000} s` });
      }, this.patience);
      child.stderr?.on("data", (chunk: Buffer) => {
        complaint = `${complaint}${chunk}`.slice(-2000);
      });
      child.on("message", (message) => settle(message as Answer | "ready"));
      child.on("exit", (code, signal) => {
        this.#child = undefined;
        const why = complaint.split("\n").find((line) => /\S*Error\b/.test(line)) ?? complaint.trim();
        settle({ ok: false, reason: `it died with ${signal ?? `code ${code}`}: ${why}` });
      });
    });
  }

  end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}
