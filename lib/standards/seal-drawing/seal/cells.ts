import { type Face, writeLine } from "../glyphs";
import { type Box, inkBox, type PathCommand } from "../path";

/** One character in a size of 1 mm, standing with its middle on x = 0 and its baseline on y = 0. */
export type Cell = {
  text: string;
  /** The room that it takes along the line, in em. */
  advance: number;
  commands: readonly PathCommand[];
  /** Null for a space. */
  ink: Box | null;
};

/** Text that cannot be cut into a seal: no font has these characters. */
export class UncuttableTextError extends Error {
  override name = "UncuttableTextError";
  constructor(readonly missing: string[]) {
    super("no font has some characters of this text");
  }
}

/** A full-width bracket is drawn in one half of its square; on a seal it takes no more room than its ink needs. */
export const HALVED = /^[（）()【】〔〕《》〈〉「」『』]$/u;
/** White around the ink of such a character, in em. */
const BEARING = 0.06;
/** And at least, around a letter that a font lets hang over its neighbours, as it does with j. */
const LEAST_BEARING = 0.02;

/** Cells that were cut, by face list; a platform has few lists, and a name few characters. */
const cut = new WeakMap<readonly Face[], Map<string, Cell>>();
const MOST_KEPT = 4096;

/**
 * Cuts text into cells, one for each grapheme; each is taken from the first face that has it.
 * @throws UncuttableTextError naming what no face has
 */
export function cellsOf(text: string, faces: readonly Face[]): Cell[] {
  const known = cut.get(faces) ?? new Map<string, Cell>();
  cut.set(faces, known);
  const missing: string[] = [];
  const cells: Cell[] = [];
  for (const grapheme of graphemes(text)) {
    let cell = known.get(grapheme);
    if (!cell) {
      const line = writeLine(grapheme, faces, { sizeMm: 1 });
      missing.push(...line.missing);
      cell = cellOf(
        grapheme,
        line.advanceMm,
        line.pieces.flatMap((piece) => piece.commands),
      );
      if (known.size >= MOST_KEPT) known.clear();
      if (line.missing.length === 0) known.set(grapheme, cell);
    }
    cells.push(cell);
  }
  if (missing.length > 0) throw new UncuttableTextError([...new Set(missing)]);
  return cells;
}

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Texts that were taken apart: a seal asks for each of its own several times, a preview again and again. */
const apart = new Map<string, readonly string[]>();
const MOST_APART = 256;

/** What a person calls the characters of a text, spaces joined to one. */
export function graphemes(text: string): readonly string[] {
  const known = apart.get(text);
  if (known) return known;
  const plain = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  const found = Array.from(segmenter.segment(plain), ({ segment }) => segment);
  if (apart.size >= MOST_APART) apart.clear();
  apart.set(text, found);
  return found;
}

function cellOf(text: string, advanceMm: number, commands: readonly PathCommand[]): Cell {
  const ink = inkBox(commands);
  if (!ink) return { text, advance: Math.max(0.25, Math.min(advanceMm, 0.5)), commands: [], ink: null };
  const [inkWidth, hangs] = [ink.right - ink.left, ink.left < 0 || ink.right > advanceMm];
  const byInk = HALVED.test(text) || hangs;
  const middle = byInk ? (ink.left + ink.right) / 2 : advanceMm / 2;
  const room = hangs ? Math.max(advanceMm, inkWidth + 2 * LEAST_BEARING) : inkWidth + 2 * BEARING;
  const advance = byInk ? room : advanceMm;
  const moved = commands.map((command) => moveBy(command, -middle));
  return { text, advance, commands: moved, ink: { ...ink, left: ink.left - middle, right: ink.right - middle } };
}

function moveBy(command: PathCommand, dx: number): PathCommand {
  switch (command.op) {
    case "Z":
      return command;
    case "Q":
      return { ...command, x1: command.x1 + dx, x: command.x + dx };
    case "C":
      return { ...command, x1: command.x1 + dx, x2: command.x2 + dx, x: command.x + dx };
    default:
      return { ...command, x: command.x + dx };
  }
}
