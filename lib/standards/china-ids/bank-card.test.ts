import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupBankCard, readBankCard } from "./bank-card";
import { luhnCheckDigit } from "./luhn";
import { outcome, reads } from "./test-reader";

describe("the number of a bank card", () => {
  it("accepts a card and tells its end", () => {
    expect(readBankCard("4111 1111 1111 1111")).toEqual({ ok: true, normalized: "4111111111111111", lastFour: "1111" });
    expect(groupBankCard("6222020000000000002")).toBe("6222 0200 0000 0000 002");
  });
  it.each([
    ["", "empty"],
    ["411111111111", "too_short"],
    ["41111111111111111111", "too_long"],
    ["4111-1111-1111-111X", "characters"],
    ["4111111111111112", "check_digit"],
  ])("refuses %j: %s", (typed, reason) => expect(outcome(readBankCard, typed)).toBe(reason));
  reads(
    readBankCard,
    fc.stringMatching(/^[1-9][0-9]{11,17}$/).map((body) => body + luhnCheckDigit(body)),
    true,
  );
});
