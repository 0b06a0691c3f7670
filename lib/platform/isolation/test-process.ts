import { answer } from "./answer";

/* A bounded process that misbehaves as it is asked to, for the tests. */
export type TestQuestion = { echo?: unknown; loop?: boolean; fill?: boolean; fail?: boolean };
export type TestAnswer = { echo: unknown; pid: number; environment: string[] };

answer<TestQuestion, TestAnswer>(async ({ echo, loop, fill, fail }) => {
  if (fail) throw new Error("as asked");
  while (loop) Math.random();
  for (const held: number[][] = []; fill; ) held.push(new Array<number>(100_000).fill(held.length));
  return { echo, pid: process.pid, environment: Object.keys(process.env) };
});
