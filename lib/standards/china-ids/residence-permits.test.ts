import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityCheckCharacter } from "./check-character";
import { readPermanentResidence, readResidencePermit } from "./residence-permits";
import { exchanges, singleChanges, typedWays } from "./test-slips";

const today = "2026-11-22";
const complete = (digits: string) => digits + identityCheckCharacter(digits);
const birth = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2026-11-22T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll("-", ""));
const order = fc.stringMatching(/^[0-9]{3}$/);

describe("the residence permit of Hong Kong, Macao and Taiwan residents", () => {
  it.each([
    ["810000", "hong_kong"],
    ["820000", "macao"],
    ["830000", "taiwan"],
  ])("reads %s as %s", (prefix, place) => {
    const number = complete(`${prefix}19900307001`);
    expect(readResidencePermit(number, today)).toEqual({
      ok: true,
      normalized: number,
      birthDate: "1990-03-07",
      sex: "male",
      region: prefix.slice(0, 2),
      place,
    });
  });

  it.each([
    ["", "empty"],
    ["11010519491231002X", "place"],
    ["110105194912310021", "check_character"],
    ["810000", "too_short"],
    [complete("81000020270101001"), "birth_date_future"],
  ])("refuses %j: %s", (typed, reason) => expect(readResidencePermit(typed, today)).toEqual({ ok: false, reason }));

  it("reads each complete number, and finds each single change and each exchange of neighbours", () => {
    fc.assert(
      fc.property(fc.constantFrom("810000", "820000", "830000"), birth, order, (prefix, born, last) => {
        const number = complete(prefix + born + last);
        for (const typed of [number, ...typedWays(number)])
          expect(readResidencePermit(typed, today)).toMatchObject({ ok: true, normalized: number });
        for (const slipped of singleChanges(number, "0123456789"))
          expect(readResidencePermit(slipped, today).ok).toBe(false);
        for (const { slipped } of exchanges(number)) expect(readResidencePermit(slipped, today).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the permanent residence card of foreigners", () => {
  it("reads the new form and tells how it looks", () => {
    const number = complete("91184019850612003");
    expect(readPermanentResidence(number, today)).toEqual({
      ok: true,
      form: "new",
      normalized: number,
      birthDate: "1985-06-12",
      checkCharacterAgrees: true,
    });
    const odd = `${complete("91184019851312003").slice(0, 17)}0`;
    expect(readPermanentResidence(odd, today)).toEqual({
      ok: true,
      form: "new",
      normalized: odd,
      checkCharacterAgrees: odd === complete(odd.slice(0, 17)),
    });
  });

  it("reads the old form", () =>
    expect(readPermanentResidence("usa 1100 8506 1200", today)).toEqual({
      ok: true,
      form: "old",
      normalized: "USA110085061200",
      country: "USA",
    }));

  it.each([
    ["", "empty"],
    ["81184019850612003X", "characters"],
    ["9118401985061200XX", "characters"],
    ["91184019850612003", "too_short"],
    ["9118401985061200312", "too_long"],
    ["US1110085061200", "characters"],
    ["US", "too_short"],
    ["USA11008506120", "too_short"],
    ["USA1100850612000", "too_long"],
    ["USA11008506120X", "characters"],
  ])("refuses %j: %s", (typed, reason) => expect(readPermanentResidence(typed, today)).toEqual({ ok: false, reason }));

  it("tells of each single change and each exchange of neighbours", () => {
    const agrees = (number: string) => {
      const reading = readPermanentResidence(number, today);
      return reading.ok && reading.form === "new" && reading.checkCharacterAgrees;
    };
    fc.assert(
      fc.property(fc.stringMatching(/^9[0-9]{5}$/), birth, order, (head, born, last) => {
        const number = complete(head + born + last);
        expect(agrees(number)).toBe(true);
        for (const slipped of singleChanges(number, "0123456789")) expect(agrees(slipped)).toBe(false);
        for (const { slipped } of exchanges(number)) expect(agrees(slipped)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        readPermanentResidence(typed, today);
        readResidencePermit(typed, today);
      }),
    );
  });
});
