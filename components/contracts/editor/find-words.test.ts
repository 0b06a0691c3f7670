import { describe, expect, it } from "vitest";
import { findWords, type TextRun } from "./find-words";

/** A run on a level line, each Chinese letter 10 points wide. */
const run = (text: string, x: number, y: number, width = [...text].length * 10): TextRun => ({
  text,
  from: { x, y },
  to: { x: x + width, y },
  height: 10,
});

describe("words on a page", () => {
  it("are found where they stand", () => {
    const [box, ...others] = findWords([run("致甲方（盖章）处", 100, 200)], "甲方（盖章）");
    expect(others).toEqual([]);
    expect(box).toEqual({ x: 110, y: 190, width: 60, height: 10 });
  });

  it("are the same with narrow brackets, spaces and other letter case", () => {
    for (const text of ["甲方(盖章)", "甲 方 ( 盖 章 ) ", "甲方（盖章)"])
      expect(findWords([run(text, 0, 50)], "甲方（盖章）")).toHaveLength(1);
    expect(findWords([run("ｐａｒｔｙ A", 0, 50)], "Party a")).toHaveLength(1);
  });

  it("are found every time, also twice in a line", () => {
    const runs = [run("甲方盖章　甲方盖章", 0, 50), run("甲方盖章", 0, 90)];
    expect(findWords(runs, "甲方盖章").map(({ x, y }) => [x, y])).toEqual([
      [0, 40],
      [50, 40],
      [0, 80],
    ]);
  });

  it("may be spread over runs of a line, but not over lines or columns", () => {
    const halves = (x: number, y: number) => findWords([run("甲方", 0, 50), run("盖章", x, y)], "甲方盖章");
    expect(halves(21, 50)).toEqual([{ x: 0, y: 40, width: 41, height: 10 }]);
    expect(halves(0, 64)).toEqual([]);
    expect(halves(300, 50)).toEqual([]);
  });

  it("are found on text that was written downwards", () => {
    const down: TextRun = { text: "盖章", from: { x: 80, y: 10 }, to: { x: 80, y: 30 }, height: 10 };
    expect(findWords([down], "章")).toEqual([{ x: 80, y: 20, width: 10, height: 10 }]);
  });

  it("are nothing where nothing is looked for", () => {
    expect(findWords([run("甲方", 0, 0)], " ")).toEqual([]);
    expect(findWords([run(" ", 0, 0)], "甲")).toEqual([]);
  });
});
