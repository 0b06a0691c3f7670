import type { Outline } from "./outline";
import { formatNumber } from "./path";

/** CSS fixes 96 px to the inch of 25.4 mm (CSS Values and Units 3, clause 5.2). */
export const PX_PER_MM = 96 / 25.4;

/**
 * An outline as a standalone SVG 1.1 document at true size. It holds filled paths and an optional title only: a checked
 * outline has no place for script, reference or style.
 */
export function outlineToSvg(outline: Outline, options: { title?: string } = {}): string {
  const width = formatNumber(outline.widthMm);
  const height = formatNumber(outline.heightMm);
  const title = options.title ? `<title>${escapeText(options.title)}</title>` : "";
  const paths = outline.paths.map((p) => `<path d="${p.d}" fill="${p.color}" fill-rule="${p.fill}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">${title}${paths}</svg>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
