import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mondayOf, weeksOfUses } from "./weeks-of-uses";

describe("the weeks in which a seal is used", () => {
  it("begin on Monday", () => {
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
  });

  it("end with that of today, and those without uses are among them", () => {
    const days = [
      { day: "2026-11-09", count: 2 },
      { day: "2026-11-15", count: 1 },
      { day: "2026-11-23", count: 4 },
    ];
    expect(weeksOfUses(days, "2026-11-25", 3)).toEqual([
      { from: "2026-11-09", count: 3 },
      { from: "2026-11-16", count: 0 },
      { from: "2026-11-23", count: 4 },
    ]);
  });

  it("hold every use of their days, once", () => {
    const offset = fc.integer({ min: 0, max: 26 * 7 - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, fc.integer({ min: 1, max: 9 }))), (uses) => {
        // The last day of a week: all offsets lie in its 26 weeks.
        const today = "2026-11-29";
        const days = uses.map(([back, count]) => ({
          day: new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10),
          count,
        }));
        const sum = (lines: readonly { count: number }[]) => lines.reduce((total, { count }) => total + count, 0);
        expect(sum(weeksOfUses(days, today, 26))).toBe(sum(days));
      }),
    );
  });
});
