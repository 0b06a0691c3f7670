import { type Affine, chain, type PathCommand, transformPath } from "../path";
import { withoutOverlaps } from "../without-overlaps";
import type { Cell } from "./cells";
import { type Ellipse, Rail } from "./ring";
import { against } from "./winding";

/** The letters of the ring: their square is half as tall as the border that they are cut out of. */
const MICRO_PART = 0.52;
const MICRO_GAP = 0.28;
/** What parts one repetition from the next, in em. */
const MICRO_SPACE = 0.6;

/**
 * Small letters all around, one drawing for each, to be cut out of a border that is drawn clockwise: each runs the other
 * way round.
 */
export function microText(cells: readonly Cell[], ellipse: Ellipse, borderMm: number): PathCommand[][] {
  const heightMm = borderMm * MICRO_PART;
  // Capitals are about seven tenths of their square; their middle stands in the middle of the border.
  const rail = new Rail(ellipse, borderMm / 2 + heightMm * 0.36);
  const letters = cells.map(({ advance, commands }) => ({ advance, commands: against(withoutOverlaps(commands)) }));
  const line = [...letters, { advance: MICRO_SPACE, commands: [] }];
  const length = line.reduce((sum, { advance }) => sum + (advance + MICRO_GAP) * heightMm, 0);
  const times = Math.max(1, Math.floor(rail.lengthMm / length));
  // A text that is longer than the ring is drawn together; any other is spread until it closes.
  const stretch = rail.lengthMm / (times * length);
  const shape: Affine = [heightMm * Math.min(1, stretch), 0, 0, heightMm, 0, 0];
  const glyphs: PathCommand[][] = [];
  let at = 0;
  for (let time = 0; time < times; time++) {
    for (const letter of line) {
      const room = (letter.advance + MICRO_GAP) * heightMm * stretch;
      // The space between two words has no ink.
      if (letter.commands.length > 0) {
        glyphs.push(transformPath(letter.commands, chain(shape, rail.outwards(at + room / 2))));
      }
      at += room;
    }
  }
  return glyphs;
}
