import type { Face } from "../glyphs";
import type { Outline } from "../outline";
import { formatNumber, formatPath, moveAndRound, type PathCommand, parsePath, transformPath } from "../path";
import { type CommandOutline, commandsToPdfForm, type PdfForm } from "../pdf-form";
import { type ArcFit, type ArcText, lowerArc, upperArc } from "./arc-text";
import { drawBlock } from "./block";
import { type Cell, cellsOf } from "./cells";
import { starPath } from "./curves";
import type { RingSeal, SealCentre, SealDescription, SealFace, SealLine } from "./description";
import { lineText } from "./line-text";
import type { Ellipse } from "./ring";
import { type Box, finePattern, microText, ringPath } from "./security";

/** For each hand its faces in order of preference; lists must stay the same object, for cut characters are kept by it. */
export type SealFaces = Readonly<Record<SealFace | "digits", readonly Face[]>>;

/** The parts of a seal, each character a drawing of its own, around its middle: for whoever checks or shows them. */
export type SealParts = {
  border: PathCommand[];
  name: PathCommand[][];
  centre: PathCommand[];
  lines: PathCommand[][][];
  code: PathCommand[][];
  fine: PathCommand[];
  serial: PathCommand[][];
  /** From the ellipse to the feet of the name: everything else stays inside. */
  footMm: number;
};

/** Micrometres: finer than any printer, and what makes a drawing on screen and paper the same. */
const DECIMALS = 3;

/**
 * Draws a seal in millimetres, origin at the top left of its box. The same description and fonts give the same bytes.
 * @throws UncuttableTextError when no font has a character; TooLongForSealError when the name does not fit
 */
export function drawSeal(seal: SealDescription, faces: SealFaces): Outline {
  const { widthMm, heightMm, paths } = drawCommands(seal, faces);
  const written = paths.map(({ commands, fill, color }) => ({ d: formatPath(commands, DECIMALS), fill, color }));
  return { version: 1, widthMm, heightMm, paths: written };
}

/**
 * Draws a seal for a contract: the bytes of `outlineToPdfForm(drawSeal(…))`, without writing and reading path data in
 * between. Throws as `drawSeal`.
 */
export function drawSealToPdf(seal: SealDescription, faces: SealFaces): PdfForm {
  return commandsToPdfForm(drawCommands(seal, faces));
}

function drawCommands(seal: SealDescription, faces: SealFaces): CommandOutline {
  const groups = seal.shape === "block" ? drawBlock(seal, faces[seal.face]) : groupsOf(drawRing(seal, faces));
  const color = seal.color.toLowerCase();
  const paths = groups
    .filter((commands) => commands.length > 0)
    .map((commands) => ({
      commands: moveAndRound(commands, seal.widthMm / 2, seal.heightMm / 2),
      fill: "nonzero" as const,
      color,
    }));
  return { widthMm: Number(formatNumber(seal.widthMm)), heightMm: Number(formatNumber(seal.heightMm)), paths };
}

const groupsOf = (parts: SealParts): PathCommand[][] => [
  parts.border,
  parts.fine,
  parts.name.flat(),
  parts.centre,
  parts.lines.flat(2),
  parts.code.flat(),
  parts.serial.flat(),
];

/** Draws the parts of a round or oval seal around its middle. Throws as `drawSeal`. */
export function drawRing(seal: RingSeal, faces: SealFaces): SealParts {
  const ellipse = { a: seal.widthMm / 2, b: seal.heightMm / 2 };
  const { innerLine, security } = seal;
  const border = ringPath(ellipse, seal.borderMm);
  const lineInset = seal.borderMm + (innerLine ? innerLine.gapMm : 0);
  const innermost = lineInset + (innerLine ? innerLine.widthMm : 0);
  if (innerLine) {
    border.push(...ringPath({ a: ellipse.a - lineInset, b: ellipse.b - lineInset }, innerLine.widthMm));
  }
  if (security.microText) border.push(...microText(cellsOf(security.microText, faces.digits), ellipse, seal.borderMm));

  const codeCells = seal.code ? cellsOf(seal.code.text, faces.digits) : [];
  const code = seal.code
    ? lowerArc(codeCells, {
        ellipse,
        insetMm: innermost + seal.code.clearMm,
        heightMm: seal.code.heightMm,
        gapMm: seal.code.heightMm * CODE_GAP,
        mostSweep: seal.code.mostSweep,
      }).glyphs
    : [];
  const name = nameBeside(code, cellsOf(seal.arc.text, faces[seal.arc.face]), {
    ellipse,
    insetMm: innermost + seal.arc.clearMm,
    heightMm: seal.arc.heightMm,
    leastHeightMm: seal.arc.leastHeightMm,
    mostSweep: seal.arc.mostSweep,
  });
  const lines = seal.lines.map((line) => drawLine(line, faces));
  return {
    border,
    name: name.glyphs,
    centre: seal.centre ? centrePath(seal.centre) : [],
    lines,
    code,
    fine: security.pattern
      ? finePattern(security.pattern, ellipse, {
          fromMm: name.footMm + 0.25,
          toMm: name.footMm + 1.45,
          around: lines.filter((line) => line.length > 0).map((line) => boxAround(line, PATTERN_DISTANCE_MM)),
        })
      : [],
    serial: security.serial ? drawSerial(security.serial, faces, ellipse, innermost, seal.code !== null) : [],
    footMm: name.footMm,
  };
}

/** White between the name and the code, at either side, in degrees as seen from the middle. */
const DISTANCE = { round: 8, oval: 7 };
/** White between words and the fine pattern that stops before them. */
const PATTERN_DISTANCE_MM = 0.5;
/** White between two digits of a code, by their size. */
const CODE_GAP = 0.34;

/**
 * The name on the upper arc, at a distance from the code on the lower one. On an oval the ends of both lean towards each
 * other, so that only their ink says how close they come.
 */
function nameBeside(code: readonly PathCommand[][], cells: readonly Cell[], fit: ArcFit): ArcText {
  const { a, b } = fit.ellipse;
  const free = 180 - halfSweep(code, 1) - (a === b ? DISTANCE.round : DISTANCE.oval);
  let mostSweep = code.length > 0 ? Math.min(fit.mostSweep, 2 * free) : fit.mostSweep;
  for (;;) {
    const name = upperArc(cells, { ...fit, mostSweep });
    const over = code.length > 0 ? halfSweep(name.glyphs, -1) - free : 0;
    if (over < 0.05) return name;
    mostSweep -= 2 * over;
  }
}

function boxAround(glyphs: readonly PathCommand[][], distanceMm: number): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const glyph of glyphs)
    for (const command of glyph) {
      if (command.op === "Z") continue;
      box.left = Math.min(box.left, command.x - distanceMm);
      box.right = Math.max(box.right, command.x + distanceMm);
      box.top = Math.min(box.top, command.y - distanceMm);
      box.bottom = Math.max(box.bottom, command.y + distanceMm);
    }
  return box;
}

/** How far ink reaches from the top (-1) or the bottom (1), in degrees as seen from the middle. */
function halfSweep(glyphs: readonly PathCommand[][], up: 1 | -1): number {
  let most = 0;
  for (const glyph of glyphs)
    for (const command of glyph)
      if (command.op !== "Z") most = Math.max(most, Math.abs(Math.atan2(command.x, command.y * up)));
  return most * (180 / Math.PI);
}

function drawSerial(
  text: string,
  faces: SealFaces,
  ellipse: Ellipse,
  innermost: number,
  aboveCode: boolean,
): PathCommand[][] {
  const heightMm = 0.85;
  const insetMm = innermost + (aboveCode ? 2.6 : 0.5);
  const fit = { ellipse, insetMm, heightMm, gapMm: 0.12, mostSweep: 80 };
  return lowerArc(cellsOf(text, faces.digits), fit).glyphs;
}

function centrePath(centre: SealCentre): PathCommand[] {
  if (centre.kind === "star") return starPath(centre.diameterMm);
  const { outline, heightMm } = centre;
  const scale = heightMm / outline.heightMm;
  const move = [scale, 0, 0, scale, (-outline.widthMm * scale) / 2, -heightMm / 2] as const;
  return outline.paths.flatMap((path) => transformPath(parsePath(path.d), move));
}

function drawLine(line: SealLine, faces: SealFaces): PathCommand[][] {
  const digits = line.measure === "digit";
  const cells = cellsOf(line.text, digits ? faces.digits : faces[line.face]);
  // A digit's height is that of a nought; its square is larger than it.
  const nought = digits ? cellsOf("0", faces.digits)[0] : undefined;
  const inkHeight = nought?.ink ? nought.ink.bottom - nought.ink.top : 1;
  const inkWidth = nought?.ink ? nought.ink.right - nought.ink.left : 1;
  return lineText(cells, {
    heightMm: line.heightMm / inkHeight,
    narrowed: (line.widthRatio * inkHeight) / inkWidth,
    gapMm: line.gapMm,
    yMm: line.yMm,
    mostWidthMm: line.mostWidthMm,
  });
}
