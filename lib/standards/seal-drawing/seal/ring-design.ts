import { ABOVE, BELOW } from "./arc-text";
import { graphemes } from "./cells";
import type { RingSeal, SealLine, SealSecurity } from "./description";
import { SEAL_COLORS, type SealDesign, type SealNames, tenthOf } from "./design";

/** The details that are hard to copy, as a design asks for them. */
export const securityOf = (design: SealDesign, names: SealNames): SealSecurity => ({
  microText: design.microText ? (names.taxNumber ?? names.organization) : null,
  pattern: design.pattern,
  serial: null,
});

/** Border by diameter, as engravers cut it. */
const borderOf = (size: number) => (size >= 58 ? 1.5 : size >= 42 ? 1.2 : 1);

/** A round or oval seal: all measures follow from its size. */
export function ringSeal(design: SealDesign, names: SealNames): RingSeal {
  const { widthMm, heightMm } = design;
  // What fits across is decided by the shorter axis.
  const size = heightMm;
  const round = design.shape === "round";
  const borderMm = round ? borderOf(size) : 1;
  const innerLine = design.doubleBorder ? { gapMm: 0.5, widthMm: 0.25 } : null;
  const innermost = borderMm + (innerLine ? innerLine.gapMm + innerLine.widthMm : 0);
  const clearMm = round ? size * 0.02 : 0.7;
  const nameHeight = (round ? size * 0.124 : size * 0.138) * design.nameScale;
  const foot = innermost + clearMm + (ABOVE + BELOW) * nameHeight;
  const starMm = round ? size / 3 : size * 0.3;
  const code = design.code.trim();
  const wished = centreOf(design, starMm);
  const line = design.line ? lineBelow(design, foot, wished, code !== "") : null;
  const centre = wished && line ? above(line, wished) : wished;
  return {
    version: 1,
    shape: "ring",
    widthMm,
    heightMm,
    color: SEAL_COLORS[design.color],
    borderMm,
    innerLine,
    arc: {
      text: names.organization,
      heightMm: tenthOf(nameHeight),
      leastHeightMm: tenthOf(nameHeight * 0.42),
      clearMm,
      mostSweep: round ? 275 : 240,
      face: design.face,
    },
    centre,
    lines: line ? [line] : [],
    code: code ? { text: code, ...codeRoom(design, size) } : null,
    security: securityOf(design, names),
  };
}

/** A code of digits is small and short; a name in another language may run around most of the lower half. */
function codeRoom(design: SealDesign, size: number) {
  const words = design.kind === "foreign" || /[A-Za-z]{3}/.test(design.code);
  return { heightMm: tenthOf(size * (words ? 0.062 : 0.043)), clearMm: size * 0.014, mostSweep: words ? 150 : 100 };
}

/** An emblem is as tall as a star looks, and a wide one no wider than its place. */
const EMBLEM = { height: 0.95, width: 1.35 };

function centreOf(design: SealDesign, starMm: number): RingSeal["centre"] {
  if (design.centre === "star") return { kind: "star", diameterMm: starMm };
  const { emblem } = design;
  if (design.centre !== "emblem" || !emblem) return null;
  const heightMm = Math.min(EMBLEM.height, EMBLEM.width * (emblem.heightMm / emblem.widthMm)) * starMm;
  return { kind: "emblem", outline: emblem, heightMm };
}

/** A star reaches down to this part of its radius. */
const STAR_FOOT = Math.cos(Math.PI / 5);

/** How far below the middle what stands there ends. */
function footOf(centre: NonNullable<RingSeal["centre"]>): number {
  return centre.kind === "star" ? (centre.diameterMm / 2) * STAR_FOOT : centre.heightMm / 2;
}

/** White between the centre and the line below it, at least. */
const CENTRE_FROM_LINE_MM = 0.5;

/** What stands in the middle, smaller where a line below it could not be moved further down. */
function above(line: SealLine, centre: NonNullable<RingSeal["centre"]>): NonNullable<RingSeal["centre"]> {
  const scale = (line.yMm - line.heightMm / 2 - CENTRE_FROM_LINE_MM) / footOf(centre);
  if (scale >= 1) return centre;
  return centre.kind === "star"
    ? { ...centre, diameterMm: centre.diameterMm * scale }
    : { ...centre, heightMm: centre.heightMm * scale };
}

function lineBelow(design: SealDesign, foot: number, centre: RingSeal["centre"], hasCode: boolean): SealLine {
  const [a, b] = [design.widthMm / 2 - foot - 0.6, design.heightMm / 2 - foot - 0.6];
  const round = design.shape === "round";
  const count = graphemes(design.line).length;
  const heightMm = tenthOf(round ? design.heightMm * (count > 8 ? 0.076 : 0.09) : design.heightMm * 0.12);
  const top = design.heightMm * (centre ? 0.032 : round ? 0.1 : 0.06) + (centre ? footOf(centre) : 0);
  // A code below needs its strip; the line moves up a little.
  const yMm = Math.min(top + heightMm / 2, b - heightMm / 2 - (hasCode ? 1.2 : 0.2));
  const low = yMm + heightMm / 2;
  const half = a * Math.sqrt(Math.max(0.05, 1 - (low / (b + 0.6)) ** 2));
  return {
    text: design.line,
    heightMm,
    measure: "square",
    widthRatio: 0.92,
    gapMm: heightMm * 0.06,
    yMm,
    mostWidthMm: 2 * half,
    face: design.face,
  };
}
