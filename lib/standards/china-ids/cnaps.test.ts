import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCnaps } from "./cnaps";
import { mod1110CheckDigit } from "./mod-11-10";
import { outcome, reads } from "./test-reader";

describe("the code of a bank branch", () => {
  it.each([
    "308584000013",
    "102100099996",
    "105100000017",
    "104100000004",
    "103100000026",
    "301290000007",
    "402713354941",
  ])("accepts %s", (code) => expect(outcome(readCnaps, code)).toBe(code));
  it("tells bank, city and branch", () =>
    expect(readCnaps("308584000013")).toEqual({
      ok: true,
      normalized: "308584000013",
      bank: "308",
      city: "5840",
      branch: "0001",
    }));
  it.each([
    ["", "empty"],
    ["30858400001", "too_short"],
    ["3085840000130", "too_long"],
    ["30858400001X", "characters"],
    ["308584000031", "check_digit"],
  ])("refuses %j: %s", (typed, reason) => expect(outcome(readCnaps, typed)).toBe(reason));
  reads(
    readCnaps,
    fc.stringMatching(/^[0-9]{11}$/).map((body) => body + mod1110CheckDigit(body)),
    true,
  );
});
