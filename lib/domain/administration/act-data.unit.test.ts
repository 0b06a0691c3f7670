import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLastingValue, readReason, requireLastingData } from "./act-data";

describe("what may stand in the record", () => {
  it.each([
    "01947b2c-7d1e-7c3a-9f10-000000000001",
    "identity_number",
    "chief",
    "pain001",
    "ab".repeat(32),
    "2026-11-22T12:00:00.000Z",
    0,
    3,
    9_999_999,
    true,
    null,
  ])("%j may", (value) => expect(isLastingValue(value)).toBe(true));

  it.each([
    "张三",
    "Wang Shan",
    "11010519491231002X",
    "829297191402263571",
    "13800138000",
    13_800_138_000,
    "6222020200112233",
    "someone@example.com",
    "91350100M000100Y43",
    "192.0.2.7",
    "a sentence",
    "",
    1.5,
    { nested: "x" },
  ])("%j may not", (value) => expect(isLastingValue(value)).toBe(false));

  it("no number of eleven or more digits in any dress", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{11,19}$/), fc.constantFrom("", "n", "a_"), (digits, before) => {
        expect(isLastingValue(before + digits)).toBe(false);
      }),
    );
  });

  it("is held to in lists and in names of fields", () => {
    expect(() => requireLastingData({ files: ["01947b2c-7d1e-7c3a-9f10-000000000001"], count: 2 })).not.toThrow();
    expect(() => requireLastingData({ names: ["张三"] })).toThrow('"names"');
    expect(() => requireLastingData({ 张三: true })).toThrow();
  });
});

describe("a reason", () => {
  it("is one line, trimmed", () => expect(readReason("  The bank\n asked \t for it ")).toBe("The bank asked for it"));
  it("may name a date or a ticket", () => expect(readReason("Ticket 20261122, call of 14:05")).toContain("20261122"));
  it.each([
    ["", "reason_too_short"],
    ["ok", "reason_too_short"],
    ["x".repeat(501), "reason_too_long"],
    ["he called from 13800138000", "reason_names_somebody"],
    ["he called from 138 0013 8000", "reason_names_somebody"],
    ["number 11010519491231002X is his", "reason_names_somebody"],
    ["账号 ６２２２０２０２００１１２２３３", "reason_names_somebody"],
    ["asked by wang@example.com", "reason_names_somebody"],
  ])("%j: %s", (typed, code) => {
    expect(() => readReason(typed)).toThrow(expect.objectContaining({ code, details: { field: "reason" } }));
  });
});
