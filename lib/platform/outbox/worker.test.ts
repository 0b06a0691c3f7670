import { expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue } from "./enqueue";
import { NotYet } from "./not-yet";
import { type Handlers, retryDelay, startWorker } from "./worker";

function handlers(mail: Handlers["mail.send"]): Handlers {
  const never = async () => {
    throw new Error("not asked for here");
  };
  return new Proxy({} as Handlers, { get: (_, topic) => (topic === "mail.send" ? mail : never) });
}

const put = (key: string) => transaction((tx) => enqueue(tx, { topic: "mail.send", key, payload: { mailId: key } }));

it("does each task that was committed, and none that was rolled back", async () => {
  const done: string[] = [];
  const worker = startWorker(handlers(async ({ mailId }) => void done.push(mailId!)));
  await put("a");
  await put("a");
  await put("b");
  await expect(
    transaction(async (tx) => {
      await enqueue(tx, { topic: "mail.send", key: "c", payload: { mailId: "c" } });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await worker.drain();
  await worker.stop();
  expect(done.sort()).toEqual(["a", "b"]);
});

it("shares the work between workers without doing a task twice", async () => {
  const done: string[] = [];
  const workers = [1, 2, 3].map(() =>
    startWorker(
      handlers(async ({ mailId }) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        done.push(mailId!);
      }),
    ),
  );
  for (let i = 0; i < 40; i++) await put(`shared-${i}`);
  await Promise.all(workers.map((worker) => worker.drain()));
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(done).toHaveLength(40);
  expect(new Set(done).size).toBe(40);
});

it("tries again later after a failure, and says why", async () => {
  const worker = startWorker(
    handlers(async () => {
      throw new Error("the mail server is away");
    }),
  );
  await put("failing");
  await worker.drain();
  await worker.stop();
  const task = await db().outboxTask.findUniqueOrThrow({ where: { key: "mail.send:failing" } });
  expect(task).toMatchObject({
    attempts: 1,
    doneAt: null,
    deadAt: null,
    leasedUntil: null,
    lastError: "the mail server is away",
  });
  expect(task.availableAt.getTime()).toBeGreaterThan(Date.now());
});

it("waits for what is under way and reports no failure, until it has waited too often", async () => {
  const warn = vi.spyOn(log, "warn");
  const worker = startWorker(
    handlers(async () => {
      throw new NotYet("still being sent");
    }),
  );
  await put("waiting");
  await worker.drain();
  expect(warn).not.toHaveBeenCalled();
  const where = { key: "mail.send:waiting" };
  const task = await db().outboxTask.findUniqueOrThrow({ where });
  expect(task).toMatchObject({ attempts: 1, doneAt: null, deadAt: null, leasedUntil: null });
  expect(task.availableAt.getTime()).toBeGreaterThan(Date.now());
  await db().outboxTask.update({ where, data: { attempts: 11, availableAt: new Date() } });
  await worker.drain();
  await worker.stop();
  expect(warn).toHaveBeenCalledOnce();
  expect((await db().outboxTask.findUniqueOrThrow({ where })).deadAt).toBeInstanceOf(Date);
  warn.mockRestore();
});

it("picks up what a killed worker had taken, once its lease has run out", async () => {
  await db().outboxTask.create({
    data: {
      id: newId(),
      topic: "mail.send",
      key: "mail.send:left",
      payload: { mailId: "left" },
      attempts: 1,
      leasedUntil: new Date(Date.now() - 1000),
    },
  });
  await db().outboxTask.create({
    data: {
      id: newId(),
      topic: "mail.send",
      key: "mail.send:held",
      payload: { mailId: "held" },
      attempts: 1,
      leasedUntil: new Date(Date.now() + 60_000),
    },
  });
  const done: string[] = [];
  const worker = startWorker(handlers(async ({ mailId }) => void done.push(mailId!)));
  for (let i = 0; i < 200 && !done.length; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  await worker.stop();
  expect(done).toEqual(["left"]);
});

it("waits longer after each failure, at most about an hour", () => {
  const waits = Array.from({ length: 14 }, (_, i) => retryDelay(i + 1, 0));
  expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
  expect(Math.max(...waits)).toBe(3600);
  expect(retryDelay(20, 1)).toBeLessThanOrEqual(4500);
});
