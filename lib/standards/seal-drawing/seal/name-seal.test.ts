import { describe, expect, it } from "vitest";
import { outlineInkBox } from "../outline";
import { SEAL_CUTS, SEAL_FACES } from "./description";
import { SealDesignError } from "./design";
import { drawSeal } from "./draw-seal";
import { describeNameSeal, type NameSeal, nameSealParts } from "./name-seal";
import { testFaces } from "./test-faces";

const usual: NameSeal = { name: "王珊", shape: "square", cut: "relief", face: "kai", suffix: true, sizeMm: 18 };
const cells = (change: Partial<NameSeal>) => describeNameSeal({ ...usual, ...change }).cells;

describe("the characters of a name seal", () => {
  it.each([
    ["王", [["王"], ["印"]]],
    [
      "王珊",
      [
        ["王", "珊"],
        ["之", "印"],
      ],
    ],
    [
      "李 小龙",
      [
        ["李", "小"],
        ["龙", "印"],
      ],
    ],
    [
      "欧阳修",
      [
        ["欧", "阳"],
        ["修", "印"],
      ],
    ],
    [
      "欧阳娜娜",
      [
        ["欧", "阳"],
        ["娜", "娜"],
      ],
    ],
  ])("of %s stand in columns from the right, with 印 where there is room", (name, expected) => {
    expect(cells({ name })).toEqual(expected);
  });

  it("keep a compound surname in one column, and give a single one the right half", () => {
    expect(cells({ name: "欧阳修", suffix: false })).toEqual([["欧", "阳"], ["修"]]);
    expect(cells({ name: "司馬光", suffix: false })).toEqual([["司", "馬"], ["光"]]);
    expect(cells({ name: "林清和", suffix: false })).toEqual([["林"], ["清", "和"]]);
    expect(cells({ name: "王珊", suffix: false })).toEqual([["王"], ["珊"]]);
  });

  it("of a rectangular seal stand in one column of at most four", () => {
    expect(cells({ shape: "rectangle" })).toEqual([["王", "珊", "印"]]);
    expect(cells({ shape: "rectangle", name: "林清和" })).toEqual([["林", "清", "和", "印"]]);
    expect(cells({ shape: "rectangle", name: "欧阳娜娜" })).toEqual([["欧", "阳", "娜", "娜"]]);
  });

  it.each(["", "Anna", "迪丽热巴", "买买提·艾力"])("of %s: four at most, all Chinese", (name) => {
    if (name === "迪丽热巴") expect(cells({ name })).toHaveLength(2);
    else expect(() => cells({ name })).toThrow(SealDesignError);
  });

  it("do not stand on a seal of another size than people use", () => {
    expect(() => cells({ sizeMm: 7 })).toThrow(SealDesignError);
    expect(() => cells({ sizeMm: Number.NaN })).toThrow(SealDesignError);
  });
});

it("every cut, hand, shape and length fills its sheet and not more", () => {
  for (const cut of SEAL_CUTS)
    for (const face of SEAL_FACES)
      for (const shape of ["square", "rectangle"] as const)
        for (const name of ["王", "王珊", "林清和", "欧阳娜娜"]) {
          const outline = drawSeal(describeNameSeal({ ...usual, name, shape, cut, face }), testFaces);
          const box = outlineInkBox(outline)!;
          expect([box.left, box.top, box.right, box.bottom]).toEqual([0, 0, outline.widthMm, 18]);
        }
});

describe("the parts of a name that a seal can bear", () => {
  it.each([
    ["王", ["王"]],
    ["王珊", ["王珊", "王"]],
    ["欧阳", ["欧阳", "欧"]],
    ["林清和", ["林清和", "林"]],
    ["欧阳修", ["欧阳修", "欧阳"]],
    ["欧阳娜娜", ["欧阳娜娜", "欧阳"]],
    ["迪丽热巴", ["迪丽热巴"]],
    ["古丽·艾力", ["古丽艾力", "古丽"]],
    ["阿依古丽·买买提", ["阿依古丽"]],
    ["比丽克孜·艾合买提", ["比丽克孜"]],
    ["Mary Ann Temple", []],
    ["王 Wang", []],
    ["", []],
  ])("of %s", (name, texts) => {
    const parts = nameSealParts(name);
    expect(parts.map(({ text }) => text)).toEqual(texts);
    for (const { text } of parts) expect(cells({ name: text, suffix: false }).flat().join("")).toBe(text);
  });
});
