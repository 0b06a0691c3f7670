import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import type { Face, GlyphFont } from "../glyphs";
import type { SealFaces } from "./draw-ring";

const require = createRequire(import.meta.url);

function face(name: string, file: string): Face {
  let font: GlyphFont | undefined;
  return {
    name,
    get font() {
      font ??= fontkit.create(readFileSync(require.resolve(`@expo-google-fonts/${file}`))) as GlyphFont;
      return font;
    },
  };
}

const song = face("Noto Serif SC", "noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf");
const light = face("Noto Serif SC Regular", "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");
const rare = face("Noto Serif JP", "noto-serif-jp/500Medium/NotoSerifJP_500Medium.ttf");
const black = face("Noto Sans SC", "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf");
const brush = face("Ma Shan Zheng", "ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf");

/** Real fonts for the tests, opened when a character asks for one. */
export const testFaces: SealFaces = {
  song: [song, rare],
  light_song: [light, rare],
  kai: [brush, song, rare],
  hei: [black, song, rare],
  digits: [black],
};
