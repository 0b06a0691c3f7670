import { createHash } from "node:crypto";
import type { Font } from "fontkit";
import { compressedStream } from "./compress";
import { PdfError } from "./errors";
import type { Increment } from "./increment";
import { byteString, name, PdfDict, type PdfRef } from "./objects";

/** A font that an increment embeds, holding the characters of one text. */
export interface EmbeddedFont {
  /** The Type0 font, for a /Font resource. */
  ref: PdfRef;
  /** Characters of the text that the font has no glyph for, each once, in the order met. Nothing is drawn for them. */
  missing: string[];
  /** Ascender and descender (negative) for a size of 1. */
  ascent: number;
  descent: number;
  /**
   * The text as hexadecimal digits for `<...> Tj`.
   * @throws PdfError misuse on a character that was not in the text given to `embedSubset`, or that is missing
   */
  encode(text: string): string;
  /** Advance width of the text at `size`, in the unit of `size`. @throws PdfError misuse as `encode` */
  width(text: string, size: number): number;
}

interface Character {
  code: number;
  cid: number;
  gid: number;
  /** Advance in thousandths of the em. */
  width: number;
}

/**
 * Embeds the glyphs that `text` needs as a Type0 font with Identity-H and a ToUnicode map (ISO 32000-1, 9.7, 9.10.3).
 * Every character has its own CID, so that copied text is exact even where two characters share a glyph.
 * Glyphs are taken one for one, without ligatures and kerning, as form fields are filled.
 * @param font an opened TrueType font (`fontkit.create(bytes)`)
 * @throws PdfError misuse when the font has no TrueType outlines or may not be embedded
 */
export function embedSubset(increment: Increment, font: Font, text: string): EmbeddedFont {
  if (font.type !== "TTF" || !("glyf" in font)) throw new PdfError("misuse", "only TrueType fonts can be embedded");
  if (font["OS/2"]?.fsType.noEmbedding) throw new PdfError("misuse", `${font.postscriptName} forbids embedding`);
  const subset = font.createSubset();
  const characters = new Map<string, Character>();
  const missing: string[] = [];
  const perEm = 1000 / font.unitsPerEm;
  for (const char of new Set(text)) {
    const code = char.codePointAt(0)!;
    if (!font.hasGlyphForCodePoint(code)) {
      missing.push(char);
      continue;
    }
    const glyph = font.glyphForCodePoint(code);
    // The index in the subset, though fontkit's declared type says boolean.
    const gid = Number(subset.includeGlyph(glyph));
    characters.set(char, { code, cid: characters.size + 1, gid, width: Math.round(glyph.advanceWidth * perEm) });
  }
  const ref = writeFont(increment, font, Uint8Array.from(subset.encode()), [...characters.values()]);
  const find = (char: string) => {
    const character = characters.get(char);
    if (!character) throw new PdfError("misuse", `the embedded font lacks the character ${char}`);
    return character;
  };
  return {
    ref,
    missing,
    ascent: font.ascent / font.unitsPerEm,
    descent: font.descent / font.unitsPerEm,
    encode: (written) => [...written].map((char) => hex4(find(char).cid)).join(""),
    width: (written, size) => ([...written].reduce((sum, char) => sum + find(char).width, 0) * size) / 1000,
  };
}

function writeFont(increment: Increment, font: Font, file: Uint8Array, characters: Character[]): PdfRef {
  const tag = [...createHash("sha256").update(file).digest().subarray(0, 6)];
  const baseFont = name(`${String.fromCharCode(...tag.map((byte) => 65 + (byte % 26)))}+${fontName(font)}`);
  const descendant = increment.add(
    PdfDict.of({
      Type: name("Font"),
      Subtype: name("CIDFontType2"),
      BaseFont: baseFont,
      CIDSystemInfo: PdfDict.of({ Registry: byteString("Adobe"), Ordering: byteString("Identity"), Supplement: 0 }),
      FontDescriptor: increment.add(
        descriptor(font)
          .set("FontName", baseFont)
          .set("FontFile2", increment.add(compressedStream(file, { Length1: file.length }))),
      ),
      DW: 1000,
      W: [1, characters.map(({ width }) => width)],
      CIDToGIDMap: increment.add(compressedStream(glyphMap(characters))),
    }),
  );
  return increment.add(
    PdfDict.of({
      Type: name("Font"),
      Subtype: name("Type0"),
      BaseFont: baseFont,
      Encoding: name("Identity-H"),
      DescendantFonts: [descendant],
      ToUnicode: increment.add(compressedStream(toUnicode(characters))),
    }),
  );
}

/** A PostScript name may hold only plain characters. */
function fontName(font: Font): string {
  return (font.postscriptName ?? "").replace(/[^A-Za-z0-9-]/g, "").slice(0, 60) || "Font";
}

/** Table 122. Symbolic, since the glyphs go by Identity; StemV is an estimate from the weight class. */
function descriptor(font: Font): PdfDict {
  const scaled = (value: number) => Math.round((value * 1000) / font.unitsPerEm);
  const { minX, minY, maxX, maxY } = font.bbox;
  const weight = font["OS/2"]?.usWeightClass ?? 400;
  return PdfDict.of({
    Type: name("FontDescriptor"),
    Flags: 4,
    FontBBox: [minX, minY, maxX, maxY].map(scaled),
    ItalicAngle: font.italicAngle,
    Ascent: scaled(font.ascent),
    Descent: scaled(font.descent),
    CapHeight: scaled(font.capHeight || font.ascent),
    StemV: Math.round(10 + 220 * ((weight - 50) / 900)),
  });
}

/** CIDToGIDMap (9.7.4.2): two bytes for each CID from 0. */
function glyphMap(characters: Character[]): Uint8Array {
  const map = Buffer.alloc(2 * (characters.length + 1));
  for (const { cid, gid } of characters) map.writeUInt16BE(gid, 2 * cid);
  return Uint8Array.from(map);
}

/** A ToUnicode CMap (9.10.3), at most 100 entries in a block. */
function toUnicode(characters: Character[]): Uint8Array {
  const lines = [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
  ];
  for (let i = 0; i < characters.length; i += 100) {
    const block = characters.slice(i, i + 100);
    lines.push(`${block.length} beginbfchar`);
    for (const { cid, code } of block) lines.push(`<${hex4(cid)}> <${utf16(code)}>`);
    lines.push("endbfchar");
  }
  lines.push("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end");
  return Uint8Array.from(Buffer.from(`${lines.join("\n")}\n`, "latin1"));
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}

function utf16(code: number): string {
  const text = String.fromCodePoint(code);
  return Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join("");
}
