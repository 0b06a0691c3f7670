import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  approvalMayMove,
  approvalMoves,
  approvalStates,
  grantMayMove,
  grantMoves,
  grantStates,
  sealMayMove,
  sealMoves,
  sealStates,
} from "./seal-states";

const sql = readFileSync("prisma/migrations/20261123000000_seals/migration.sql", "utf8");

/** The pairs in a trigger function of the migration. */
function pairsOf(name: string): string[] {
  const body = new RegExp(`FUNCTION ${name}\\(\\)[\\s\\S]*?NOT IN \\(([\\s\\S]*?)\\) THEN`).exec(sql)?.[1] ?? "";
  return [...body.matchAll(/\('(\w+)', '(\w+)'\)/g)].map((match) => `${match[1]}>${match[2]}`).sort();
}

const tablePairs = (table: Record<string, readonly string[]>) =>
  Object.entries(table)
    .flatMap(([from, tos]) => tos.map((to) => `${from}>${to}`))
    .sort();

describe("the states of seals", () => {
  it("are the same in the domain and in Postgres", () => {
    expect(pairsOf("seal_moves")).toEqual(tablePairs(sealMoves));
    expect(pairsOf("seal_grant_moves")).toEqual(tablePairs(grantMoves));
    expect(pairsOf("seal_approval_moves")).toEqual(tablePairs(approvalMoves));
    expect(tablePairs(sealMoves).length).toBeGreaterThan(8);
  });

  it("never bring back a seal that is retired or destroyed, along any path", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sealStates), { maxLength: 30 }), (wishes) => {
        let state: string = "draft";
        let over = false;
        for (const wish of wishes) {
          if (sealMayMove(state, wish)) state = wish;
          if (over) expect(["retired", "destroyed"]).toContain(state);
          over ||= state === "retired" || state === "destroyed";
        }
      }),
    );
  });

  it("let a leave for one use be used once, and never after it was refused", () => {
    for (const done of ["used", "refused", "expired", "withdrawn"])
      for (const next of approvalStates) expect(approvalMayMove(done, next)).toBe(next === done);
    expect(approvalMayMove("waiting", "used")).toBe(false);
    for (const next of grantStates) expect(grantMayMove("ended", next)).toBe(next === "ended");
  });

  it("know no other states", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...sealStates), (odd, state) => {
        fc.pre(!(sealStates as readonly string[]).includes(odd));
        expect(sealMayMove(odd, state) || sealMayMove(state, odd) || sealMayMove(odd, odd)).toBe(false);
      }),
    );
    expect(sealMayMove("constructor", "constructor")).toBe(false);
  });
});
