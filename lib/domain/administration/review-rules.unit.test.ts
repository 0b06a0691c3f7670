import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterVerdict,
  type DecisionFacts,
  hindrance,
  reviewMoves,
  reviewStates,
  sidesFit,
  type Verdict,
} from "./review-rules";

it("moves as this table says", () => {
  expect(reviewMoves).toEqual({
    waiting: ["approved", "refused", "withdrawn"],
    approved: [],
    refused: [],
    withdrawn: [],
  });
});

describe("after a decision", () => {
  it.each<[Verdict, number, string]>([
    ["approve", 1, "waiting"],
    ["approve", 2, "approved"],
    ["approve", 3, "approved"],
    ["refuse", 0, "refused"],
    ["refuse", 1, "refused"],
  ])("%s with %i approvals: %s", (verdict, approvals, state) => expect(afterVerdict(verdict, approvals)).toBe(state));

  it("no order of decisions approves with fewer than two people, or after a refusal", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.constantFrom<Verdict>("approve", "refuse"))), (decisions) => {
        let state: string = "waiting";
        const approved = new Set<number>();
        const decided = new Set<number>();
        for (const [who, verdict] of decisions) {
          const facts = { state, own: false, decidedBefore: decided.has(who), looked: true, verdict };
          if (hindrance(facts)) continue;
          decided.add(who);
          if (verdict === "approve") approved.add(who);
          const next = afterVerdict(verdict, approved.size);
          expect(next === state || reviewMoves[state as "waiting"].includes(next)).toBe(true);
          state = next;
        }
        expect(reviewStates).toContain(state);
        if (state === "approved") expect(approved.size).toBe(2);
      }),
    );
  });
});

describe("what keeps somebody from deciding", () => {
  const facts: DecisionFacts = { state: "waiting", own: false, decidedBefore: false, looked: true, verdict: "approve" };
  it.each<[Partial<DecisionFacts>, string | null]>([
    [{}, null],
    [{ verdict: "refuse", looked: false }, null],
    [{ looked: false }, "review_not_looked"],
    [{ own: true }, "review_own"],
    [{ own: true, verdict: "refuse" }, "review_own"],
    [{ decidedBefore: true }, "review_yours_already"],
    [{ state: "approved" }, "review_decided"],
    [{ state: "refused" }, "review_decided"],
    [{ state: "withdrawn" }, "review_decided"],
    [{ state: "odd" }, "review_decided"],
  ])("%j: %s", (over, expected) => expect(hindrance({ ...facts, ...over })).toBe(expected));
});

it.each([
  ["person_document", ["photo_page"], true],
  ["person_document", ["back", "front"], true],
  ["person_document", ["front"], false],
  ["person_document", ["front", "front"], false],
  ["person_document", [], false],
  ["organization_licence", ["licence"], true],
  ["organization_licence", ["letter"], false],
  ["authorization_letter", ["letter"], true],
  ["authorization_letter", ["letter", "licence"], true],
  ["authorization_letter", ["letter", "licence", "front"], false],
] as const)("the papers of %s may be %j: %s", (kind, sides, fits) => expect(sidesFit(kind, [...sides])).toBe(fits));
