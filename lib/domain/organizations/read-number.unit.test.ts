import { describe, expect, it } from "vitest";
import { faultAsTyped, looksLikeNumber, readOrganizationNumber } from "./read-number";

describe("an organization's number", () => {
  it.each([
    ["９１３３９９９９ xx0100001a", "91339999XX0100001A", "credit_code"],
    ["110108000000016", "110108000000016", "registration_number"],
  ])("%s is read", (typed, normalized, kind) => {
    expect(readOrganizationNumber(typed)).toEqual({ ok: true, normalized, kind });
  });

  it.each([
    ["", "credit_code_empty"],
    ["91339999XX0100001", "credit_code_too_short"],
    ["91339999XX0100001AB", "credit_code_too_long"],
    ["91339999XX0100001B", "credit_code_check_character"],
    ["9133999#XX0100001A", "credit_code_characters"],
    ["110108000000017", "registration_number_check_digit"],
    ["11010800000001", "credit_code_too_short"],
  ])("%s is refused for its own reason", (typed, reason) => {
    expect(readOrganizationNumber(typed)).toEqual({ ok: false, reason });
  });

  it("with letters that codes never have is given back as it was probably meant", () => {
    expect(readOrganizationNumber("9I339999XXOIOOOOIA")).toEqual({
      ok: false,
      reason: "credit_code_lookalike",
      suggestion: "91339999XX0100001A",
    });
  });

  it("is blamed while it is typed only when nothing that follows can mend it", () => {
    const asTyped = (typed: string, left = false) => faultAsTyped(typed, readOrganizationNumber(typed), left);
    for (let length = 0; length < 18; length += 1)
      expect(asTyped("91339999XX0100001B".slice(0, length))).toBeUndefined();
    expect(asTyped("91339999XX0100001B")).toBe("credit_code_check_character");
    expect(asTyped("91339999XX0100001A")).toBeUndefined();
    expect(asTyped("110108000000017")).toBeUndefined();
    expect(asTyped("110108000000017", true)).toBe("registration_number_check_digit");
    expect(asTyped("", true)).toBeUndefined();
  });

  it.each([
    ["91339999XX", true],
    ["339999100000014", true],
    ["清和书坊", false],
    ["Harper Trading Pudong Co., Ltd.", false],
    ["360", false],
  ])("%s is looked for as a number: %s", (typed, expected) => {
    expect(looksLikeNumber(typed)).toBe(expected);
  });
});
