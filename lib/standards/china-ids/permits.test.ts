import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHongKongMacaoPermit, readPassport, readTaiwanPermit } from "./permits";
import { typedWays } from "./test-slips";

describe("the travel permit of Hong Kong and Macao residents", () => {
  it("reads both forms", () => {
    expect(readHongKongMacaoPermit("h1234 5678")).toEqual({
      ok: true,
      normalized: "H12345678",
      place: "hong_kong",
      holder: "H12345678",
    });
    expect(readHongKongMacaoPermit("M1234567803")).toEqual({
      ok: true,
      normalized: "M1234567803",
      place: "macao",
      holder: "M12345678",
      issue: 3,
    });
  });
  it.each([
    ["", "empty"],
    ["C12345678", "place"],
    ["12345678", "characters"],
    ["H1234567X", "characters"],
    ["H1234567", "too_short"],
    ["H123456789", "too_short"],
    ["H12345678901", "too_long"],
  ])("refuses %j: %s", (typed, reason) => expect(readHongKongMacaoPermit(typed)).toEqual({ ok: false, reason }));
});

describe("the travel permit of Taiwan residents", () => {
  it("reads both forms", () => {
    expect(readTaiwanPermit("0123 4567")).toEqual({ ok: true, normalized: "01234567", holder: "01234567" });
    expect(readTaiwanPermit("0123456712")).toEqual({
      ok: true,
      normalized: "0123456712",
      holder: "01234567",
      issue: 12,
    });
  });
  it.each([
    ["", "empty"],
    ["T1234567", "characters"],
    ["1234567", "too_short"],
    ["123456789", "too_short"],
    ["12345678901", "too_long"],
  ])("refuses %j: %s", (typed, reason) => expect(readTaiwanPermit(typed)).toEqual({ ok: false, reason }));
});

describe("a passport", () => {
  it("reads numbers of any state, without filling", () => {
    expect(readPassport("l898902c<")).toEqual({ ok: true, normalized: "L898902C" });
    expect(readPassport("D23145890", "UTO")).toEqual({ ok: true, normalized: "D23145890", country: "UTO" });
    expect(readPassport("c01x 00t47", "D<<")).toEqual({ ok: true, normalized: "C01X00T47", country: "D" });
    expect(readPassport("7")).toEqual({ ok: true, normalized: "7" });
  });
  it.each([
    ["", undefined, "empty"],
    ["<<<", undefined, "empty"],
    ["AB<123", undefined, "characters"],
    ["Ä1234567", undefined, "characters"],
    ["A".repeat(26), undefined, "too_long"],
    ["E12345678", "C1", "country"],
    ["E12345678", "CHIN", "country"],
    ["E12345678", "", "country"],
  ])("refuses %j of %j: %s", (typed, country, reason) =>
    expect(readPassport(typed, country)).toEqual({ ok: false, reason }),
  );
});

describe("every reader of travel documents", () => {
  const readers = [readHongKongMacaoPermit, readTaiwanPermit, (typed: string) => readPassport(typed)];
  it.each([
    [0, /^[HM]([0-9]{8}|[0-9]{10})$/],
    [1, /^([0-9]{8}|[0-9]{10})$/],
    [2, /^[0-9A-Z]{1,25}$/],
  ] as const)("takes what is complete in every way of typing (%i)", (which, pattern) => {
    fc.assert(
      fc.property(fc.stringMatching(pattern), (number) => {
        for (const typed of [number, ...typedWays(number)])
          expect(readers[which]!(typed)).toMatchObject({ ok: true, normalized: number });
      }),
      { numRuns: 40 },
    );
  });
  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        for (const read of readers) read(typed);
        readPassport("E12345678", typed);
      }),
    );
  });
});
