import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Font } from "@react-pdf/renderer";
import * as fontkit from "fontkit";
import { isWide } from "./lines/units";

/** Each cut is a family of its own: which one draws a character is decided here, and not by the renderer. */
const files = {
  Song: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  SongBold: "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  Hei: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  HeiBold: "@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf",
  Rare: "@expo-google-fonts/noto-serif-jp/500Medium/NotoSerifJP_500Medium.ttf",
  Other: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  Latin: "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  LatinItalic: "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  LatinBold: "@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf",
  LatinBoldItalic: "@expo-google-fonts/source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf",
} as const;
export type Cut = keyof typeof files;

export type Emphasis = { bold?: boolean; italic?: boolean /** In sans serif (Hei) throughout. */; sans?: boolean };

/**
 * The cuts for an emphasis, the first that has a character draws it. Han script has no italics: what is italic stands in
 * Hei, as in print; Latin letters beside it in italics.
 */
function cutsFor({ bold, italic, sans }: Emphasis, character: string, chinese: boolean): readonly Cut[] {
  const han: Cut = sans || italic ? (bold || sans ? "HeiBold" : "Hei") : bold ? "SongBold" : "Song";
  const latin: Cut = italic ? (bold ? "LatinBoldItalic" : "LatinItalic") : bold ? "LatinBold" : "Latin";
  const isHan = isWide(character) || (chinese && "“”‘’—…·".includes(character));
  if (isHan) return [han, "Song", "Rare", latin, "Other"];
  return sans && chinese ? [han, latin, "Song", "Other", "Rare"] : [latin, "Song", "Other", "Rare"];
}

const opened = new Map<Cut, fontkit.Font>();

function open(cut: Cut): fontkit.Font {
  const known = opened.get(cut);
  if (known) return known;
  const font = fontkit.create(readFileSync(/* turbopackIgnore: true */ fileOf(cut)));
  if (!("layout" in font)) throw new Error(`${cut} is a collection of fonts, not a font`);
  opened.set(cut, font);
  return font;
}

const fileOf = (cut: Cut): string => createRequire(path.join(process.cwd(), "package.json")).resolve(files[cut]);

/**
 * The cut that draws a character.
 * @returns null where none of ours has it
 */
export function cutOf(character: string, emphasis: Emphasis, chinese: boolean): Cut | null {
  const codePoint = character.codePointAt(0) ?? 0;
  return cutsFor(emphasis, character, chinese).find((cut) => open(cut).hasGlyphForCodePoint(codePoint)) ?? null;
}

const widths = new Map<string, number>();

/** The width of a text in one cut, in points. */
export function widthIn(cut: Cut, text: string, size: number): number {
  const key = `${cut}${text}`;
  const known = widths.get(key);
  const width = known ?? open(cut).layout(text).advanceWidth / open(cut).unitsPerEm;
  if (known === undefined) {
    if (widths.size > 20_000) widths.clear();
    widths.set(key, width);
  }
  return width * size;
}

let registered = false;

/** Makes the cuts known to the renderer, once. It breaks no lines of its own: what is given to it is broken already. */
export function registerCuts(): void {
  if (registered) return;
  registered = true;
  for (const cut of Object.keys(files) as Cut[]) Font.register({ family: cut, src: fileOf(cut) });
  Font.registerHyphenationCallback((word) => [word]);
}
