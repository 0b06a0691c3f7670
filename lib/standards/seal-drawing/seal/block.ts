import type { Face } from "../glyphs";
import { inkBox, type PathCommand, transformPath } from "../path";
import { withoutOverlaps } from "../without-overlaps";
import { type Cell, cellsOf } from "./cells";
import { rectanglePath } from "./curves";
import type { BlockSeal } from "./description";
import { against } from "./security";

/** White between border and characters, and between two characters, by the shorter side. */
const PADDING = 0.055;
const GAP = 0.045;
/** How far a character may be drawn wider or taller than in its font to fill its room, as stone cutters do. */
const MOST_STRETCH = 1.75;
/** A flat character such as 一 keeps white above and below instead. */
const FLAT = 2.4;

/**
 * Draws a square or rectangular name seal around its middle: a frame with red characters (朱文), or a red block with
 * the characters cut out of it (白文). Each character fills its room.
 * @throws UncuttableTextError when no face has a character
 */
export function drawBlock(seal: BlockSeal, faces: readonly Face[]): PathCommand[][] {
  const short = Math.min(seal.widthMm, seal.heightMm);
  const radius = short * 0.06;
  const { borderMm } = seal;
  const edge = borderMm + short * PADDING;
  const cutOut = seal.cut === "intaglio";
  const glyphs = rooms(seal, edge, short * GAP).flatMap(({ text, ...room }) =>
    cellsOf(text, faces).map((cell) =>
      fill(cutOut ? { ...cell, commands: withoutOverlaps(cell.commands) } : cell, room),
    ),
  );
  const block = rectanglePath(seal.widthMm, seal.heightMm, radius, 1);
  if (cutOut) return [[...block, ...glyphs.flatMap(against)]];
  const hole = rectanglePath(
    seal.widthMm - 2 * borderMm,
    seal.heightMm - 2 * borderMm,
    Math.max(0.1, radius - borderMm * 0.6),
    -1,
  );
  return [[...block, ...hole], glyphs.flat()];
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

function fill(cell: Cell, room: Room): PathCommand[] {
  const box = inkBox(cell.commands);
  if (!box) return [];
  const [inkWidth, inkHeight] = [box.right - box.left, box.bottom - box.top];
  let [sx, sy] = [room.width / inkWidth, room.height / inkHeight];
  if (inkWidth / inkHeight > FLAT) sy = Math.min(sy, sx);
  else if (inkHeight / inkWidth > FLAT) sx = Math.min(sx, sy);
  const stretch = Math.max(sx / sy, sy / sx);
  if (stretch > MOST_STRETCH) {
    if (sx > sy) sx = sy * MOST_STRETCH;
    else sy = sx * MOST_STRETCH;
  }
  const [middleX, middleY] = [room.x + room.width / 2, room.y + room.height / 2];
  const [dx, dy] = [((box.left + box.right) / 2) * sx, ((box.top + box.bottom) / 2) * sy];
  return transformPath(cell.commands, [sx, 0, 0, sy, middleX - dx, middleY - dy]);
}
