import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupMobileNumber, normalizeMobileNumber, readMobileNumber } from "./mobile-number";
import { outcome, reads } from "./test-reader";

describe("a mobile number", () => {
  it.each([
    "13800138000",
    "+86 138 0013 8000",
    "0086-13800138000",
    "8613800138000",
    "(+86) 138-0013-8000",
    "（０８６）13800138000".replace("０", "００"),
    "\u202d+8613800138000\u202c",
  ])("takes %j as typed", (typed) =>
    expect(readMobileNumber(typed)).toEqual({
      ok: true,
      normalized: "13800138000",
      international: "+8613800138000",
    }),
  );
  it.each([
    ["", "empty"],
    ["+86", "empty"],
    ["1380013800", "too_short"],
    ["138001380001", "too_long"],
    ["1380013800O", "characters"],
    ["+852 9123 4567", "country"],
    ["001 202 555 0123", "country"],
    ["12345678901", "segment"],
    ["86138001380", "segment"],
    ["057187654321", "too_long"],
  ])("refuses %j: %s", (typed, reason) => expect(outcome(readMobileNumber, typed)).toBe(reason));
  reads(readMobileNumber, fc.stringMatching(/^1[3-9][0-9]{9}$/), false);
  it("is normalized once and for all", () => {
    const like = fc.string({ unit: fc.constantFrom(..."+0861３(） -x") });
    fc.assert(
      fc.property(
        like,
        (typed) => normalizeMobileNumber(normalizeMobileNumber(typed)) === normalizeMobileNumber(typed),
      ),
    );
  });
  it("is grouped for reading", () => expect(groupMobileNumber("13800138000")).toBe("138 0013 8000"));
});
