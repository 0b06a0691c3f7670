import { expect, it } from "vitest";
import { writeSandboxStatement } from "@/lib/domain/bank-payments/sandbox/write-statement";
import { paymentScenario } from "@/tests/support/payment-scenario";
import { candidatesOf, errorsIn, linesOf, matched } from "./in-memory";

it("finds 1,000 true payments among 10,000, and no other", () => {
  const now = new Date("2026-11-20T03:00:00Z");
  const scenario = paymentScenario(1000, now);
  expect(scenario.payments.length).toBe(10_000);
  expect(scenario.truth.size).toBe(1000);
  const lines = linesOf(writeSandboxStatement(scenario.payments, "camt.053", now).bytes);
  expect(lines.length).toBe(10_000);
  const found = matched(lines, candidatesOf(scenario));
  expect(errorsIn(found, scenario.truth)).toEqual({ wrong: 0, missed: 0 });
  expect(found.size).toBe(1000);
});

it("counts what is false and what is missed", () => {
  const truth = new Map([
    ["a", 0],
    ["b", 1],
  ]);
  expect(errorsIn(new Map([["a", "0"]]), truth)).toEqual({ wrong: 0, missed: 1 });
  expect(errorsIn(new Map([["a", "1"]]), truth)).toEqual({ wrong: 1, missed: 1 });
  expect(errorsIn(new Map([["c", "0"]]), truth)).toEqual({ wrong: 1, missed: 2 });
});
