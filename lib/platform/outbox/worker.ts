import "server-only";
import pg from "pg";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { Topic } from "./enqueue";
import { NotYet } from "./not-yet";

export type TaskContext = {
  /** 1 at the first try. */
  attempt: number;
  /** Ends when the worker is asked to stop; long work should watch it. */
  signal: AbortSignal;
};
export type Handlers = { [topic in Topic]: (payload: Record<string, string>, context: TaskContext) => Promise<void> };
export type Worker = {
  stop(): Promise<void> /** Resolves when nothing is due. For tests and the demo. */;
  drain(): Promise<void>;
};

const leaseSeconds = 60;
const idleLookMs = 5_000;
const parallel = 4;
const mostAttempts = 12;

type Task = { id: string; topic: Topic; payload: Record<string, string>; attempts: number };

/** Seconds until the next try: 2, 4, 8 … at most an hour, with up to a quarter more so that failures spread. */
export const retryDelay = (attempt: number, random: number): number => Math.min(3600, 2 ** attempt) * (1 + random / 4);

/**
 * Takes due tasks by lease, so that one left by a killed worker is due again within a minute, and several workers
 * share the work. A task is done at least once: handlers find out what is already done.
 */
export function startWorker(handlers: Handlers): Worker {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let woken = false;
  let endSleep = () => {};
  let listener: pg.Client | undefined;

  async function claim(most: number): Promise<Task[]> {
    return db().$queryRaw<Task[]>`
      UPDATE outbox_task SET "leasedUntil" = now() + make_interval(secs => ${leaseSeconds}::int), attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM outbox_task
        WHERE "doneAt" IS NULL AND "deadAt" IS NULL AND "availableAt" <= now() AND ("leasedUntil" IS NULL OR "leasedUntil" < now())
        ORDER BY "availableAt" LIMIT ${most}::int FOR UPDATE SKIP LOCKED)
      RETURNING id, topic, payload, attempts`;
  }

  async function perform(task: Task): Promise<void> {
    const renewal = setInterval(
      () => {
        db()
          .outboxTask.updateMany({
            where: { id: task.id, doneAt: null },
            data: { leasedUntil: new Date(Date.now() + leaseSeconds * 1000) },
          })
          .catch(() => {});
      },
      (leaseSeconds * 1000) / 3,
    );
    try {
      const handler = handlers[task.topic];
      if (!handler) throw new Error(`no handler for ${task.topic}`);
      await handler(task.payload, { attempt: task.attempts, signal: stopping.signal });
      await db().outboxTask.update({
        where: { id: task.id },
        data: { doneAt: new Date(), leasedUntil: null, lastError: null },
      });
    } catch (error) {
      await giveBack(task, error as Error);
    } finally {
      clearInterval(renewal);
    }
  }

  async function giveBack(task: Task, error: Error): Promise<void> {
    const dead = task.attempts >= mostAttempts;
    const told = { task: task.id, topic: task.topic, attempt: task.attempts, dead, error: error.message };
    if (error instanceof NotYet && !dead) log.debug(told, "a task waits");
    else log.warn(told, "a task failed");
    const next = new Date(Date.now() + retryDelay(task.attempts, Math.random()) * 1000);
    await db().outboxTask.update({
      where: { id: task.id },
      data: {
        leasedUntil: null,
        lastError: error.message.slice(0, 500),
        ...(dead ? { deadAt: new Date() } : { availableAt: next }),
      },
    });
  }

  /** Ends the present sleep, or, between two sleeps, the next one before it begins: no call is lost. */
  function wake(): void {
    woken = true;
    endSleep();
  }

  async function sleep(): Promise<void> {
    if (!woken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleLookMs);
        endSleep = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    woken = false;
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: env().DATABASE_URL });
    client.on("notification", () => wake());
    client.on("error", () => {
      listener = undefined;
    });
    await client.connect();
    await client.query("LISTEN vermilion_outbox");
    listener = client;
  }

  /** One look: starts what is due and there is room for. True when something was started. */
  async function look(): Promise<boolean> {
    const room = parallel - running.size;
    if (room <= 0) return false;
    const tasks = await claim(room);
    for (const task of tasks) {
      const work: Promise<void> = perform(task)
        .catch((error: Error) =>
          log.error(
            { task: task.id, error: error.message },
            "a task's result could not be written; its lease will run out",
          ),
        )
        .finally(() => {
          running.delete(work);
          wake();
        });
      running.add(work);
    }
    return tasks.length > 0;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (!listener) await listen();
        if (!(await look())) await sleep();
      } catch (error) {
        log.error({ error: (error as Error).message }, "the worker could not reach the database");
        await sleep();
      }
    }
  }

  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      wake();
      await looping;
      await Promise.allSettled(running);
      await listener?.end();
    },
    async drain() {
      for (;;) {
        const due = await db().outboxTask.count({
          where: { doneAt: null, deadAt: null, availableAt: { lte: new Date() } },
        });
        if (due === 0 && running.size === 0) return;
        wake();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
