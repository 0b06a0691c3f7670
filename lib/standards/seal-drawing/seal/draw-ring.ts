import type { Face } from "../glyphs";
import { type Box, type PathCommand, parsePath, transformPath } from "../path";
import { type ArcFit, type ArcText, type LowerArc, lowerArc, upperArc } from "./arc-text";
import { type Cell, cellsOf } from "./cells";
import { ringPath, starPath } from "./curves";
import type { RingSeal, SealCentre, SealFace, SealLine } from "./description";
import { finePattern } from "./fine-pattern";
import { lineText } from "./line-text";
import { microText } from "./micro-text";

/** For each hand its faces in order of preference; lists must stay the same object, for cut characters are kept by it. */
export type SealFaces = Readonly<Record<SealFace | "digits", readonly Face[]>>;

/** The parts of a seal, each character a drawing of its own, around its middle: for whoever checks or shows them. */
export type RingParts = {
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

/** White between the name and the code, at either side, in degrees as seen from the middle. */
const DISTANCE = { round: 8, oval: 7 };
/**
 * The sweep of a name that fits without being drawn together, in degrees: on an oval, whose ends lie low, it is shorter.
 */
const USUAL_SWEEP = { round: 270, oval: 240 };
/** White between two digits of a code, by their size. */
const CODE_GAP = 0.34;
/** White between what hangs below the letters of a code and the border. */
const CODE_FROM_BORDER_MM = 0.3;
/** The letters of a code with what hangs above capitals, such as brackets, by their size. */
const CODE_ABOVE = 0.9;
/** The serial of a signature: its size, its distance from the border or from the code, and the height of its digits. */
const SERIAL = { heightMm: 0.85, gapMm: 0.12, mostSweep: 80, fromBorderMm: 0.5, fromCodeMm: 0.4, inkPart: 0.75 };
/** The fine pattern: how broad it is, and its distance from the name, from the lower arc, and from lines of words. */
const PATTERN = { widthMm: 1.2, fromNameMm: 0.25, fromLowerMm: 0.35, fromWordsMm: 0.5 };

/**
 * Draws the parts of a round or oval seal around its middle, in millimetres.
 * @throws UncuttableTextError when no font has a character; TooLongForSealError when the name or the code does not fit
 */
export function drawRing(seal: RingSeal, faces: SealFaces): RingParts {
  const ellipse = { a: seal.widthMm / 2, b: seal.heightMm / 2 };
  const { innerLine, security } = seal;
  const border = ringPath(ellipse, seal.borderMm);
  const lineInset = seal.borderMm + (innerLine ? innerLine.gapMm : 0);
  const innermost = lineInset + (innerLine ? innerLine.widthMm : 0);
  if (innerLine) {
    border.push(...ringPath({ a: ellipse.a - lineInset, b: ellipse.b - lineInset }, innerLine.widthMm));
  }
  // Letters of the smallest print are those of the plain hand; it has faces for rare characters too.
  if (security.microText) {
    border.push(...microText(cellsOf(security.microText, faces.hei), ellipse, seal.borderMm).flat());
  }

  const codeCells = seal.code ? cellsOf(seal.code.text, faces.hei) : [];
  const codeInset = seal.code ? innermost + codeClearance(seal.code, codeCells) : 0;
  const code = seal.code ? drawCode(seal.code, codeCells, { ellipse, insetMm: codeInset }) : [];
  const name = nameBeside(code, cellsOf(seal.arc.text, faces[seal.arc.face]), {
    ellipse,
    insetMm: innermost + seal.arc.clearMm,
    heightMm: seal.arc.heightMm,
    leastHeightMm: seal.arc.leastHeightMm,
    leastSweep: seal.arc.leastSweep ?? 0,
    usualSweep: ellipse.a === ellipse.b ? USUAL_SWEEP.round : USUAL_SWEEP.oval,
    mostSweep: seal.arc.mostSweep,
  });
  const lines = seal.lines.map((line) =>
    drawLine({ ...line, mostWidthMm: line.mostWidthMm - 2 * name.hangingMm }, faces),
  );
  const serialInset = seal.code
    ? codeInset + seal.code.heightMm * CODE_ABOVE + SERIAL.fromCodeMm
    : innermost + SERIAL.fromBorderMm;
  // The pattern leaves room for a serial, so that one put in later changes nothing else.
  const lowerMm = serialInset + SERIAL.heightMm * SERIAL.inkPart + PATTERN.fromLowerMm;
  const fromMm = Math.max(name.footMm + PATTERN.fromNameMm, lowerMm);
  const around = lines.filter((line) => line.length > 0).map((line) => boxAround(line, PATTERN.fromWordsMm));
  return {
    border,
    name: name.glyphs,
    centre: seal.centre ? centrePath(seal.centre) : [],
    lines,
    code,
    fine: security.pattern
      ? finePattern(security.pattern, ellipse, { fromMm, toMm: fromMm + PATTERN.widthMm, around })
      : [],
    serial: security.serial
      ? lowerArc(cellsOf(security.serial, faces.digits), { ...SERIAL, ellipse, insetMm: serialInset }).glyphs
      : [],
    footMm: name.footMm,
  };
}

type Code = NonNullable<RingSeal["code"]>;

/** How far above the border a code stands: higher where it has brackets, commas or small letters that hang below. */
function codeClearance({ clearMm, heightMm }: Code, cells: readonly Cell[]): number {
  const below = cells.reduce((most, { ink }) => Math.max(most, ink?.bottom ?? 0), 0);
  return Math.max(clearMm, below * heightMm + CODE_FROM_BORDER_MM);
}

function drawCode(code: Code, cells: readonly Cell[], place: Pick<LowerArc, "ellipse" | "insetMm">): PathCommand[][] {
  const { heightMm, mostSweep } = code;
  return lowerArc(cells, { ...place, heightMm, gapMm: heightMm * CODE_GAP, mostSweep }).glyphs;
}

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
