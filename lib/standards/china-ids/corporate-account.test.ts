import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCorporateAccount } from "./corporate-account";
import { outcome, reads } from "./test-reader";

describe("the number of a corporate account", () => {
  it.each([
    ["571-9078-1010-0012", "571907810100012"],
    ["12050162 3500 0000 0217", "12050162350000000217"],
    ["12345678", "12345678"],
    ["9".repeat(32), "9".repeat(32)],
    ["", "empty"],
    ["1234567", "too_short"],
    ["9".repeat(33), "too_long"],
    ["NRA12345678", "characters"],
    ["1234/5678", "characters"],
  ])("%j: %s", (typed, expected) => expect(outcome(readCorporateAccount, typed)).toBe(expected));
  reads(readCorporateAccount, fc.stringMatching(/^[0-9]{8,32}$/), false);
});
