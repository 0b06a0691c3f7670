import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as fontkit from "fontkit";
import { expect, test } from "vitest";
import { inScratch, plainPdf, qpdfCheck } from "../../../tests/support/pdfs";
import { compressedStream } from "./compress";
import { Content } from "./content";
import { PdfError } from "./errors";
import { PdfFile } from "./file";
import { embedSubset } from "./fonts";
import { Increment } from "./increment";
import { PdfDict } from "./objects";

function openFont(): fontkit.Font {
  const font = fontkit.create(
    readFileSync("node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  );
  if (!("layout" in font)) throw new Error("a collection");
  return font;
}

const text = "甲方：李雷 (Li Lei) 签署 2026-01-31 ¥1,250.00";

test("an embedded subset is drawn and copied as the text it holds", () => {
  const file = PdfFile.open(plainPdf());
  const increment = new Increment(file);
  const font = embedSubset(increment, openFont(), text);
  expect(font.missing).toEqual([]);
  const content = new Content().text("F", 12, 72, 600, font.encode(text));
  const page = increment.edit(file.page(0).ref);
  page.set("Contents", increment.add(compressedStream(content.bytes())));
  page.set("Resources", PdfDict.of({ Font: PdfDict.of({ F: font.ref }) }));
  const { tail } = increment.finish();
  expect(tail.length).toBeLessThan(40_000);
  const bytes = Uint8Array.from(Buffer.concat([file.bytes, tail]));
  qpdfCheck(bytes);
  inScratch((folder) => {
    const from = path.join(folder, "font.pdf");
    writeFileSync(from, bytes);
    expect(execFileSync("pdftotext", [from, "-"], { stdio: "pipe" }).toString().trim()).toBe(text);
    expect(execFileSync("pdffonts", [from], { stdio: "pipe" }).toString()).toMatch(
      /[A-Z]{6}\+NotoSansSC-Regular +CID TrueType +Identity-H +yes yes yes/,
    );
    const drawn = execFileSync("mutool", ["draw", "-q", "-F", "txt", from], { stdio: "pipe" }).toString();
    expect(drawn).toContain("李雷 (Li Lei)");
  });
});

test("widths are the font's", () => {
  const increment = new Increment(PdfFile.open(plainPdf()));
  const font = embedSubset(increment, openFont(), "签署");
  expect(font.width("签署签", 10)).toBe(30);
  expect(font.encode("署签")).toBe("00020001");
});

test("characters that the font lacks are reported and never encoded", () => {
  const increment = new Increment(PdfFile.open(plainPdf()));
  const font = embedSubset(increment, openFont(), "a\u{1F600}b\u{1F600}");
  expect(font.missing).toEqual(["\u{1F600}"]);
  expect(() => font.encode("\u{1F600}")).toThrow(PdfError);
  expect(() => font.width("c", 1)).toThrow(PdfError);
});
