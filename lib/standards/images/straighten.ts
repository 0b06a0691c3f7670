import { type Corners, fromSquare, type Point, sheetRatio } from "./perspective";

/** Pixels as a canvas gives them: red, green, blue and alpha, 8 bits each, row by row from the top. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> };

/** More pixels than these are in no page: A4 at 300 dots an inch has 8.7 million. */
const mostPixels = 9_000_000;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** How large a straightened sheet becomes: no detail of the picture is lost, none is made up. Pixels. */
export function straightenedSize(corners: Corners, picture: { width: number; height: number }) {
  const [p0, p1, p2, p3] = corners;
  const ratio = sheetRatio(corners, picture);
  const across = Math.max(distance(p0, p1), distance(p3, p2), distance(p0, p3) / ratio, distance(p1, p2) / ratio);
  const width = Math.min(across, Math.sqrt(mostPixels / ratio));
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(width * ratio)) };
}

/**
 * The sheet between four corners as if seen from straight above. Each pixel is taken from between the four around its
 * place in the picture; beyond the picture's edge its last pixels go on.
 * @param corners in pixels of the picture; see `isSheet`
 */
export function straighten(picture: Pixels, corners: Corners): Pixels {
  const { width, height } = straightenedSize(corners, picture);
  const place = fromSquare(corners);
  const data = new Uint8ClampedArray(width * height * 4);
  const right = picture.width - 1;
  const bottom = picture.height - 1;
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 4) {
      const { x, y } = place((column + 0.5) / width, (row + 0.5) / height);
      const across = Math.min(right, Math.max(0, x - 0.5));
      const down = Math.min(bottom, Math.max(0, y - 0.5));
      const [left, top] = [Math.floor(across), Math.floor(down)];
      const [fx, fy] = [across - left, down - top];
      const from = (top * picture.width + left) * 4;
      const next = left < right ? 4 : 0;
      const below = top < bottom ? picture.width * 4 : 0;
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel;
        const above = picture.data[at]! * (1 - fx) + picture.data[at + next]! * fx;
        const under = picture.data[at + below]! * (1 - fx) + picture.data[at + below + next]! * fx;
        data[to + channel] = above * (1 - fy) + under * fy;
      }
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}
