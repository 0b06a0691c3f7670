import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numberBlocks } from "../numbering";
import { startingText } from "../starting-texts/starting-text";
import { inPlaceOf } from "../variables";
import { type Block, linesOf, type WrittenText } from "../written-text.schema";
import { page } from "./page-metrics";
import { setText, stopSetting } from "./set-text";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "vermilion-set-"));
});
afterAll(() => {
  stopSetting();
  rmSync(folder, { recursive: true });
});

/** What stands on each page, in the order in which the file writes it. */
function onPages(pdf: Uint8Array): string[] {
  const file = path.join(folder, "set.pdf");
  writeFileSync(file, pdf);
  execFileSync("qpdf", ["--check", file]);
  return execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}
const bare = (text: string) => text.replace(/\s+/gu, "");

/** Everything that must be read, in its order: numbers and words, values in their places. */
function expected(text: WrittenText, values: Record<string, string>): string {
  const known = new Map(text.variables.map((variable) => [variable.key, variable]));
  const numbers = numberBlocks(text.blocks, text.locale);
  return text.blocks
    .flatMap((block, index) => [
      numbers[index]?.number ?? "",
      ...linesOf(block)
        .flat()
        .map((piece) => {
          if ("text" in piece) return piece.text;
          return "variable" in piece ? inPlaceOf(known.get(piece.variable)!, values, text.locale, piece.inWords) : "";
        }),
    ])
    .join("");
}

const filled = {
  party_a: "北京朱印科技有限公司",
  party_b: "Łódź Studio",
  service: "系统运维",
  begins: "2026-12-01",
  ends: "2027-11-30",
  price: "123456.78",
  court: "甲方所在地人民法院",
};

describe("setting a text", () => {
  it("shows every word in its order, values in their places, and names no time", async () => {
    const text = startingText("service", "zh");
    const { pdf, places } = await setText(text, filled, "me");
    const pages = onPages(pdf);
    const read = bare(pages.join("")).replace(/第\d页共\d页/gu, "");
    const all = expected({ ...text, blocks: text.blocks.filter(({ kind }) => kind !== "table") }, filled);
    // Words of the table stand in cells beside each other; they are looked for one by one.
    const [before = "", after = ""] = all.split("第四条");
    expect(read).toContain(bare(before));
    expect(read).toContain(bare(after));
    for (const cell of text.blocks
      .filter(({ kind }) => kind === "table")
      .flatMap(linesOf)
      .flat())
      expect(read).toContain(bare("text" in cell ? cell.text : ""));
    expect(read).toContain("人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分（¥123,456.78）");
    expect(bare(pages[0]!)).toContain(`第1页共${pages.length}页`);
    expect(places.map(({ part }) => part)).toEqual(["sign", "date", "sign", "date"]);
    for (const { x, y, width, height, page: at } of places) {
      expect(at).toBe(pages.length - 1);
      expect(x + width).toBeLessThanOrEqual(page.width - page.side);
      expect(y + height).toBeLessThanOrEqual(page.height - page.bottom);
    }
    const again = await setText(structuredClone(text), filled, "me");
    expect(Buffer.compare(again.pdf, pdf)).toBe(0);
  });

  it("sets English in its own way, with what is open in brackets", async () => {
    const pages = onPages((await setText(startingText("lease", "en"), { landlord: "Ann Ångström" }, "me")).pdf);
    expect(bare(pages.join(""))).toContain(
      bare("This agreement is made between Ann Ångström (the “Landlord”) and [Tenant]"),
    );
    expect(pages.join("")).toMatch(/Page 1 of \d/);
    expect(pages.join("")).toMatch(/\(c\)\s+uses the Property/);
  });

  it("repeats the head of a table on each page, breaks pages where asked to, and leaves no row in two", async () => {
    const row = (number: number): [{ text: string }][] => [
      [{ text: `row ${number} begins` }],
      [{ text: "ends ".repeat(40) }],
    ];
    const blocks: Block[] = [
      { kind: "paragraph", align: "start", under: 0, text: [{ text: "before" }] },
      { kind: "pageBreak" },
      {
        kind: "table",
        header: true,
        columns: [
          { width: 1, align: "start" },
          { width: 2, align: "end" },
        ],
        rows: [[[{ text: "HEAD" }], []], ...Array.from({ length: 60 }, (_, index) => row(index))],
      },
    ];
    const pages = onPages((await setText({ ...startingText("blank", "en"), blocks }, {}, "me")).pdf);
    expect(pages.length).toBeGreaterThan(4);
    expect(pages[0]).not.toContain("HEAD");
    for (const one of pages.slice(1)) expect(one.match(/HEAD/g)).toHaveLength(1);
    const rows = pages.map((one) => [one.match(/begins/g)?.length ?? 0, one.match(/ends/g)?.length ?? 0]);
    for (const [begun, ended] of rows) expect(ended).toBe(40 * begun!);
  });

  it("says which characters no font has", async () => {
    const text = { ...startingText("blank", "zh"), header: "\u{1f600}字\u{13000}" };
    await expect(setText(text, {}, "me")).rejects.toMatchObject({
      code: "text_not_settable",
      details: { characters: "\u{1f600} \u{13000}" },
    });
  });
});
