import { expect, it } from "vitest";
import { FairQueue } from "./fair-queue";

it("does one job at a time, and lets those who wait take turns", async () => {
  const queue = new FairQueue();
  const done: string[] = [];
  let atOnce = 0;
  const job = (name: string) =>
    queue.run(name.slice(0, 1), async () => {
      expect(++atOnce).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce--;
      done.push(name);
      return name;
    });
  const all = ["a1", "a2", "a3", "a4", "b1", "b2", "c1"].map(job);
  expect([queue.size, queue.waitingOf("a"), queue.waitingOf("b"), queue.waitingOf("z")]).toEqual([7, 3, 2, 0]);
  expect(await Promise.all(all)).toEqual(["a1", "a2", "a3", "a4", "b1", "b2", "c1"]);
  expect(done).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4"]);
  expect(queue.size).toBe(0);
});

it("goes on after a job that failed", async () => {
  const queue = new FairQueue();
  const failed = queue.run("a", () => Promise.reject(new Error("no")));
  const next = queue.run("b", () => Promise.resolve(1));
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe(1);
  expect(await queue.run("a", () => Promise.resolve(2))).toBe(2);
});
