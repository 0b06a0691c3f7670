import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mod1110CheckDigit } from "./mod-11-10";
import { readRegistrationNumber } from "./registration-number";
import { outcome, reads } from "./test-reader";

describe("a business registration number", () => {
  it.each(["110108000000016", "440301103097413"])("accepts %s", (number) =>
    expect(readRegistrationNumber(number)).toEqual({ ok: true, normalized: number, region: number.slice(0, 6) }),
  );
  it.each([
    ["", "empty"],
    ["11010800000001X", "characters"],
    ["11010800000001", "too_short"],
    ["1101080000000161", "too_long"],
    ["110108000000017", "check_digit"],
  ])("refuses %j: %s", (typed, reason) => expect(outcome(readRegistrationNumber, typed)).toBe(reason));
  reads(
    readRegistrationNumber,
    fc.stringMatching(/^[0-9]{14}$/).map((body) => body + mod1110CheckDigit(body)),
    true,
  );
});
