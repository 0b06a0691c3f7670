import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines } from "./break-lines";
import { isWide, unitsOf } from "./units";

/** Wide characters of 10 points, others of 5. */
const measure = (text: string) =>
  [...text].reduce((sum, one) => sum + (isWide(one) || "“”‘’—…".includes(one) ? 10 : 5), 0);

function set(text: string, width: number, { justify = true, chinese = true, indent = 0 } = {}) {
  const units = unitsOf([{ text, style: null }], measure, () => 10, { chinese, longest: width });
  return breakLines(units, width, { justify, indent });
}
const shown = (lines: ReturnType<typeof set>) => lines.map(({ units }) => units.map((unit) => unit.text).join(""));

describe("breaking lines", () => {
  it("begins no line with a closing mark and ends none with an opening one", () => {
    const character = fc.constantFrom(..."合同甲乙双方，。、；：？！“”（）《》a1 ……——");
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 60, max: 300 }),
        (all, width) => {
          const text = all.join("");
          const lines = shown(set(text, width));
          // Nothing is lost but spaces at the ends of lines.
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
          const hasRoom = !/[，。、；：？！”）》“（《—…]{3}/u.test(text);
          if (!hasRoom) return;
          for (const line of lines.slice(1)) expect(line.trim()).not.toMatch(/^[，。、；：？！”）》—…]/u);
          for (const line of lines.slice(0, -1)) expect(line.trim()).not.toMatch(/[“（《]$/u);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("fills justified lines to the margin, the last one not", () => {
    const text = "本合同由甲乙双方于签署之日起生效，双方应当按照约定全面履行各自的义务，不得擅自变更或者解除。";
    const lines = set(text, 123);
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(123, 5);
    expect(lines.at(-1)!.width).toBeLessThan(123);
  });

  it("gives up the empty half of one of two marks that follow each other, and of one at the end of a line", () => {
    const [line] = set("（见《甲》）。", 500);
    expect(line!.width).toBeCloseTo(70 - 5 - 5 - 5, 5);
  });

  it("leaves words whole, apart from characters, and parts what is wider than a line", () => {
    expect(shown(set("the quick brown fox jumps", 75, { chinese: false }))).toEqual(["the quick brown", "fox jumps"]);
    const [line] = set("由ABC公司", 500);
    expect(line!.units.map(({ after }) => Math.abs(Math.round(after * 10)))).toEqual([18, 18, 0, 0]);
    expect(shown(set("a".repeat(50), 100, { chinese: false }))).toEqual([
      "a".repeat(20),
      "a".repeat(20),
      "a".repeat(10),
    ]);
  });

  it("ends a line where it is asked to, and indents the first one", () => {
    expect(shown(set("甲方\n乙方", 500))).toEqual(["甲方", "乙方"]);
    expect(shown(set("一二三四五六七八九十", 60, { indent: 20 }))[0]).toHaveLength(4);
  });
});
