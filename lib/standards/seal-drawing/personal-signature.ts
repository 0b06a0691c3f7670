import { type Face, type WrittenPiece, writeLine } from "./glyphs";
import { checkOutline, type Outline, SIGNATURE_INK } from "./outline";
import { type Affine, type Box, formatNumber, formatPath, inkBox, type PathCommand, transformPath } from "./path";

/** The ways a name can be written, in the order in which they are offered. */
export const SIGNATURE_STYLES = ["running", "cursive", "brush", "formal"] as const;
export type SignatureStyle = (typeof SIGNATURE_STYLES)[number];

/** For each style its hands in order of preference; `fallback` has the characters that a hand lacks. */
export type SignatureFonts = Record<SignatureStyle, readonly Face[]> & { fallback: readonly Face[] };

export type GenerateInput = { name: string; style: SignatureStyle; fonts: SignatureFonts; color?: string };

export type GeneratedSignature = {
  outline: Outline;
  /** Characters that no font has; they are not in the drawing, so the person should draw her name instead. */
  missing: string[];
  /** Characters that the style's own hands lack, and the face each was written in. */
  substituted: { text: string; face: string }[];
};

/** Nothing of the name can be written with the fonts at hand. */
export class UnwritableNameError extends Error {
  override name = "UnwritableNameError";
  constructor(readonly missing: string[]) {
    super("no font has any character of this name");
  }
}

/** The longest name that is written; registers know none that comes near. */
export const MAX_NAME_LENGTH = 80;

const ROOM = { widthMm: 64, heightMm: 22 };
const EM_MM = 13;
const MARGIN_MM = 0.5;

type Hand = {
  /** White between the ink of two Chinese characters, in em; negative where they reach into each other. */
  gap: number;
  /** How much the line rises to the right, in degrees. */
  rise: number;
  /** How much the letters lean to the right, in degrees. */
  lean: number;
  /** Size of the first Chinese character, and of the others in turn: a surname is written larger than what follows. */
  sizes: readonly number[];
  /** How far each of them sits below the line, in em. */
  drops: readonly number[];
  /** White between two lines, in em. */
  leading: number;
  /** Print stands larger in its em than handwriting; a character borrowed from print is set smaller by this. */
  borrowed: number;
};

const HANDS: Record<SignatureStyle, Hand> = {
  running: {
    gap: 0.015,
    rise: 3,
    lean: 5,
    sizes: [1.06, 1, 1.04],
    drops: [0, 0.05, 0.02],
    leading: -0.1,
    borrowed: 0.86,
  },
  cursive: {
    gap: -0.01,
    rise: 4,
    lean: 6,
    sizes: [1.08, 1, 1.04],
    drops: [-0.02, 0.06, 0.03],
    leading: -0.1,
    borrowed: 0.86,
  },
  brush: { gap: 0.05, rise: 0, lean: 0, sizes: [1.04, 1], drops: [0, 0.02], leading: -0.05, borrowed: 0.88 },
  formal: { gap: 0.13, rise: 0, lean: 0, sizes: [1], drops: [0], leading: 0.15, borrowed: 1 },
};

/** Two lines are only worth it where they make the name larger by this factor. */
const TWO_LINES_GAIN = 1.5;

/**
 * A signature made from a name: the same name, style and fonts always give the same outline, at most 64 × 22 mm. Long
 * names are set smaller, or in two lines where that keeps them larger. Throws `RangeError` for an empty or overlong
 * name, `UnwritableNameError` when no font has any of its characters.
 */
export function generateSignature(input: GenerateInput): GeneratedSignature {
  const name = input.name.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (name === "" || [...name].length > MAX_NAME_LENGTH) throw new RangeError("a name has 1 to 80 characters");
  const hand = HANDS[input.style];
  const own = input.fonts[input.style];
  const faces = [...own, ...input.fonts.fallback.map((face) => scaled(face, hand.borrowed))];

  const settings = layouts(name).map((lines) => {
    const written = lines.map((line) => writeName(line, faces, hand));
    const { commands, box } = stack(
      written.map((line) => line.commands),
      hand,
    );
    return { written, commands, box, score: fitOf(box) / (lines.length > 1 ? TWO_LINES_GAIN : 1) };
  });
  const best = settings.reduce((a, b) => (b.score > a.score ? b : a));
  const pieces = best.written.flatMap((line) => line.pieces);
  const missing = [...new Set(best.written.flatMap((line) => line.missing))];
  if (!best.box) throw new UnwritableNameError(missing);

  const ownNames = new Set(own.map((face) => face.name));
  const substituted = pieces.filter((p) => !ownNames.has(p.face)).map(({ text, face }) => ({ text, face }));
  return { outline: finish(best.commands, best.box, input.color ?? SIGNATURE_INK), missing, substituted };
}

function scaled(face: Face, by: number): Face {
  return {
    name: face.name,
    scale: (face.scale ?? 1) * by,
    // Still a getter: a font that is never asked for is never opened.
    get font() {
      return face.font;
    },
  };
}

/** The name in one line, and in two at each place where it may be broken. */
function layouts(name: string): string[][] {
  const breaks = [...name.matchAll(/ |(?<=[·•・-])/gu)].map((match) => match.index);
  const inTwo = breaks.map((at) => [name.slice(0, at).trim(), name.slice(at).trim()]);
  return [[name], ...inTwo.filter(([a, b]) => a !== "" && b !== "")];
}

function writeName(line: string, faces: readonly Face[], hand: Hand) {
  const pieces: WrittenPiece[] = [];
  const missing: string[] = [];
  const commands: PathCommand[] = [];
  let x = 0;
  let place = 0;
  // Chinese characters are placed one by one, by their ink; letters are shaped together, as joined hands need it.
  for (const [part] of line.matchAll(/\p{sc=Han}[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]?|[^\p{sc=Han}]+/gu)) {
    const han = /^\p{sc=Han}/u.test(part);
    const written = writeLine(part, han ? faces : wholeFirst(part, faces), {
      sizeMm: EM_MM * (han ? inTurn(hand.sizes, place) : 1),
    });
    pieces.push(...written.pieces);
    missing.push(...written.missing);
    const glyphs = written.pieces.flatMap((piece) => piece.commands);
    const ink = han ? inkBox(glyphs) : null;
    const drop = han ? inTurn(hand.drops, place) * EM_MM : 0;
    const start = ink ? x - ink.left : x;
    commands.push(...transformPath(glyphs, [1, 0, 0, 1, start, drop]));
    x = ink ? start + ink.right + hand.gap * EM_MM : x + written.advanceMm;
    if (han) place += 1;
  }
  return { pieces, missing, commands: transformPath(commands, slant(hand)) };
}

/** A word in one hand is better than a word in the first hand with a letter of another in it. */
function wholeFirst(part: string, faces: readonly Face[]): readonly Face[] {
  const points = [...part].filter((c) => c.trim() !== "").map((c) => c.codePointAt(0)!);
  const whole = faces.find((face) => points.every((point) => face.font.hasGlyphForCodePoint(point)));
  return whole ? [whole, ...faces] : faces;
}

/** The first is for the first character only; the others take turns. */
function inTurn(list: readonly number[], place: number): number {
  const [first = 0, ...rest] = list;
  return place === 0 ? first : (rest[(place - 1) % rest.length] ?? first);
}

function slant({ rise, lean }: Hand): Affine {
  const r = (rise * Math.PI) / 180;
  const l = Math.tan((lean * Math.PI) / 180);
  // Lean first (x moves with height, and height is -y), then turn the whole line upwards.
  const cos = Math.cos(r);
  const sin = Math.sin(r);
  return [cos, -sin, -l * cos + sin, l * sin + cos, 0, 0];
}

/** Lines one under the other, the second set in by a little, as a hand does when it goes on below. */
function stack(lines: readonly PathCommand[][], hand: Hand): { commands: PathCommand[]; box: Box | null } {
  let bottom: number | null = null;
  const commands = lines.flatMap((line, i) => {
    const box = inkBox(line);
    if (!box) return [];
    const y = bottom === null ? 0 : bottom - box.top + EM_MM * hand.leading;
    bottom = box.bottom + y;
    return transformPath(line, [1, 0, 0, 1, i === 0 ? 0 : EM_MM * 0.5 - box.left, y]);
  });
  return { commands, box: inkBox(commands) };
}

function fitOf(box: Box | null): number {
  if (!box) return 0;
  const width = (ROOM.widthMm - 2 * MARGIN_MM) / (box.right - box.left);
  const height = (ROOM.heightMm - 2 * MARGIN_MM) / (box.bottom - box.top);
  return Math.min(1, width, height);
}

function finish(commands: readonly PathCommand[], box: Box, color: string): Outline {
  const scale = fitOf(box);
  const place: Affine = [scale, 0, 0, scale, MARGIN_MM - box.left * scale, MARGIN_MM - box.top * scale];
  return checkOutline({
    version: 1,
    widthMm: Number(formatNumber((box.right - box.left) * scale + 2 * MARGIN_MM)),
    heightMm: Number(formatNumber((box.bottom - box.top) * scale + 2 * MARGIN_MM)),
    paths: [{ d: formatPath(transformPath(commands, place), 2), fill: "nonzero", color }],
  });
}
