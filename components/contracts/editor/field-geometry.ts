import type { PageSize } from "@/components/pdf/page-layout";

/** Points from the top left of the visible page. */
export type Rect = { x: number; y: number; width: number; height: number };
type Size = { width: number; height: number };

/** A line that something was aligned with: at `at` points across (`x`) or down (`y`) the page. */
export type Guide = { axis: "x" | "y"; at: number };

/** A tenth of a point is finer than any printer; longer numbers only take room. */
const rounded = (value: number) => Math.round(value * 10) / 10;

/** The rectangle within the page, made smaller only where the page is. */
export function clampToPage(rect: Rect, page: PageSize, least: Size): Rect {
  const width = Math.min(page.width, Math.max(least.width, rect.width));
  const height = Math.min(page.height, Math.max(least.height, rect.height));
  return {
    x: rounded(Math.min(page.width - width, Math.max(0, rect.x))),
    y: rounded(Math.min(page.height - height, Math.max(0, rect.y))),
    width: rounded(width),
    height: rounded(height),
  };
}

/** A rectangle of that size with its middle at a point, within the page. */
export function centredAt(point: { x: number; y: number }, size: Size, page: PageSize, least: Size): Rect {
  return clampToPage({ x: point.x - size.width / 2, y: point.y - size.height / 2, ...size }, page, least);
}

/** The same size a little further, for a copy; back to the left edge where the page ends. */
export function besideOf(rect: Rect, page: PageSize): Rect {
  const { x, y, width, height } = rect;
  const step = 12;
  const right = x + width + step;
  if (right + width <= page.width) return { x: right, y, width, height };
  const below = y + height + step;
  if (below + height <= page.height) return { x, y: below, width, height };
  return { x: Math.max(0, x - step), y: Math.max(0, y - step), width, height };
}

/** The same size and side further down, for a copy; further up where the page ends. */
export function belowOf(rect: Rect, page: PageSize): Rect {
  const { x, y, width, height } = rect;
  const below = y + height + clearance;
  return { x, y: below + height <= page.height ? below : Math.max(0, y - height - clearance), width, height };
}

/** Points between a field and the one that it gave way to. */
const clearance = 8;

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * The rectangle, or the nearest place below it, then above it, where it hides no other; where the whole column is
 * taken, it stays.
 */
export function givingWay(rect: Rect, others: readonly Rect[], page: PageSize): Rect {
  for (const direction of [1, -1]) {
    let place = rect;
    for (let tries = 0; tries <= others.length; tries++) {
      const taken = others.find((other) => overlap(place, other));
      if (!taken) return place;
      const y = direction === 1 ? taken.y + taken.height + clearance : taken.y - place.height - clearance;
      if (y < 0 || y + place.height > page.height) break;
      place = { ...place, y: rounded(y) };
    }
  }
  return rect;
}

/**
 * Moves a rectangle so that one of its edges or its middle meets an edge or middle of another, where one is near.
 * @param tolerance points
 */
export function snapMove(rect: Rect, others: readonly Rect[], tolerance: number): { rect: Rect; guides: Guide[] } {
  const guides: Guide[] = [];
  const x = nearest(linesOf(rect.x, rect.width), others, "x", tolerance);
  const y = nearest(linesOf(rect.y, rect.height), others, "y", tolerance);
  if (x) guides.push({ axis: "x", at: x.at });
  if (y) guides.push({ axis: "y", at: y.at });
  return { rect: { ...rect, x: rect.x + (x?.shift ?? 0), y: rect.y + (y?.shift ?? 0) }, guides };
}

/** The same for the right and the lower edge alone, while a size changes. */
export function snapResize(rect: Rect, others: readonly Rect[], tolerance: number): { rect: Rect; guides: Guide[] } {
  const guides: Guide[] = [];
  const x = nearest([rect.x + rect.width], others, "x", tolerance);
  const y = nearest([rect.y + rect.height], others, "y", tolerance);
  if (x) guides.push({ axis: "x", at: x.at });
  if (y) guides.push({ axis: "y", at: y.at });
  return {
    rect: { ...rect, width: rect.width + (x?.shift ?? 0), height: rect.height + (y?.shift ?? 0) },
    guides,
  };
}

const linesOf = (start: number, length: number) => [start, start + length / 2, start + length];

function nearest(
  lines: readonly number[],
  others: readonly Rect[],
  axis: Guide["axis"],
  tolerance: number,
): { shift: number; at: number } | null {
  let best: { shift: number; at: number } | null = null;
  for (const other of others) {
    const targets = axis === "x" ? linesOf(other.x, other.width) : linesOf(other.y, other.height);
    for (const at of targets)
      for (const line of lines) {
        const shift = at - line;
        if (Math.abs(shift) <= tolerance && (!best || Math.abs(shift) < Math.abs(best.shift))) best = { shift, at };
      }
  }
  return best;
}
