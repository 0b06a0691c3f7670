import { describe, expect, it } from "vitest";
import { formatNumber, yearOfNumber } from "./number-format";
import { numberRuleSchema } from "./number-rule.schema";

describe("a number", () => {
  it.each([
    [{ prefix: "HT", yearly: true, digits: 4 }, 7, "HT-2026-0007"],
    [{ prefix: "采购", yearly: true, digits: 1 }, 12, "采购-2026-12"],
    [{ prefix: "A/B", yearly: false, digits: 3 }, 1, "A/B-001"],
    // A longer one is not cut: two contracts would have one number.
    [{ prefix: "HT", yearly: false, digits: 2 }, 1234, "HT-1234"],
  ])("by %o, the %i.", (rule, running, expected) => {
    expect(formatNumber(rule, 2026, running)).toBe(expected);
  });

  it("has the year of the calendar in China, where the day begins earlier than by UTC", () => {
    expect(yearOfNumber(new Date("2026-12-31T15:59:59Z"))).toBe(2026);
    expect(yearOfNumber(new Date("2026-12-31T16:00:00Z"))).toBe(2027);
  });
});

describe("a prefix", () => {
  it.each(["HT", "采购合同", "2026", "A.b_c-d/e"])("may be %s", (prefix) => {
    expect(numberRuleSchema.safeParse({ prefix, yearly: true, digits: 4 }).success).toBe(true);
  });
  it.each(["", " ", "-HT", "H T", "<b>", "x".repeat(21)])("may not be %j", (prefix) => {
    expect(numberRuleSchema.safeParse({ prefix, yearly: true, digits: 4 }).success).toBe(false);
  });
});
