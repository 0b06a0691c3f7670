import type { PageSize } from "./page-layout";

/** How far the reader has turned the pages, clockwise, in degrees; beside the rotation that a page has by itself. */
export type Turn = 0 | 90 | 180 | 270;

type Point = { x: number; y: number };

/** One quarter further, clockwise or against. */
export const turnedBy = (turn: Turn, by: 90 | -90): Turn => ((turn + by + 360) % 360) as Turn;

/** The size in which a page is seen. */
export const turnedSize = ({ width, height }: PageSize, turn: Turn): PageSize =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width };

/**
 * Where a point of a page is seen.
 * @param point from the top left of the page as it is read
 * @param size of the page as it is read, in the unit of the point
 * @returns from the top left of the page as it is seen
 */
export function toSeen({ x, y }: Point, { width, height }: PageSize, turn: Turn): Point {
  if (turn === 90) return { x: height - y, y: x };
  if (turn === 180) return { x: width - x, y: height - y };
  if (turn === 270) return { x: y, y: width - x };
  return { x, y };
}

/** The point of a page that is seen at a place; the other way round. */
export function fromSeen({ x, y }: Point, { width, height }: PageSize, turn: Turn): Point {
  if (turn === 90) return { x: y, y: height - x };
  if (turn === 180) return { x: width - x, y: height - y };
  if (turn === 270) return { x: width - y, y: x };
  return { x, y };
}

/**
 * The CSS transform, about the top left corner, that lays a page of this size into the place in which it is seen.
 * @param size CSS pixels
 */
export function turnTransform({ width, height }: PageSize, turn: Turn): string | undefined {
  if (turn === 90) return `translate(${height}px, 0) rotate(90deg)`;
  if (turn === 180) return `translate(${width}px, ${height}px) rotate(180deg)`;
  if (turn === 270) return `translate(0, ${width}px) rotate(270deg)`;
  return undefined;
}

/**
 * The point of a page, in points, under a point of the screen.
 * @param seen where the page is on the screen (`getBoundingClientRect` of its `[data-page]`)
 * @param scale CSS pixels for one point
 */
export function pointOfPage(
  screen: Point,
  seen: { left: number; top: number },
  size: PageSize,
  scale: number,
  turn: Turn,
): Point {
  return fromSeen({ x: (screen.x - seen.left) / scale, y: (screen.y - seen.top) / scale }, size, turn);
}
