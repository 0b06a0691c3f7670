import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { SignInput } from "../../lib/domain/signing/commit-signature";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";

export type SigningJob = { actor: Actor; input: SignInput };
export type SigningNews =
  | { kind: "ready" }
  | { kind: "begun"; index: number }
  | { kind: "signed"; index: number }
  | { kind: "failed"; index: number; reason: string }
  | { kind: "done" };

const root = path.resolve(import.meta.dirname, "../..");

const name = "vermilion-test-process";

/** Runs a TypeScript file of tests/support as a process of its own, on this test's database and data. */
export function startProcess(file: string): ChildProcess {
  const database = new URL(process.env.DATABASE_URL ?? "");
  database.searchParams.set("application_name", name);
  return fork(path.join(import.meta.dirname, file), [], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      DATABASE_URL: database.href,
      TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json"),
      NODE_OPTIONS: "",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Resolves when Postgres has noticed that the processes are gone and has ended what they had begun. */
export async function untilForgotten(): Promise<void> {
  for (;;) {
    const [row] = await db().$queryRaw<{ left: number }[]>`
      SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${name}`;
    if (row?.left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resolves when so many statements of the processes wait for a lock that somebody else holds. */
export async function untilWaiting(wanted: number): Promise<void> {
  for (;;) {
    const [row] = await db().$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = ${name} AND wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
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
      await untilForgotten();
    },
  };
}
