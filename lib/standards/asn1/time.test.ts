import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Asn1Error } from "./asn1-error";
import { parseDer } from "./reader";
import { TAG } from "./tags";
import { encodeGeneralizedTime, encodeTime, readGeneralizedTime, readTime } from "./time";
import { encode } from "./writer";

const time = (tag: number, text: string) => parseDer(encode(tag, Buffer.from(text, "latin1")));
const text = (der: Uint8Array) => Buffer.from(parseDer(der).content).toString("latin1");

describe("certificate times (RFC 5280 4.1.2.5)", () => {
  it("change type between 2049 and 2050, and before 1950", () => {
    expect(encodeTime(new Date("2049-12-31T23:59:59Z"))[0]).toBe(TAG.utcTime);
    expect(encodeTime(new Date("2050-01-01T00:00:00Z"))[0]).toBe(TAG.generalizedTime);
    expect(encodeTime(new Date("1950-01-01T00:00:00Z"))[0]).toBe(TAG.utcTime);
    expect(encodeTime(new Date("1949-12-31T23:59:59Z"))[0]).toBe(TAG.generalizedTime);
    expect(text(encodeTime(new Date("2049-12-31T23:59:59.999Z")))).toBe("491231235959Z");
    expect(text(encodeTime(new Date("2050-01-01T00:00:00Z")))).toBe("20500101000000Z");
  });

  it("read two-digit years from 1950 to 2049", () => {
    expect(readTime(time(TAG.utcTime, "500101000000Z")).getUTCFullYear()).toBe(1950);
    expect(readTime(time(TAG.utcTime, "490101000000Z")).getUTCFullYear()).toBe(2049);
  });

  it("come back as they went, to the second", () => {
    const dates = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        expect(readTime(parseDer(encodeTime(date))).getTime()).toBe(seconds);
      }),
    );
  });

  it.each([
    [TAG.utcTime, "2601010000Z"],
    [TAG.utcTime, "260101000000"],
    [TAG.utcTime, "260101000000+0800"],
    [TAG.utcTime, "20260101000000Z"],
    [TAG.utcTime, "260230000000Z"],
    [TAG.utcTime, "261301000000Z"],
    [TAG.utcTime, "260101240000Z"],
    [TAG.utcTime, "260101000060Z"],
    [TAG.generalizedTime, "20260101000000.5Z"],
    [TAG.generalizedTime, "2026010100Z"],
    [TAG.generalizedTime, "20260229000000Z"],
    [TAG.utf8String, "260101000000Z"],
  ])("refuse %i %s", (tag, value) => {
    expect(() => readTime(time(tag, value))).toThrow(Asn1Error);
  });

  it("cannot be written beyond four digits of year", () => {
    expect(() => encodeTime(new Date("+010000-01-01T00:00:00Z"))).toThrow(Asn1Error);
    expect(() => encodeTime(new Date(Number.NaN))).toThrow(Asn1Error);
  });
});

describe("GeneralizedTime with fractions (RFC 3161 2.4.2)", () => {
  it.each([
    ["2026-03-01T12:00:00.000Z", "20260301120000Z"],
    ["2026-03-01T12:00:00.120Z", "20260301120000.12Z"],
    ["2026-03-01T12:00:00.005Z", "20260301120000.005Z"],
    ["2051-03-01T12:00:00.900Z", "20510301120000.9Z"],
  ])("writes %s as %s and reads it back", (iso, expected) => {
    expect(text(encodeGeneralizedTime(new Date(iso)))).toBe(expected);
    expect(readGeneralizedTime(time(TAG.generalizedTime, expected)).toISOString()).toBe(iso);
  });

  it("cuts off what is below a millisecond", () => {
    expect(readGeneralizedTime(time(TAG.generalizedTime, "20260301120000.123999Z")).getUTCMilliseconds()).toBe(123);
  });

  it.each(["20260301120000.0Z", "20260301120000.10Z", "20260301120000.Z", "20260301120000,5Z", "20260301120000.5"])(
    "refuses %s",
    (value) => {
      expect(() => readGeneralizedTime(time(TAG.generalizedTime, value))).toThrow(Asn1Error);
    },
  );
});
