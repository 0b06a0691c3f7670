import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumber, numberBlocks } from "./numbering";
import { inPlaceOf, openVariables, readValue, titleOf, variablesOf } from "./variables";
import { type Block, type Variable, type WrittenText, writtenTextSchema } from "./written-text.schema";

const id = "0192d3a0-0000-7000-8000-000000000001";
const clause = (level: 1 | 2 | 3): Block => ({ kind: "clause", level, text: [{ text: "x" }] });
const paragraph: Block = { kind: "paragraph", align: "start", under: 0, text: [{ text: "x" }] };

function textWith(changes: Partial<WrittenText> = {}): WrittenText {
  return { locale: "zh", title: "合同", header: "", pageNumbers: true, variables: [], blocks: [paragraph], ...changes };
}

const variable = (changes: Partial<Variable> = {}): Variable => ({
  key: "price",
  label: "价款",
  type: "amount",
  required: true,
  default: "",
  choices: [],
  ...changes,
});

describe("a written text", () => {
  it("is taken as it is meant: composed, on one line, without what cannot be seen", () => {
    const read = writtenTextSchema.parse(
      textWith({ blocks: [{ ...paragraph, text: [{ text: "e\u0301\u202e a\nb", bold: true }] } as Block] }),
    );
    expect(read.blocks).toEqual([{ ...paragraph, text: [{ text: "é a b", bold: true }] }]);
  });

  it("keeps its bounds", () => {
    const bad: Partial<WrittenText>[] = [
      { blocks: [] },
      { blocks: Array.from({ length: 2001 }, () => paragraph) },
      {
        blocks: [
          { ...paragraph, text: [{ text: "字".repeat(75_001) }] } as Block,
          { ...paragraph, text: [{ text: "字".repeat(75_000) }] } as Block,
        ],
      },
      { variables: [variable(), variable()] },
      { variables: [variable({ key: "Price" })] },
      { blocks: [signature, signature] },
      { blocks: [{ kind: "table", header: true, columns: [{ width: 1, align: "start" }], rows: [[[], []]] }] },
      { blocks: [{ ...paragraph, unknown: 1 } as never] },
    ];
    for (const changes of bad) expect(writtenTextSchema.safeParse(textWith(changes)).success).toBe(false);
    expect(writtenTextSchema.safeParse(textWith({ blocks: [signature] })).success).toBe(true);
  });
});

const signature: Block = { kind: "signature", id, label: "甲方", as: "organization", date: true };

describe("the numbering", () => {
  it("is that of the language", () => {
    const blocks = [clause(1), clause(2), clause(3), clause(3), paragraph, clause(2), clause(1), clause(2)];
    const numbers = (locale: "en" | "zh") => numberBlocks(blocks, locale).map((one) => one?.number ?? null);
    expect(numbers("zh")).toEqual(["第一条", "1.1", "（1）", "（2）", null, "1.2", "第二条", "2.1"]);
    expect(numbers("en")).toEqual(["1.", "1.1", "(a)", "(b)", null, "1.2", "2.", "2.1"]);
  });

  it("counts lists on their own, and anew after anything else", () => {
    const item = (numbered: boolean): Block => ({ kind: "item", numbered, text: [] });
    const numbers = numberBlocks([item(true), item(true), paragraph, item(true), item(false)], "en");
    expect(numbers.map((one) => one?.number)).toEqual(["1)", "2)", undefined, "1)", "•"]);
  });

  it("never skips: every clause follows the one before by one step, whatever levels are asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<1 | 2 | 3>(1, 2, 3), { minLength: 1, maxLength: 60 }), (levels) => {
        let path: number[] = [];
        for (const one of numberBlocks(levels.map(clause), "en")) {
          const depth = one!.level;
          expect(depth).toBeLessThanOrEqual(path.length + 1);
          path = [...path.slice(0, depth - 1), (path[depth - 1] ?? 0) + 1];
          if (depth < 3) expect(one!.number.replace(/\.$/, "")).toBe(path.join("."));
        }
      }),
    );
  });

  it("says numbers as laws do", () => {
    const said = [1, 10, 11, 20, 99, 100, 101, 110, 999, 1000, 1001, 1010, 2024].map(chineseNumber);
    expect(said.join(" ")).toBe(
      "一 十 十一 二十 九十九 一百 一百零一 一百一十 九百九十九 一千 一千零一 一千零一十 二千零二十四",
    );
  });
});

describe("a variable", () => {
  it("reads what is typed for it, by its type", () => {
    const read = (type: Variable["type"], typed: string, locale: "en" | "zh" = "zh") =>
      readValue(variable({ type, choices: ["月付", "季付"] }), typed, locale);
    expect(read("amount", "12,345.5")).toEqual({ shown: "¥12,345.50", words: "人民币壹万贰仟叁佰肆拾伍元伍角整" });
    expect(read("amount", "a lot")).toBeNull();
    expect(read("number", "-1234567")).toEqual({ shown: "-1,234,567", words: null });
    expect(read("date", "2026-02-03")).toEqual({ shown: "2026年2月3日", words: null });
    expect(read("date", "2026-02-03", "en")).toEqual({ shown: "3 February 2026", words: null });
    expect(read("date", "2026-02-31")).toBeNull();
    expect(read("choice", "月付")).toEqual({ shown: "月付", words: null });
    expect(read("choice", "年付")).toBeNull();
    expect(read("text", "  ")).toBe("empty");
  });

  it("is open while it is asked for and has no value; its default counts as one", () => {
    const used: Block = { ...paragraph, text: [{ variable: "price" }] } as Block;
    const open = (variables: Variable[], values = {}) =>
      openVariables(textWith({ variables, blocks: [used] }), values).map(({ key }) => key);
    expect(open([variable()])).toEqual(["price"]);
    expect(open([variable()], { price: "10" })).toEqual([]);
    expect(open([variable()], { price: "ten" })).toEqual(["price"]);
    expect(open([variable({ default: "5" })])).toEqual([]);
    expect(open([variable({ default: "5" })], { price: "" })).toEqual(["price"]);
    expect(open([variable({ required: false })])).toEqual([]);
    expect(open([variable(), variable({ key: "unused" })])).toEqual(["price"]);
  });

  it("stands in the title too", () => {
    const text = textWith({
      title: "租赁合同（{house}）{nobody}",
      variables: [variable({ key: "house", type: "text", label: "房屋" })],
    });
    expect(variablesOf(text)).toHaveLength(1);
    expect(titleOf(text, {})).toBe("租赁合同（【房屋】）{nobody}");
    expect(titleOf(text, { house: "3-201" })).toBe("租赁合同（3-201）{nobody}");
  });

  it("gives no own value for a key that every object has", () => {
    expect(inPlaceOf(variable({ key: "constructor", type: "text", required: false }), {}, "zh")).toBe("");
  });
});
