import fc from "fast-check";
import { expect, it } from "vitest";
import { OperatorWriter } from "./operator-writer";
import { formatNumber } from "./path";

const written = (...values: number[]) => {
  const out = new OperatorWriter();
  for (const value of values) out.number(value);
  return out.toString();
};

it("writes numbers as outlines spell them", () => {
  expect(written(0, -0, -0.0004, 0.5, 10.05, 100.005, -999.999, 9, 1e6)).toBe(
    "0 0 0 0.5 10.05 100.005 -999.999 9 1000000 ",
  );
  const numbers = fc.oneof(
    fc.double({ min: -1200, max: 1200, noNaN: true }),
    fc.integer({ min: -1_100_000, max: 1_100_000 }).map((n) => n / 1000),
    fc.double({ min: -3e6, max: 3e6, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 20 }), (list) => {
      expect(written(...list)).toBe(list.map((value) => `${formatNumber(value)} `).join(""));
    }),
  );
});

it("has room for however much is written", () => {
  const out = new OperatorWriter();
  for (let i = 0; i < 30_000; i++) {
    out.number(i / 1000);
    out.text("m\n");
  }
  expect(out.toString().split("\n").length).toBe(30_001);
  expect(out.toString().endsWith("29.999 m\n")).toBe(true);
});
