import type { PathCommand } from "./path";

/** The part of a fontkit font that is needed here; `fontkit.openSync` and `fontkit.create` give such objects. */
export type GlyphFont = {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): {
    glyphs: { path: { commands: { command: string; args: number[] }[] } }[];
    positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  };
};

/** A font to write with. `scale` evens out hands that are drawn small or large in their em square. */
export type Face = { name: string; scale?: number; readonly font: GlyphFont };

export type WrittenPiece = {
  text: string;
  /** The face it is written in; a face other than the first means that the first lacks the character. */
  face: string;
  /** Baseline at y = 0, y down, in millimetres, from the start of the line. */
  commands: PathCommand[];
  xMm: number;
  advanceMm: number;
};

export type WrittenLine = {
  /** In reading order: what stands side by side in one face is one piece. */
  pieces: WrittenPiece[];
  advanceMm: number;
  /** Characters that no face has, each once, in the order met. They are left out of the line, not drawn as a box. */
  missing: string[];
};

export type LineOptions = {
  /** The em size in millimetres. */
  sizeMm: number;
  /** Extra room after each glyph, in millimetres; negative to draw closer. */
  trackingMm?: number;
};

/** Asks for a form of the character before it; the plain form is drawn, which every face that has the character has. */
const SELECTOR = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;
const UNSEEN = /^[\p{Cc}\p{Cf}]$/u;

/**
 * Writes one line of text as outlines. Each grapheme is taken from the first of `faces` that has all of it, and what
 * stands side by side in one face is shaped together, with its kerning, ligatures and joins.
 */
export function writeLine(text: string, faces: readonly Face[], options: LineOptions): WrittenLine {
  const missing = new Set<string>();
  const runs: { text: string; face: Face | null }[] = [];
  for (const { segment } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text.normalize("NFC"))) {
    const points = [...segment].filter((c) => !SELECTOR.test(c) && !UNSEEN.test(c));
    if (points.length === 0) continue;
    const plain = points.join("");
    const face = faceFor(points, faces);
    if (!face && plain.trim() !== "") missing.add(plain);
    const last = runs.at(-1);
    if (last && last.face === face) last.text += plain;
    else runs.push({ text: plain, face });
  }

  const pieces: WrittenPiece[] = [];
  let xMm = 0;
  for (const run of runs) {
    if (!run.face) {
      // A space that no face has still parts two words.
      if (run.text.trim() === "") xMm += options.sizeMm / 4;
      continue;
    }
    const { commands, advanceMm } = shape(run.text, run.face, options);
    pieces.push({ text: run.text, face: run.face.name, commands: commands.map((c) => shift(c, xMm)), xMm, advanceMm });
    xMm += advanceMm;
  }
  return { pieces, advanceMm: xMm, missing: [...missing] };
}

function faceFor(points: readonly string[], faces: readonly Face[]): Face | null {
  return faces.find((face) => points.every((c) => face.font.hasGlyphForCodePoint(c.codePointAt(0)!))) ?? null;
}

function shape(text: string, face: Face, { sizeMm, trackingMm = 0 }: LineOptions) {
  const { font } = face;
  const scale = (sizeMm * (face.scale ?? 1)) / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  const commands: PathCommand[] = [];
  let x = 0;
  let y = 0;
  glyphs.forEach((glyph, i) => {
    const position = positions[i]!;
    const dx = x + position.xOffset * scale;
    const dy = y - position.yOffset * scale;
    for (const { command, args } of glyph.path.commands) commands.push(...commandOf(command, args, scale, dx, dy));
    x += position.xAdvance * scale + trackingMm;
    y -= position.yAdvance * scale;
  });
  return { commands, advanceMm: x };
}

function commandOf(name: string, args: readonly number[], scale: number, dx: number, dy: number): PathCommand[] {
  const x = (i: number) => args[i]! * scale + dx;
  const y = (i: number) => dy - args[i]! * scale;
  switch (name) {
    case "moveTo":
      return [{ op: "M", x: x(0), y: y(1) }];
    case "lineTo":
      return [{ op: "L", x: x(0), y: y(1) }];
    case "quadraticCurveTo":
      return [{ op: "Q", x1: x(0), y1: y(1), x: x(2), y: y(3) }];
    case "bezierCurveTo":
      return [{ op: "C", x1: x(0), y1: y(1), x2: x(2), y2: y(3), x: x(4), y: y(5) }];
    case "closePath":
      return [{ op: "Z" }];
    default:
      throw new Error(`the font draws with "${name}", which is not a path command`);
  }
}

function shift(command: PathCommand, dx: number): PathCommand {
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
