import { INK, type InkMap } from "./raster";

/** The edge of a picture is as wide as one in so many of its pixels. */
const NEAR = 300;

/**
 * Takes away what hangs together with the edge of the picture: the table beside the sheet, a shadow's edge, a thumb. A
 * signature or a seal that is to be kept lies whole within the picture.
 */
export function withoutBorderInk(map: InkMap): InkMap {
  const { width, height } = map;
  const ink = Float32Array.from(map.ink);
  const stack: number[] = [];
  const take = (at: number) => {
    if (ink[at]! < INK) return;
    ink[at] = 0;
    stack.push(at);
  };
  const near = Math.max(1, Math.round(Math.max(width, height) / NEAR));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x < near || y < near || x >= width - near || y >= height - near) take(y * width + x);
    }
  }
  while (stack.length > 0) {
    const at = stack.pop()!;
    const x = at % width;
    if (x > 0) take(at - 1);
    if (x < width - 1) take(at + 1);
    if (at >= width) take(at - width);
    if (at < ink.length - width) take(at + width);
  }
  return { width, height, ink };
}
