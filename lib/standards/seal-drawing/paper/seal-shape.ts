import { inkExtent } from "./clean-ink";
import { INK, type InkMap } from "./raster";

export type PaperSealShape = "round" | "oval" | "square" | "rectangle";

/** Up to this a round or square seal is stretched by the slant at which its picture was taken. */
const MOST_SLANT = 1.14;

/**
 * What shape a seal has: ink in the corners of its box makes it square or rectangular, otherwise it is round or oval.
 * Null for a map without ink.
 */
export function sealShape(map: InkMap): PaperSealShape | null {
  const box = inkExtent(map);
  if (!box) return null;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  let corners = 0;
  let all = 0;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      if (map.ink[y * map.width + x]! < INK) continue;
      all++;
      const [dx, dy] = [(2 * (x + 0.5 - box.left)) / width - 1, (2 * (y + 0.5 - box.top)) / height - 1];
      if (dx * dx + dy * dy > 1.15) corners++;
    }
  }
  const even = Math.max(width / height, height / width) <= MOST_SLANT;
  if (corners / all > 0.03) return even ? "square" : "rectangle";
  return even ? "round" : "oval";
}
