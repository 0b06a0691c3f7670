import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";
import type { Face } from "@/lib/standards/seal-drawing/glyphs";
import type { SignatureFonts } from "@/lib/standards/seal-drawing/personal-signature";
import type { SealFaces } from "@/lib/standards/seal-drawing/seal/draw-ring";

/**
 * The fonts that Vermilion writes outlines and PDF text with. They come from npm packages under the Open Font License;
 * each file is read on first use and kept for the life of the process.
 */
const FILES = {
  "Zhi Mang Xing": "@expo-google-fonts/zhi-mang-xing/400Regular/ZhiMangXing_400Regular.ttf",
  "Ma Shan Zheng": "@expo-google-fonts/ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf",
  "Liu Jian Mao Cao": "@expo-google-fonts/liu-jian-mao-cao/LiuJianMaoCao_400Regular.ttf",
  "La Belle Aurore": "@expo-google-fonts/la-belle-aurore/400Regular/LaBelleAurore_400Regular.ttf",
  Allura: "@expo-google-fonts/allura/400Regular/Allura_400Regular.ttf",
  "Great Vibes": "@expo-google-fonts/great-vibes/400Regular/GreatVibes_400Regular.ttf",
  "Source Serif 4": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  "Source Serif 4 Extended": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
  "Source Serif 4 Vietnamese": "@fontsource-variable/source-serif-4/files/source-serif-4-vietnamese-wght-normal.woff2",
  "Inter Extended": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  "Inter Vietnamese": "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2",
  "Noto Serif SC Regular": "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "Noto Serif SC SemiBold": "@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf",
  "Noto Sans SC Medium": "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
  "Noto Serif SC": "@expo-google-fonts/noto-serif-sc/500Medium/NotoSerifSC_500Medium.ttf",
  "Noto Serif JP": "@expo-google-fonts/noto-serif-jp/500Medium/NotoSerifJP_500Medium.ttf",
  "Noto Sans": "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "Noto Sans SC": "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
} as const;

/** The web slices of one design: Noto Serif SC has Western European letters only. */
const SERIF_LATIN = ["Source Serif 4", "Source Serif 4 Extended", "Source Serif 4 Vietnamese"] as const;

export type FontName = keyof typeof FILES;

const opened = new Map<FontName, { bytes: Uint8Array<ArrayBuffer>; font: fontkit.Font }>();

/** The font file and the opened font. Throws a plain Error that names the package when it is not installed. */
export function openFont(name: FontName): { bytes: Uint8Array<ArrayBuffer>; font: fontkit.Font } {
  const known = opened.get(name);
  if (known) return known;
  const bytes = readFileSync(/* turbopackIgnore: true */ locate(FILES[name]));
  const font = fontkit.create(bytes);
  if (!("layout" in font)) throw new Error(`${FILES[name]} is a collection of fonts, not a font`);
  const entry = { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), font };
  opened.set(name, entry);
  return entry;
}

/** The hands for `generateSignature`. Opening is put off until a character asks for the font. */
export function signatureFonts(): SignatureFonts {
  return {
    running: [face("Allura", 1.2), face("Zhi Mang Xing", 1.22), face("Great Vibes", 1.15)],
    brush: [face("La Belle Aurore"), face("Ma Shan Zheng", 1.06), face("Allura", 1.2)],
    cursive: [face("Great Vibes", 1.15), face("Liu Jian Mao Cao", 1.12)],
    formal: [...SERIF_LATIN.map((name) => face(name)), face("Noto Serif SC")],
    fallback: [face("Noto Serif SC"), face("Noto Serif JP"), ...SERIF_LATIN.map((name) => face(name))],
  };
}

/**
 * The fonts for text in PDF fields, as TrueType files that may be embedded: the first that has a character draws it.
 * Noto Sans has the Latin, Greek and Cyrillic letters that Noto Sans SC lacks, Noto Serif JP rare characters of names.
 * A text with Chinese in it begins with the Chinese font, so that its punctuation is Chinese too.
 * Opening is put off until a character asks for the font.
 */
export function textFonts(text: string): { readonly font: fontkit.Font }[] {
  const first = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text)
    ? (["Noto Sans SC", "Noto Sans"] as const)
    : (["Noto Sans", "Noto Sans SC"] as const);
  return [...first, "Noto Serif JP" as const, "Noto Serif SC" as const].map((name) => ({
    get font() {
      return openFont(name).font;
    },
  }));
}

let cutFaces: SealFaces | undefined;

/**
 * The hands that seals are cut in, always the same lists: characters that were cut once are kept by them. Opening is
 * put off until a character asks for a font.
 */
export function sealFaces(): SealFaces {
  if (cutFaces) return cutFaces;
  const [song, rare] = [face("Noto Serif SC SemiBold"), face("Noto Serif JP")];
  const [brush, black] = [face("Ma Shan Zheng"), face("Noto Sans SC Medium")];
  cutFaces = {
    song: [song, rare],
    light_song: [face("Noto Serif SC Regular"), rare],
    kai: [brush, song, rare],
    hei: [black, song, rare],
    digits: [black],
  };
  return cutFaces;
}

/** Faces for small print under a signature, widest coverage last. */
export function captionFaces(): Face[] {
  return (["Noto Sans SC", "Inter Extended", "Inter Vietnamese", "Noto Serif SC", "Noto Serif JP"] as const).map(
    (name) => face(name),
  );
}

function face(name: FontName, scale = 1): Face {
  return {
    name,
    scale,
    get font() {
      return openFont(name).font;
    },
  };
}

/**
 * The file's path in node_modules, looked for from this file first and from the working directory second. Node's own
 * resolver is fetched at run time, so that a bundler neither follows the font files nor rewrites the call.
 */
function locate(specifier: string): string {
  const { createRequire } = process.getBuiltinModule("node:module");
  const bases = [path.join(process.cwd(), "package.json")];
  if (import.meta.url.startsWith("file:")) bases.unshift(fileURLToPath(import.meta.url));
  for (const base of bases) {
    try {
      return createRequire(base).resolve(specifier);
    } catch {
      // The next base may be the one that has node_modules above it.
    }
  }
  throw new Error(`The font ${specifier} is not installed; run npm install.`);
}
