import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityCheckCharacter } from "./check-character";
import {
  groupIdentityNumber,
  maskIdentityNumber,
  normalizeIdentityNumber,
  readIdentityNumber,
} from "./identity-number";

const today = "2026-11-22";
const reason = (typed: string, on = today) => {
  const reading = readIdentityNumber(typed, on);
  return reading.ok ? undefined : reading.reason;
};
const complete = (digits: string) => digits + identityCheckCharacter(digits);

const pad = (value: number, width: number) => String(value).padStart(width, "0");
const validNumber = fc
  .record({
    region: fc.constantFrom("11", "33", "44", "65", "71", "81", "83"),
    county: fc.integer({ min: 0, max: 9999 }),
    birth: fc.date({
      min: new Date("1900-01-01T00:00:00Z"),
      max: new Date("2026-11-22T00:00:00Z"),
      noInvalidDate: true,
    }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, county, birth, order }) =>
    complete(region + pad(county, 4) + birth.toISOString().slice(0, 10).replaceAll("-", "") + pad(order, 3)),
  );

describe("a resident identity number", () => {
  it.each(["11010519491231002X", "440524188001010014", "829297191402263571"])("accepts %s", (number) => {
    expect(readIdentityNumber(number, today)).toMatchObject({ ok: true, normalized: number });
  });

  it.each(["310101199801011234", "110101199001011234", "431382198103120000"])(
    "finds the wrong check character of %s",
    (number) => expect(reason(number)).toBe("check_character"),
  );

  it("reads birth date, sex and province", () => {
    expect(readIdentityNumber("11010519491231002X", today)).toEqual({
      ok: true,
      normalized: "11010519491231002X",
      birthDate: "1949-12-31",
      sex: "female",
      region: "11",
    });
    expect(readIdentityNumber("440524188001010014", today)).toMatchObject({ sex: "male", birthDate: "1880-01-01" });
  });

  it.each([
    ["11010519491231002x", "11010519491231002X"],
    ["110105 19491231 002X", "11010519491231002X"],
    ["１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"],
    ["110105-19491231-002X", "11010519491231002X"],
    ["\u200b110105\u300019491231\u00a0002x", "11010519491231002X"],
  ])("takes %j as typed", (typed, normalized) => {
    expect(normalizeIdentityNumber(typed)).toBe(normalized);
    expect(reason(typed)).toBeUndefined();
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["1101051949", "too_short"],
    ["1101051949123100", "too_short"],
    ["110105194912310020X", "characters"],
    ["1101051949123100211", "too_long"],
    ["X10105194912310021", "characters"],
    ["11010519491231OO2X", "characters"],
    ["110105491231002", "old_form"],
    ["000105194912310021", "region"],
    ["990105194912310021", "region"],
    [complete("11010520230229001"), "birth_date"],
    [complete("11010519000229001"), "birth_date"],
    [complete("11010519491301001"), "birth_date"],
    [complete("11010519490001001"), "birth_date"],
    [complete("11010519490431001"), "birth_date"],
    [complete("11010517990101001"), "birth_date"],
    [complete("11010520261123001"), "birth_date_future"],
  ])("refuses %j: %s", (typed, expected) => expect(reason(typed)).toBe(expected));

  it("knows leap days and the day itself", () => {
    expect(reason(complete("11010520240229001"))).toBeUndefined();
    expect(reason(complete("11010520000229001"))).toBeUndefined();
    expect(reason(complete("11010520261122001"))).toBeUndefined();
  });

  it("takes every complete number and finds each single wrong character", () => {
    fc.assert(
      fc.property(validNumber, fc.nat(17), fc.constantFrom(..."0123456789X"), (number, at, other) => {
        expect(reason(number)).toBeUndefined();
        fc.pre(number[at] !== other);
        expect(reason(number.slice(0, at) + other + number.slice(at + 1))).toBeDefined();
      }),
    );
  });

  it("finds each exchange of two neighbours", () => {
    fc.assert(
      fc.property(validNumber, fc.nat(16), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        expect(reason(number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2))).toBeDefined();
      }),
    );
  });

  it("finds both kinds of slip by the check character alone", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{17}$/), fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const wrong = String((Number(digits[at]) + shift) % 10);
        const changed = digits.slice(0, at) + wrong + digits.slice(at + 1);
        expect(identityCheckCharacter(changed)).not.toBe(identityCheckCharacter(digits));
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (typed) => void readIdentityNumber(typed, today)));
  });

  it("masks all but the ends and groups for reading", () => {
    expect(maskIdentityNumber("11010519491231002X")).toBe("110*************2X");
    expect(groupIdentityNumber("11010519491231002X")).toBe("110105 19491231 002X");
    expect(groupIdentityNumber("1101051")).toBe("110105 1");
    expect(groupIdentityNumber("")).toBe("");
  });
});
