import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterAnswer,
  allowance,
  attemptsPerDay,
  countedOutcomes,
  dayMs,
  verificationMoves,
  verificationStates,
} from "./attempt-rules";
import type { AnswerOutcome } from "./provider-types";

const outcomes: AnswerOutcome[] = ["match", "mismatch", "no_record", "invalid_input", "limit", "upstream_error"];

describe("the rules of an identity check", () => {
  it("only an open flow moves, and every answer leads to a state it may go to", () => {
    fc.assert(
      fc.property(fc.constantFrom(...outcomes), fc.nat(attemptsPerDay), fc.boolean(), (outcome, left, elsewhere) => {
        const state = afterAnswer(outcome, left, elsewhere);
        expect(state === "open" || verificationMoves.open.includes(state)).toBe(true);
        expect(state === "passed").toBe(outcome === "match" && !elsewhere);
      }),
    );
    for (const state of verificationStates.filter((one) => one !== "open")) {
      expect(verificationMoves[state]).toEqual([]);
    }
  });

  it("a register that is down or full neither ends the flow nor uses up a try", () => {
    expect(countedOutcomes).not.toContain("upstream_error");
    expect(countedOutcomes).not.toContain("limit");
    expect(afterAnswer("upstream_error", 0, false)).toBe("open");
    expect(afterAnswer("limit", 0, false)).toBe("open");
    expect(afterAnswer("mismatch", 0, false)).toBe("failed");
    expect(afterAnswer("mismatch", 1, false)).toBe("open");
  });

  it("allows five tries in any 24 hours and says exactly when the next is free", () => {
    const now = new Date("2026-11-22T12:00:00Z");
    const ages = fc.array(fc.integer({ min: 0, max: 2 * dayMs }), { maxLength: 12 });
    fc.assert(
      fc.property(ages, (agesMs) => {
        const times = agesMs.map((age) => new Date(now.getTime() - age));
        const recent = agesMs.filter((age) => age < dayMs).length;
        const { left, lockedUntil } = allowance(times, now);
        expect(left).toBe(Math.max(0, attemptsPerDay - recent));
        expect(lockedUntil === null).toBe(left > 0);
        if (!lockedUntil) return;
        expect(lockedUntil.getTime()).toBeGreaterThan(now.getTime());
        expect(allowance(times, lockedUntil).left).toBeGreaterThan(0);
        expect(allowance(times, new Date(lockedUntil.getTime() - 1)).left).toBe(0);
      }),
    );
  });
});
