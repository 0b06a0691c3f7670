import type { Face } from "../glyphs";
import { type Affine, inkBox, type PathCommand, transformPath } from "../path";
import { withoutOverlaps } from "../without-overlaps";
import { cellsOf, HALVED } from "./cells";
import { rectanglePath } from "./curves";
import type { BlockSeal } from "./description";
import { against } from "./winding";

/** White between border and characters, and between two characters, by the shorter side. */
const PADDING = 0.045;
const GAP = 0.038;
/** How far a character may be drawn wider or taller than in its font to fill its room, as stone cutters do. */
const MOST_STRETCH = 1.75;
/** And where there are more than the four characters of a name, which are read as print is. */
const MOST_STRETCH_IN_PRINT = 1.3;
/** Brackets lie on their backs where writing runs downwards. */
const QUARTER_TURN: Affine = [0, 1, -1, 0, 0, 0];
/** A flat character such as 一 keeps white above and below instead. */
const FLAT = 2.4;

/**
 * Draws a square or rectangular name seal around its middle: a frame with red characters (朱文), or a red block with
 * the characters cut out of it (白文). Each character fills its room.
 * @throws UncuttableTextError when no face has a character
 */
export function drawBlock(seal: BlockSeal, faces: readonly Face[]): PathCommand[][] {
  const radius = Math.min(seal.widthMm, seal.heightMm) * 0.06;
  const { borderMm } = seal;
  const glyphs = drawCharacters(seal, faces);
  const block = rectanglePath(seal.widthMm, seal.heightMm, radius, 1);
  if (seal.cut === "intaglio") return [[...block, ...glyphs.flatMap(against)]];
  const hole = rectanglePath(
    seal.widthMm - 2 * borderMm,
    seal.heightMm - 2 * borderMm,
    Math.max(0.1, radius - borderMm * 0.6),
    -1,
  );
  return [[...block, ...hole], glyphs.flat()];
}

/** The characters of a block, each a drawing of its own, around its middle. Throws as `drawBlock`. */
export function drawCharacters(seal: BlockSeal, faces: readonly Face[]): PathCommand[][] {
  const short = Math.min(seal.widthMm, seal.heightMm);
  const edge = seal.borderMm + short * PADDING;
  const mostStretch = seal.cells.flat().length > 4 ? MOST_STRETCH_IN_PRINT : MOST_STRETCH;
  return rooms(seal, edge, short * GAP).flatMap(({ text, ...room }) =>
    cellsOf(text, faces).map((cell) => {
      const whole = seal.cut === "intaglio" ? withoutOverlaps(cell.commands) : cell.commands;
      const turned = seal.direction === "columns" && HALVED.test(text);
      return fill(turned ? transformPath(whole, QUARTER_TURN) : whole, room, mostStretch);
    }),
  );
}

type Room = { x: number; y: number; width: number; height: number };

/** The room of each character: lines of equal breadth, in each of them characters of equal length. */
function rooms(seal: BlockSeal, edge: number, gap: number): (Room & { text: string })[] {
  const [width, height] = [seal.widthMm - 2 * edge, seal.heightMm - 2 * edge];
  const across = seal.direction === "columns" ? width : height;
  const along = seal.direction === "columns" ? height : width;
  const breadth = (across - gap * (seal.cells.length - 1)) / seal.cells.length;
  return seal.cells.flatMap((line, lineIndex) => {
    const length = (along - gap * (line.length - 1)) / line.length;
    return line.map((text, index) => {
      const start = -along / 2 + index * (length + gap);
      if (seal.direction === "rows") {
        return { text, x: start, y: -across / 2 + lineIndex * (breadth + gap), width: length, height: breadth };
      }
      // Columns are read from the right.
      const x = across / 2 - breadth - lineIndex * (breadth + gap);
      return { text, x, y: start, width: breadth, height: length };
    });
  });
}

function fill(commands: readonly PathCommand[], room: Room, mostStretch: number): PathCommand[] {
  const box = inkBox(commands);
  if (!box) return [];
  const [inkWidth, inkHeight] = [box.right - box.left, box.bottom - box.top];
  let [sx, sy] = [room.width / inkWidth, room.height / inkHeight];
  if (inkWidth / inkHeight > FLAT) sy = Math.min(sy, sx);
  else if (inkHeight / inkWidth > FLAT) sx = Math.min(sx, sy);
  const stretch = Math.max(sx / sy, sy / sx);
  if (stretch > mostStretch) {
    if (sx > sy) sx = sy * mostStretch;
    else sy = sx * mostStretch;
  }
  const [middleX, middleY] = [room.x + room.width / 2, room.y + room.height / 2];
  const [dx, dy] = [((box.left + box.right) / 2) * sx, ((box.top + box.bottom) / 2) * sy];
  return transformPath(commands, [sx, 0, 0, sy, middleX - dx, middleY - dy]);
}
