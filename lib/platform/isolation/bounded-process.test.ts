import { afterAll, describe, expect, it } from "vitest";
import { BoundedProcess, type BoundedProcessOptions } from "./bounded-process";
import type { TestAnswer, TestQuestion } from "./test-process";

const bounds = { milliseconds: 15_000, heapMegabytes: 64, residentMegabytes: 1_000 };
const entry = ["lib", "platform", "isolation", "test-process.ts"];
const made: { stop(): void }[] = [];
let count = 0;

function make(options: Partial<BoundedProcessOptions> = {}) {
  const one = new BoundedProcess<TestQuestion, TestAnswer>({ name: `test-${count++}`, entry, bounds, ...options });
  made.push(one);
  return one;
}
afterAll(() => {
  for (const one of made) one.stop();
});

describe("a bounded process", () => {
  it("answers, is kept, and knows nothing of the server's environment", async () => {
    process.env.VERMILION_TEST_SECRET = "secret";
    const process_ = make();
    const first = await process_.ask({ echo: new Date(0) });
    const second = await process_.ask({ echo: Uint8Array.of(1, 2) });
    expect([first.echo, second.echo]).toEqual([new Date(0), Uint8Array.of(1, 2)]);
    expect(second.pid).toBe(first.pid);
    expect(first.environment.filter((name) => /SECRET|KEY|DATABASE|PASSWORD/.test(name))).toEqual([]);
  });

  it("is replaced after so many questions", async () => {
    const process_ = make({ questionsPerProcess: 1 });
    const pids = [await process_.ask({}), await process_.ask({})].map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(2);
  });

  it.each<[string, TestQuestion, string]>([
    ["an endless loop", { loop: true }, "time"],
    ["a full heap", { fill: true }, "memory"],
    ["a defect", { fail: true }, "defect"],
  ])("is stopped at %s, and the next question is answered", async (_, question, bound) => {
    const process_ = make();
    await process_.ask({});
    const allowed = bound === "time" ? { ...bounds, milliseconds: 300 } : bounds;
    await expect(process_.ask(question, allowed)).rejects.toMatchObject({ name: "ProcessStopped", bound });
    expect((await process_.ask({ echo: 1 })).echo).toBe(1);
  });

  it("answers one after the other, and refuses when too many wait", async () => {
    const process_ = make({ mostWaiting: 2 });
    const answers = [process_.ask({ echo: 1 }), process_.ask({ echo: 2 }), process_.ask({ echo: 3 })];
    const settled = await Promise.allSettled(answers);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
    await expect(answers[2]).rejects.toMatchObject({ code: "process_busy" });
    expect((await process_.ask({ echo: 4 })).echo).toBe(4);
  });

  it("refuses the one who asks too much, and nobody else", async () => {
    const process_ = make({ mostWaitingOfOne: 1 });
    const ask = (whose: string) => process_.ask({ echo: 1 }, bounds, whose);
    const settled = await Promise.allSettled([ask("a"), ask("a"), ask("a"), ask("b")]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  });

  it("says so when it cannot be started", async () => {
    await expect(make({ entry: ["lib", "nothing-here.ts"] }).ask({})).rejects.toMatchObject({
      code: "process_not_started",
    });
  });
});
