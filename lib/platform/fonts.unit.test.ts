import { describe, expect, it } from "vitest";
import { missingCharacters } from "@/lib/standards/pades/text-appearance";
import { checkOutline, outlineInkBox } from "@/lib/standards/seal-drawing/outline";
import { outlineDigest } from "@/lib/standards/seal-drawing/outline-digest";
import {
  generateSignature,
  SIGNATURE_STYLES,
  UnwritableNameError,
} from "@/lib/standards/seal-drawing/personal-signature";
import { textOutline } from "@/lib/standards/seal-drawing/text-outline";
import { captionFaces, openFont, signatureFonts, textFonts } from "./fonts";

const fonts = signatureFonts();

describe("fonts", () => {
  it("opens each file once", () => {
    expect(openFont("Allura")).toBe(openFont("Allura"));
  });

  it("draws text with the first font that has it, a Chinese text with a Chinese font", () => {
    const names = (text: string) => textFonts(text).map(({ font }) => font.postscriptName);
    expect(names("Hangzhou")).toEqual([
      "NotoSans-Regular",
      "NotoSansSC-Regular",
      "NotoSerifJP-Medium",
      "NotoSerifSC-Medium",
    ]);
    expect(names("Hangzhou 杭州").slice(0, 2)).toEqual(["NotoSansSC-Regular", "NotoSans-Regular"]);
  });

  it("has a character for what people write in fields", () => {
    const text = "Łódź Đặng Nguyễn Ὀδυσσεύς Київ Қазақстан 1 250 000 ₽ €5 “杭州”，《合同》 𠮷 㐂 䶮 ひらがな ﬁ ½ …";
    expect(missingCharacters(textFonts(text), text)).toEqual([]);
    expect(missingCharacters(textFonts(""), "a\u{1F600}b한")).toEqual(["\u{1F600}", "한"]);
  });

  it("has a hand for every character of GB 2312 that a name may use", () => {
    const decoder = new TextDecoder("gb2312");
    const characters: string[] = [];
    for (let row = 16; row <= 87; row += 1)
      for (let cell = 1; cell <= 94; cell += 1) {
        const c = decoder.decode(new Uint8Array([0xa0 + row, 0xa0 + cell]));
        if (/^\p{sc=Han}$/u.test(c)) characters.push(c);
      }
    expect(characters.length).toBe(6763);
    for (const name of ["Zhi Mang Xing", "Ma Shan Zheng", "Liu Jian Mao Cao"] as const) {
      const { font } = openFont(name);
      expect(characters.filter((c) => !font.hasGlyphForCodePoint(c.codePointAt(0)!))).toEqual([]);
    }
  });
});

describe("generateSignature with the installed hands", () => {
  const names = [
    "王珊",
    "欧阳娜娜",
    "Lin Qinghe",
    "Anna-Maria Müller",
    "Łukasz Żółć",
    "Nguyễn Ái Quốc",
    "Мария",
    "王 Shan",
    "古丽努尔·阿卜杜热西提",
    "𠮷田",
    "Maximilian Alexander von Hohenberg-Lichte",
    "㛃䶮",
  ];

  it.each(names)("writes all of %s in every style, within the room of a signature line", (name) => {
    const digests = SIGNATURE_STYLES.map((style) => {
      const { outline, missing } = generateSignature({ name, style, fonts });
      expect(missing).toEqual([]);
      expect(checkOutline(outline)).toEqual(outline);
      expect(outline.widthMm).toBeLessThanOrEqual(64.001);
      expect(outline.heightMm).toBeLessThanOrEqual(22.001);
      const ink = outlineInkBox(outline)!;
      expect(ink.left).toBeCloseTo(0.5, 1);
      expect(outline.heightMm - ink.bottom).toBeCloseTo(0.5, 1);
      return outlineDigest(outline);
    });
    const again = SIGNATURE_STYLES.map((style) => outlineDigest(generateSignature({ name, style, fonts }).outline));
    expect(again).toEqual(digests);
  });

  it("says which characters were borrowed from print", () => {
    expect(generateSignature({ name: "𠮷田", style: "brush", fonts }).substituted).toEqual([
      { text: "𠮷", face: "Noto Serif JP" },
    ]);
    expect(generateSignature({ name: "王珊", style: "brush", fonts }).substituted).toEqual([]);
  });

  it("writes what it can and reports the rest; with nothing to write it refuses", () => {
    expect(generateSignature({ name: "王\u{1F44D}", style: "formal", fonts }).missing).toEqual(["\u{1F44D}"]);
    expect(() => generateSignature({ name: "\u{1F44D}", style: "formal", fonts })).toThrow(UnwritableNameError);
    expect(() => generateSignature({ name: "  ", style: "formal", fonts })).toThrow(RangeError);
    expect(() => generateSignature({ name: "王".repeat(81), style: "formal", fonts })).toThrow(RangeError);
  });

  it("is the same name however its accents are typed and its spaces doubled", () => {
    const one = generateSignature({ name: "Anna Müller", style: "running", fonts });
    const other = generateSignature({ name: " Anna  Mu\u0308ller ", style: "running", fonts });
    expect(other).toEqual(one);
  });

  it("keeps two short words on one line and breaks a long name between words", () => {
    const ratio = (name: string) => {
      const { outline } = generateSignature({ name, style: "formal", fonts });
      return outline.widthMm / outline.heightMm;
    };
    expect(ratio("Lin Qinghe")).toBeGreaterThan(4);
    // In one line the long name would be more than fifteen times as wide as tall.
    expect(ratio("Maximilian Alexander von Hohenberg-Lichte")).toBeLessThan(8);
  });

  it("takes the colour of the ink", () => {
    const { outline } = generateSignature({ name: "王珊", style: "running", fonts, color: "#102A5C" });
    expect(outline.paths[0]!.color).toBe("#102a5c");
  });
});

describe("captions", () => {
  it("write names, times and serial numbers in any of the covered scripts", () => {
    const lines = ["王珊 Łukasz Nguyễn 𠮷田", "2026-11-22 20:14:09 (UTC+08:00)", "4F2A 90B1 7C33"];
    expect(textOutline({ lines, faces: captionFaces(), sizeMm: 2, color: "#57534a" }).missing).toEqual([]);
  });
});
