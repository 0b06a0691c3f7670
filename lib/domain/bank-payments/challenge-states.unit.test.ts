import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  challengeMayMove,
  importMoves,
  importStates,
  inMoves,
  inStates,
  isOpen,
  mayMove,
  openStates,
  outMoves,
  outStates,
  payoutMoves,
  provenStates,
  transactionMoves,
  transactionStates,
} from "./challenge-states";
import { mismatchReasons, stateAfter } from "./reasons";

const sql = ["20261122190000_real_names", "20261122210000_bank_payments", "20261122225000_payouts"]
  .map((folder) => readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8"))
  .join("\n");

/** The pairs in a trigger function, as the last migration leaves it. */
function pairsOf(name: string): string[] {
  const bodies = sql.matchAll(
    new RegExp(`(?:CREATE|REPLACE) FUNCTION ${name}\\(\\)[\\s\\S]*?NOT IN \\(([\\s\\S]*?)\\) THEN`, "g"),
  );
  const body = [...bodies].at(-1)?.[1] ?? "";
  return [...body.matchAll(/\('(\w+)', '(\w+)'\)/g)].map((match) => `${match[1]}>${match[2]}`).sort();
}

const pairs = (...tables: Record<string, readonly string[]>[]) =>
  tables.flatMap((table) => Object.entries(table).flatMap(([from, tos]) => tos.map((to) => `${from}>${to}`))).sort();

describe("the state machines of payment", () => {
  it("are the same in the domain and in Postgres", () => {
    expect(pairsOf("payment_challenge_moves")).toEqual(pairs(inMoves, outMoves));
    expect(pairsOf("bank_transaction_moves")).toEqual(pairs(transactionMoves));
    expect(pairsOf("payout_moves")).toEqual(pairs(payoutMoves));
    expect(pairsOf("bank_import_moves")).toEqual(pairs(importMoves));
    expect(pairs(inMoves, outMoves).length).toBeGreaterThan(10);
  });

  it("prove an account once, along any path, and leave that state never", () => {
    const cases = [
      { direction: "in" as const, states: inStates, first: "issued" },
      { direction: "out" as const, states: outStates, first: "requested" },
    ];
    for (const { direction, states, first } of cases)
      fc.assert(
        fc.property(fc.array(fc.constantFrom<string>(...states), { maxLength: 20 }), (wishes) => {
          let state = first;
          let proven = 0;
          for (const wish of wishes) {
            if (!challengeMayMove(direction, state, wish)) continue;
            if (wish !== state && (provenStates as readonly string[]).includes(wish)) proven += 1;
            state = wish;
          }
          expect(proven).toBeLessThanOrEqual(1);
          expect((provenStates as readonly string[]).includes(state)).toBe(proven === 1);
        }),
      );
  });

  it("let nobody guess on after a lock, and nothing reopen", () => {
    for (const to of outStates) expect(challengeMayMove("out", "locked", to)).toBe(to === "locked");
    for (const table of [inMoves, outMoves] as Record<string, readonly string[]>[])
      for (const [from, tos] of Object.entries(table)) if (!isOpen(from)) expect(tos.some(isOpen)).toBe(false);
    expect(openStates.every(isOpen)).toBe(true);
  });

  it("never give a payment back that proved something, nor let it prove twice", () => {
    expect(transactionMoves.matched).toEqual([]);
    for (const state of transactionStates)
      expect(mayMove(transactionMoves, "refunded", state)).toBe(state === "refunded");
    for (const reason of mismatchReasons) expect(transactionStates).toContain(stateAfter[reason]);
  });

  it("know no other states", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...importStates), (odd, state) => {
        fc.pre(!(importStates as readonly string[]).includes(odd));
        expect(mayMove(importMoves, odd, state) || mayMove(importMoves, state, odd)).toBe(false);
      }),
    );
    expect(mayMove(importMoves, "constructor", "constructor")).toBe(false);
  });
});
