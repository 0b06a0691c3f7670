import "server-only";
import { createRequire } from "node:module";
import path from "node:path";
import { Font } from "@react-pdf/renderer";
import { breakable } from "./breakable";

/** The family in which papers of ours are set; Chinese and Latin, regular and bold. */
export const contractFont = "Contract";

let registered = false;

/** Makes `contractFont` known to the renderer, once. */
export function registerContractFont(): void {
  if (registered) return;
  registered = true;
  const folder = path.dirname(
    createRequire(path.join(process.cwd(), "package.json")).resolve("@expo-google-fonts/noto-serif-sc/package.json"),
  );
  Font.register({
    family: contractFont,
    fonts: [
      { src: path.join(folder, "400Regular", "NotoSerifSC_400Regular.ttf"), fontWeight: 400 },
      { src: path.join(folder, "700Bold", "NotoSerifSC_700Bold.ttf"), fontWeight: 700 },
    ],
  });
  Font.registerHyphenationCallback(breakable);
}
