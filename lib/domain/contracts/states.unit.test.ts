import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contractMayMove,
  contractMoves,
  contractStates,
  isFinal,
  participantMayMove,
  participantMoves,
  participantStates,
} from "./states";

const migrations = readdirSync("prisma/migrations").filter((name) => /^\d/.test(name));
const sql = migrations.sort().map((name) => readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8"));

/** The pairs in a trigger function, as the last migration that makes it says. */
function pairsOf(name: string): string[] {
  const made = new RegExp(`FUNCTION ${name}\\(\\) RETURNS[\\s\\S]*?NOT IN \\(([\\s\\S]*?)\\) THEN`);
  const body = sql.flatMap((text) => made.exec(text)?.[1] ?? []).at(-1) ?? "";
  return [...body.matchAll(/\('(\w+)', '(\w+)'\)/g)].map((match) => `${match[1]}>${match[2]}`).sort();
}

const tablePairs = (table: Record<string, readonly string[]>) =>
  Object.entries(table)
    .flatMap(([from, tos]) => tos.map((to) => `${from}>${to}`))
    .sort();

describe("state machines", () => {
  it("are the same in the domain and in Postgres", () => {
    expect(pairsOf("contract_moves")).toEqual(tablePairs(contractMoves));
    expect(pairsOf("participant_moves")).toEqual(tablePairs(participantMoves));
    expect(tablePairs(contractMoves).length).toBeGreaterThan(5);
  });

  it("leave a final state never, along any path", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...contractStates), { maxLength: 20 }), (wishes) => {
        let state: string = "draft";
        for (const wish of wishes) {
          if (isFinal(state)) expect(contractMayMove(state, wish)).toBe(wish === state);
          if (contractMayMove(state, wish)) state = wish;
        }
      }),
    );
  });

  it("let nobody sign or decline twice", () => {
    for (const done of ["signed", "approved", "informed", "declined"])
      for (const next of participantStates) expect(participantMayMove(done, next)).toBe(next === done);
  });

  it("know no other states", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...contractStates), (odd, state) => {
        fc.pre(!(contractStates as readonly string[]).includes(odd));
        expect(contractMayMove(odd, state) || contractMayMove(state, odd) || contractMayMove(odd, odd)).toBe(false);
      }),
    );
    expect(contractMayMove("constructor", "constructor")).toBe(false);
  });
});
