import { describe, expect, it } from "vitest";
import { readTypedDate, readTypedTime } from "./csv-dates";
import { readIsoDate, readSwiftDate, readSwiftEntryDate } from "./dates";
import { bookedInstant } from "./statement";
import { errorOf } from "./test-bytes";

const place = { lineNumber: 3, field: "date" };

describe("dates of ISO 20022", () => {
  it("keeps the local time and how far it is from UTC", () => {
    expect(readIsoDate("2026-11-22", place)).toEqual({ on: "2026-11-22" });
    expect(readIsoDate("2026-11-22+08:00", place)).toEqual({ on: "2026-11-22" });
    expect(readIsoDate("2026-11-22T10:20:30.123+08:00", place)).toEqual({
      on: "2026-11-22",
      time: "10:20:30",
      utcOffsetMinutes: 480,
    });
    expect(readIsoDate("2026-11-22T10:20:30Z", place).utcOffsetMinutes).toBe(0);
    expect(readIsoDate("2026-11-22T10:20:30-03:30", place).utcOffsetMinutes).toBe(-210);
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-11-22T24:00:00",
    "2026-11-22T10:20:60",
    "2026-11-22 10:20:30",
    "22.11.2026",
    "2026-11-22T10:20:30+15:00",
  ])("%s is none", (text) => {
    expect(errorOf(() => readIsoDate(text, place))).toEqual({ code: "bad_date", lineNumber: 3 });
  });
});

describe("dates of SWIFT", () => {
  it("has two digits of a year", () => {
    expect(readSwiftDate("261122", place)).toBe("2026-11-22");
    expect(readSwiftDate("991231", place)).toBe("1999-12-31");
    expect(errorOf(() => readSwiftDate("260230", place)).code).toBe("bad_date");
  });

  it.each([
    ["1231", "2027-01-01", "2026-12-31"],
    ["0102", "2026-12-31", "2027-01-02"],
    ["1122", "2026-11-22", "2026-11-22"],
    ["0229", "2027-12-30", "2028-02-29"],
  ])("entry date %s beside value date %s is %s", (entry, value, day) => {
    expect(readSwiftEntryDate(entry, value, place)).toBe(day);
  });

  it("refuses an entry date that no year near has", () => {
    expect(errorOf(() => readSwiftEntryDate("1301", "2026-11-22", place)).code).toBe("bad_date");
    expect(errorOf(() => readSwiftEntryDate("0229", "2026-01-05", place)).code).toBe("bad_date");
  });
});

describe("dates of exports", () => {
  it.each([
    ["2026-11-22", { on: "2026-11-22" }],
    ["2026/1/2", { on: "2026-01-02" }],
    ["2026.11.22", { on: "2026-11-22" }],
    ["20261122", { on: "2026-11-22" }],
    ["2026年1月2日", { on: "2026-01-02" }],
    ["２０２６－１１－２２", { on: "2026-11-22" }],
    ["2026-11-22 10:20:30", { on: "2026-11-22", time: "10:20:30" }],
    ["2026-11-22T10:20:30.123", { on: "2026-11-22", time: "10:20:30" }],
    ["2026/11/22 9:05", { on: "2026-11-22", time: "09:05:00" }],
    ["20261122 10:20:30", { on: "2026-11-22", time: "10:20:30" }],
    ["20261122102030", { on: "2026-11-22", time: "10:20:30" }],
    ["20261122 102030", { on: "2026-11-22", time: "10:20:30" }],
    ["2026-11-22-10.20.30.123456", { on: "2026-11-22", time: "10:20:30" }],
    ["2026年11月22日 10时20分30秒", { on: "2026-11-22", time: "10:20:30" }],
  ])("%s", (text, local) => {
    expect(readTypedDate(text, "ymd", place)).toEqual(local);
  });

  it("reads day and month in the order that the mapping says", () => {
    expect(readTypedDate("03/04/2026", "dmy", place)).toEqual({ on: "2026-04-03" });
    expect(readTypedDate("03/04/2026 08:00:00", "mdy", place)).toEqual({ on: "2026-03-04", time: "08:00:00" });
    expect(errorOf(() => readTypedDate("03/04/2026", "ymd", place)).code).toBe("bad_date");
  });

  it.each(["2026-02-30", "26-11-22", "45983", "2026-11-22 25:00:00", "22/11", "yesterday", "20261322", ""])(
    "%j is none",
    (text) => {
      expect(errorOf(() => readTypedDate(text, "ymd", place)).code).toBe("bad_date");
    },
  );

  it("reads the time of day, or that of a whole date if it is of the same day", () => {
    expect(readTypedTime("10:20:30", "2026-11-22", "ymd", place)).toBe("10:20:30");
    expect(readTypedTime("102030", "2026-11-22", "ymd", place)).toBe("10:20:30");
    expect(readTypedTime("2026-11-22 10:20:30", "2026-11-22", "ymd", place)).toBe("10:20:30");
    expect(readTypedTime("2026-11-21 23:59:59", "2026-11-22", "ymd", place)).toBeUndefined();
    expect(errorOf(() => readTypedTime("25:00", "2026-11-22", "ymd", place)).code).toBe("bad_date");
  });
});

describe("the instant of booking", () => {
  it("takes the offset of the statement before the assumed one", () => {
    expect(bookedInstant({ bookedOn: "2026-11-22", bookedTime: "00:30:00" }, 480)).toEqual({
      at: new Date("2026-11-21T16:30:00Z"),
      exact: true,
    });
    expect(bookedInstant({ bookedOn: "2026-11-22", bookedTime: "00:30:00", utcOffsetMinutes: 0 }, 480).at).toEqual(
      new Date("2026-11-22T00:30:00Z"),
    );
    expect(bookedInstant({ bookedOn: "2026-11-22" }, 480)).toEqual({
      at: new Date("2026-11-21T16:00:00Z"),
      exact: false,
    });
  });
});
