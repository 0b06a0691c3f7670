import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { SignInput } from "../../lib/domain/signing/commit-signature";
import type { Actor } from "../../lib/platform/actor";

export type SigningJob = { actor: Actor; input: SignInput };
export type SigningNews =
  | { kind: "ready" }
  | { kind: "begun"; index: number }
  | { kind: "signed"; index: number; revision: number }
  | { kind: "failed"; index: number; reason: string }
  | { kind: "done" };

const root = path.resolve(import.meta.dirname, "../..");

/** Runs a TypeScript file of tests/support as a process of its own, on this test's database and data. */
export function startProcess(file: string): ChildProcess {
  return fork(path.join(import.meta.dirname, file), [], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json"), NODE_OPTIONS: "" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** A process that has loaded everything and waits for work. */
export async function startSigning() {
  const child = startProcess("signing-process.ts");
  const news: SigningNews[] = [];
  let told = () => {};
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.on("message", (message: SigningNews) => {
    news.push(message);
    told();
  });
  child.once("exit", () => told());

  /** Waits for the first news that fits. @throws Error when the process ends before */
  async function until(wanted: (one: SigningNews) => boolean): Promise<void> {
    while (!news.some(wanted)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error("the signing process ended");
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    }
  }

  await until(({ kind }) => kind === "ready");
  return {
    news,
    until,
    sign: (jobs: SigningJob[], options: { together: boolean }) => child.send({ jobs, ...options }),
    /** SIGKILL: no handler runs, nothing is tidied up. */
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
