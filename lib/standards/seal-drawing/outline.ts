import { type Box, countPoints, formatNumber, formatPath, inkBox, type PathCommand, parsePath } from "./path";

/** One filled shape. `d` is path data in the canonical spelling of `formatPath`; `color` is `#rrggbb`. */
export type OutlinePath = { d: string; fill: "nonzero" | "evenodd"; color: string };

/** A drawing on a piece of paper of the given size: millimetres, origin at the top left, y down. */
export type Outline = { version: 1; widthMm: number; heightMm: number; paths: OutlinePath[] };

export type OutlineLimits = { maxWidthMm: number; maxHeightMm: number; maxPaths: number; maxPoints: number };

/** A person's signature: what a signature line on a contract has room for. */
export const PERSONAL_SIGNATURE_LIMITS: OutlineLimits = {
  maxWidthMm: 90,
  maxHeightMm: 40,
  maxPaths: 64,
  maxPoints: 40_000,
};

/** A seal: the widest in use is 58 mm; micro-text and a traced stamp have many points. */
export const SEAL_LIMITS: OutlineLimits = { maxWidthMm: 60, maxHeightMm: 60, maxPaths: 64, maxPoints: 120_000 };

/** A near-black ink that still reads as ink, not as print. */
export const SIGNATURE_INK = "#14182b";

/** How far ink may stand out of its box before it counts as outside: below what any printer resolves. */
const EDGE_MM = 0.02;

const COLOR = /^#[0-9a-f]{6}$/i;

/** The value is not a drawing that may be kept; the message says why, in words for a log rather than for a person. */
export class OutlineError extends Error {
  override name = "OutlineError";
}

/**
 * Checks an unknown value (from a browser or a database row) and returns it as a canonical `Outline`: a new object
 * with nothing but the known fields, in which the same drawing always has the same spelling.
 *
 * Throws `OutlineError` when it is not one: wrong shape, NaN, too large, too many points, no ink, ink out of its box.
 */
export function checkOutline(value: unknown, limits: OutlineLimits = PERSONAL_SIGNATURE_LIMITS): Outline {
  if (!isRecord(value)) throw new OutlineError("an outline is an object");
  if (value.version !== 1) throw new OutlineError("this version of outline is not known");
  const widthMm = length(value.widthMm, "width", limits.maxWidthMm);
  const heightMm = length(value.heightMm, "height", limits.maxHeightMm);
  if (!Array.isArray(value.paths) || value.paths.length === 0) throw new OutlineError("an outline has paths");
  if (value.paths.length > limits.maxPaths) throw new OutlineError(`more than ${limits.maxPaths} paths`);

  let budget = limits.maxPoints;
  const paths = value.paths.map((path: unknown, index: number): OutlinePath => {
    const where = `path ${index + 1}`;
    if (!isRecord(path)) throw new OutlineError(`${where} is not an object`);
    const { d, fill, color } = path;
    if (fill !== "nonzero" && fill !== "evenodd") throw new OutlineError(`${where} has no known fill rule`);
    if (typeof color !== "string" || !COLOR.test(color)) throw new OutlineError(`${where} has no colour #rrggbb`);
    if (typeof d !== "string") throw new OutlineError(`${where} has no path data`);
    // No point is written in more than 32 characters, so longer text cannot fit the budget; it is not even read.
    if (d.length > budget * 32) throw new OutlineError(`more than ${limits.maxPoints} points`);
    const commands = commandsOf(d, where);
    budget -= countPoints(commands);
    if (budget < 0) throw new OutlineError(`more than ${limits.maxPoints} points`);
    const canonical = formatPath(commands);
    // Read again, as it will be: what is rounded may be none of ours any more.
    const box = inkBox(commandsOf(canonical, where));
    if (!box) throw new OutlineError(`${where} draws nothing`);
    const inside =
      box.left >= -EDGE_MM && box.top >= -EDGE_MM && box.right <= widthMm + EDGE_MM && box.bottom <= heightMm + EDGE_MM;
    if (!inside) throw new OutlineError(`${where} is drawn outside of its box`);
    return { d: canonical, fill, color: color.toLowerCase() };
  });
  return { version: 1, widthMm, heightMm, paths };
}

/** The one text of a drawing: equal drawings give equal bytes (UTF-8). Input: a checked outline. */
export function canonicalOutline(outline: Outline): string {
  const { version, widthMm, heightMm } = outline;
  const paths = outline.paths.map(({ d, fill, color }) => ({ d, fill, color }));
  return JSON.stringify({ version, widthMm, heightMm, paths });
}

/** The box of all ink of an outline in millimetres, or null for an empty one. */
export function outlineInkBox(outline: Outline): Box | null {
  let all: Box | null = null;
  for (const path of outline.paths) {
    const box = inkBox(parsePath(path.d));
    if (!box) continue;
    all = all
      ? {
          left: Math.min(all.left, box.left),
          top: Math.min(all.top, box.top),
          right: Math.max(all.right, box.right),
          bottom: Math.max(all.bottom, box.bottom),
        }
      : box;
  }
  return all;
}

function commandsOf(d: string, where: string): PathCommand[] {
  try {
    return parsePath(d);
  } catch (error) {
    throw new OutlineError(`${where}: ${error instanceof Error ? error.message : "not a path"}`);
  }
}

function length(value: unknown, what: string, max: number): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new OutlineError(`the ${what} is not a number`);
  const mm = Number(formatNumber(value));
  // Also what is too large to be written as a number, and reads as none.
  if (!(mm > 0 && mm <= max)) throw new OutlineError(`the ${what} is not between 0 and ${max} mm`);
  return mm;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
