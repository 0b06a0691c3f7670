import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  creditCodeAlphabet,
  creditCodeCheckCharacter,
  groupCreditCode,
  normalizeCreditCode,
  readCreditCode,
} from "./credit-code";
import { organizationCodeCheckCharacter } from "./organization-code";
import { exchanges, singleChanges, typedWays } from "./test-slips";

const reason = (typed: string) => {
  const reading = readCreditCode(typed);
  return reading.ok ? undefined : reading.reason;
};
const complete = (head: string, body: string) => {
  const seventeen = head + body + organizationCodeCheckCharacter(body);
  return seventeen + creditCodeCheckCharacter(seventeen);
};
const valid = fc
  .record({
    kind: fc.string({ unit: fc.constantFrom(...creditCodeAlphabet), minLength: 2, maxLength: 2 }),
    region: fc.stringMatching(/^[0-9]{6}$/),
    body: fc.string({ unit: fc.constantFrom(...creditCodeAlphabet), minLength: 8, maxLength: 8 }),
  })
  .map(({ kind, region, body }) => complete(kind + region, body));

describe("a unified social credit code", () => {
  it.each([
    "9144030071526726XG",
    "913301087458306077",
    "91350100M000100Y43",
    "91110000600037341L",
    "91330106673959654P",
  ])("accepts %s in every way of typing", (code) => {
    expect(readCreditCode(code)).toMatchObject({ ok: true, normalized: code });
    for (const typed of typedWays(code)) expect(readCreditCode(typed)).toMatchObject({ ok: true, normalized: code });
  });

  it("tells who registered what where", () => {
    expect(readCreditCode("9144030071526726XG")).toEqual({
      ok: true,
      normalized: "9144030071526726XG",
      department: "market_regulation",
      category: "enterprise",
      region: "440300",
      organizationCode: "71526726X",
    });
    const kind = (code: string) => {
      const reading = readCreditCode(code);
      return reading.ok ? [reading.department, reading.category] : reading.reason;
    };
    expect(kind(complete("92330106", "MA000000"))).toEqual(["market_regulation", "individual_business"]);
    expect(kind(complete("93330106", "MA000000"))).toEqual(["market_regulation", "farmers_cooperative"]);
    expect(kind(complete("12100000", "40000000"))).toEqual(["staffing", "public_institution"]);
    expect(kind(complete("51330000", "50000000"))).toEqual(["civil_affairs", "social_association"]);
    expect(kind(complete("Y1330000", "50000000"))).toEqual(["other", "other"]);
    expect(kind(complete("BX330000", "50000000"))).toEqual(["unknown", "other"]);
  });

  it.each([
    ["", "empty"],
    [" \u200b ", "empty"],
    ["9144030071526726X", "too_short"],
    ["9144030071526726XGG", "too_long"],
    ["9144030071526726X好", "characters"],
    ["9144030071526726X/", "characters"],
    [complete("91A40300", "71526726"), "characters"],
    ["110108000000016", "registration_number"],
    ["110108000000015", "too_short"],
    ["9144030071526726XH", "check_character"],
    ["91440300715267268G", "check_character"],
  ])("refuses %j: %s", (typed, expected) => expect(reason(typed)).toBe(expected));

  it("finds a wrong organization code under a right check character", () => {
    const seventeen = "91440300715267268";
    expect(reason(seventeen + creditCodeCheckCharacter(seventeen))).toBe("organization_code");
  });

  it("names letters that codes never have, and what was meant", () => {
    expect(readCreditCode("9144O3OO7I526726XG")).toEqual({
      ok: false,
      reason: "lookalike",
      letters: [
        { position: 5, letter: "O", meant: "0" },
        { position: 7, letter: "O", meant: "0" },
        { position: 8, letter: "O", meant: "0" },
        { position: 10, letter: "I", meant: "1" },
      ],
      suggestion: "9144030071526726XG",
    });
    expect(readCreditCode("91 3S O1OO-mooo1ooy43")).toMatchObject({ suggestion: "91350100M000100Y43" });
    expect(readCreditCode("91350100M000100V43")).toMatchObject({
      letters: [{ position: 16, letter: "V", meant: "Y" }],
      suggestion: "91350100M000100Y43",
    });
    expect(readCreditCode("9Z44")).toEqual({
      ok: false,
      reason: "lookalike",
      letters: [{ position: 2, letter: "Z", meant: "2" }],
    });
  });

  it("reads each complete code, and finds each single wrong character and each exchange of neighbours", () => {
    fc.assert(
      fc.property(valid, (code) => {
        expect(reason(code)).toBeUndefined();
        for (const slipped of singleChanges(code, creditCodeAlphabet)) expect(reason(slipped)).toBeDefined();
        for (const { slipped } of exchanges(code)) expect(reason(slipped)).toBeDefined();
      }),
      { numRuns: 30 },
    );
  });

  it("finds both slips by the check character alone, wherever they are", () => {
    const holds = (code: string) => creditCodeCheckCharacter(code.slice(0, 17)) === code[17];
    fc.assert(
      fc.property(valid, (code) => {
        for (const slipped of singleChanges(code, creditCodeAlphabet)) expect(holds(slipped)).toBe(false);
        for (const { slipped } of exchanges(code)) expect(holds(slipped)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it("suggests the code itself when some of its digits were typed as letters", () => {
    const meant = { "1": "I", "0": "O", "2": "Z", "5": "S", U: "V" } as const;
    fc.assert(
      fc.property(valid, fc.nat(17), (code, at) => {
        const letter = meant[code[at] as keyof typeof meant];
        fc.pre(letter !== undefined);
        const slipped = code.slice(0, at) + letter + code.slice(at + 1);
        expect(readCreditCode(slipped)).toMatchObject({ reason: "lookalike", suggestion: code });
      }),
    );
  });

  it("never throws, and normalizes once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        readCreditCode(typed);
        expect(normalizeCreditCode(normalizeCreditCode(typed))).toBe(normalizeCreditCode(typed));
      }),
    );
  });

  it("is grouped for reading", () => expect(groupCreditCode("9144030071526726XG")).toBe("914403 007152 6726XG"));
});
