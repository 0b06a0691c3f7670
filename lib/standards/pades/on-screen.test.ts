import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { valueFont } from "../../../tests/support/signing-scenario";
import { fontMetrics, textFits } from "./text-appearance";
import { layoutText } from "./text-layout";
import { characterMetrics } from "./text-metrics";

/** A file and all that it imports, types left out: they are gone when it runs. */
function sources(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file)) return seen;
  const text = readFileSync(file, "utf8");
  seen.set(file, text);
  for (const [, kind, from = ""] of text.matchAll(/^(?:import|export) (type )?[^;]*?from "([^"]+)";/gm)) {
    if (kind) continue;
    expect([file, from]).toEqual([file, expect.stringMatching(/^\.{1,2}\//)]);
    sources(`${path.resolve(path.dirname(file), from)}.ts`, seen);
  }
  return seen;
}

test.each(["text-layout", "text-metrics", "mark-outline"])("%s runs in a browser: it needs nothing of Node", (name) => {
  for (const [file, text] of sources(path.resolve(import.meta.dirname, `${name}.ts`))) {
    expect([file, /\bBuffer\b|\bprocess\.|node:|\brequire\(/.exec(text)?.[0]]).toEqual([file, undefined]);
  }
});

test("a screen that measures each character comes to the lines of the PDF", () => {
  const { font } = valueFont();
  const box = { width: 130, height: 60, multiline: true, align: "right" as const, size: 11 };
  const text = "甲方 (Party A) 应于 2026-03-01 前支付 ¥12,000.00，逾期每日按 0.05% 计息。";
  // What `measureText` of a canvas says of a font of 1000 pixels.
  const pixels = (char: string) => (font.glyphForCodePoint(char.codePointAt(0)!).advanceWidth * 1000) / font.unitsPerEm;
  const screen = characterMetrics((char) => pixels(char) / 1000, {
    ascent: font.ascent / font.unitsPerEm,
    descent: font.descent / font.unitsPerEm,
  });
  expect(layoutText(text, box, screen)).toEqual(layoutText(text, box, fontMetrics([valueFont()])));
});

test("whether a value can be seen whole is known before it is drawn", () => {
  const box = { width: 80, height: 14, multiline: false, least: 6 };
  expect(textFits([valueFont()], "上海市浦东新区", box)).toBe(true);
  expect(textFits([valueFont()], "上海市浦东新区世纪大道一百号环球金融中心", box)).toBe(false);
});
