import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luhnCheckDigit } from "./luhn";
import { mod1110CheckDigit } from "./mod-11-10";
import { organizationCodeCheckCharacter } from "./organization-code";
import { exchanges, singleChanges } from "./test-slips";

const digits = fc.stringMatching(/^[0-9]{1,20}$/);
const holds = (check: (body: string) => string, number: string) => check(number.slice(0, -1)) === number.at(-1);

describe("ISO 7064 MOD 11,10", () => {
  it.each(["110108000000016", "440301103097413", "308584000013", "07945"])("ends %s", (number) =>
    expect(holds(mod1110CheckDigit, number)).toBe(true),
  );

  it("finds each single change, and each exchange of values that are not next to each other", () => {
    fc.assert(
      fc.property(digits, (body) => {
        const number = body + mod1110CheckDigit(body);
        for (const slipped of singleChanges(number, "0123456789"))
          expect(holds(mod1110CheckDigit, slipped)).toBe(false);
        for (const { slipped, pair } of exchanges(number)) {
          const distance = Math.abs(Number(pair[0]) - Number(pair[1]));
          if (distance > 1 && distance < 9) expect(holds(mod1110CheckDigit, slipped)).toBe(false);
        }
      }),
    );
  });

  it("misses one in ten exchanges of values next to each other, as the system must", () => {
    let missed = 0;
    for (let first = 0; first <= 9; first++)
      for (let pair = 0; pair <= 9; pair++) {
        const [a, b] = [pair, (pair + 1) % 10];
        if (mod1110CheckDigit(`${first}${a}${b}`) === mod1110CheckDigit(`${first}${b}${a}`)) missed++;
      }
    expect(missed).toBe(10);
  });
});

describe("the Luhn formula", () => {
  it.each(["79927398713", "4111111111111111", "18"])("ends %s", (number) =>
    expect(holds(luhnCheckDigit, number)).toBe(true),
  );

  it("finds each single change, and each exchange but of 0 and 9", () => {
    fc.assert(
      fc.property(digits, (body) => {
        const number = body + luhnCheckDigit(body);
        for (const slipped of singleChanges(number, "0123456789")) expect(holds(luhnCheckDigit, slipped)).toBe(false);
        for (const { slipped, pair } of exchanges(number))
          expect(holds(luhnCheckDigit, slipped)).toBe(pair === "09" || pair === "90");
      }),
    );
  });
});

describe("the check character of an organization code", () => {
  it.each(["71526726X", "745830607", "M000100Y4"])("ends %s", (code) =>
    expect(holds(organizationCodeCheckCharacter, code)).toBe(true),
  );

  it("finds each single wrong digit and each exchange of two digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8}$/), (body) => {
        const check = organizationCodeCheckCharacter(body);
        for (const slipped of singleChanges(body, "0123456789"))
          expect(organizationCodeCheckCharacter(slipped)).not.toBe(check);
        for (const { slipped } of exchanges(body)) expect(organizationCodeCheckCharacter(slipped)).not.toBe(check);
      }),
    );
  });
});

it("is not asked about anything but digits", () => {
  for (const check of [mod1110CheckDigit, luhnCheckDigit, organizationCodeCheckCharacter])
    for (const body of ["", "1x", "１２"]) expect(() => check(body)).toThrow(RangeError);
});
