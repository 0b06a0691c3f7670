import { expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { paymentScenario } from "@/tests/support/payment-scenario";
import { matchedRows, takeStatement, writeScenario } from "@/tests/support/payment-scenario-rows";
import { writeSandboxStatement } from "./sandbox/write-statement";

it("finds 1,000 true payments among 10,000 in one statement, no other, and once when it comes again", async () => {
  const now = new Date();
  const scenario = paymentScenario(1000, now);
  const ids = await writeScenario(scenario);
  const { bytes } = writeSandboxStatement(scenario.payments, "camt.053", now);
  await takeStatement(bytes);
  const found = await matchedRows(ids);
  expect(found).toEqual(new Map([...scenario.truth].map(([reference, n]) => [reference, String(n)])));
  expect(await db().bankTransaction.count()).toBe(10_000);
  expect(await db().paymentChallenge.count({ where: { state: "matched" } })).toBe(1000);
  const due = await db().bankTransaction.count({ where: { state: "refund_due" } });
  expect(await db().refund.count({ where: { state: "due" } })).toBe(due);
  await takeStatement(bytes);
  expect(await db().bankTransaction.count()).toBe(10_000);
}, 120_000);
