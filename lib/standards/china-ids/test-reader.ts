import fc from "fast-check";
import { expect, it } from "vitest";
import { singleChanges, typedWays } from "./test-slips";

/*
 * For tests alone: what holds of every reader of digits.
 */

type Read = (typed: string) => { ok: true; normalized: string } | { ok: false; reason: string };
/** The normalized number, or the reason why it is none. */
export const outcome = (read: Read, typed: string) => {
  const reading = read(typed);
  return reading.ok ? reading.normalized : reading.reason;
};

/**
 * Tests that a reader takes what is right in each way of typing, never throws, and, where there is a check digit,
 * finds each single wrong digit.
 */
export function reads(read: Read, valid: fc.Arbitrary<string>, checked: boolean) {
  it("reads what is complete, in every way of typing, once and for all", () => {
    fc.assert(
      fc.property(valid, (number) => {
        expect(outcome(read, number)).toBe(number);
        for (const typed of typedWays(number)) expect(outcome(read, typed)).toBe(number);
      }),
      { numRuns: 40 },
    );
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (typed) => void read(typed)));
  });
  if (!checked) return;
  it("finds each single wrong digit", () => {
    fc.assert(
      fc.property(valid, (number) => {
        for (const slipped of singleChanges(number, "0123456789"))
          expect(outcome(read, slipped)).toMatch(/^check_digit$/);
      }),
      { numRuns: 40 },
    );
  });
}
