/**
 * Paths in millimetres, y pointing down: the common ground of screen (SVG path data) and paper (PDF path operators).
 * Only absolute M, L, Q, C and Z are used, because each of them has an exact counterpart in both.
 */
export type PathCommand =
  | { op: "M"; x: number; y: number }
  | { op: "L"; x: number; y: number }
  | { op: "Q"; x1: number; y1: number; x: number; y: number }
  | { op: "C"; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
  | { op: "Z" };

export type Box = { left: number; top: number; right: number; bottom: number };

/** [a b c d e f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [number, number, number, number, number, number];

const ARGUMENTS: Record<PathCommand["op"], number> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };

/**
 * Writes a number with at most `decimals` digits after the point, never in exponent form and never as -0.
 * Two numbers that round to the same value give the same text.
 */
export function formatNumber(value: number, decimals = 3): string {
  const scale = 10 ** decimals;
  const rounded = Math.round(value * scale) / scale;
  return rounded === 0 ? "0" : String(rounded);
}

/** Path data in the one canonical spelling: `M1 2L3 4C…Z`, numbers in millimetres with at most `decimals` digits. */
export function formatPath(commands: readonly PathCommand[], decimals = 3): string {
  let out = "";
  for (const command of commands)
    out +=
      command.op +
      numbersOf(command)
        .map((n) => formatNumber(n, decimals))
        .join(" ");
  return out;
}

/**
 * Reads path data written by `formatPath`, and nothing wider: no relative commands, arcs, exponents or commas.
 * Throws an Error that says where the text stops being such a path.
 */
export function parsePath(data: string): PathCommand[] {
  const commands: PathCommand[] = [];
  const number = /-?\d{1,6}(?:\.\d{1,6})?/y;
  let at = 0;
  while (at < data.length) {
    const op = data[at] as PathCommand["op"];
    const count = ARGUMENTS[op];
    if (count === undefined) throw new Error(`not a path command at character ${at + 1}`);
    const before = commands.at(-1)?.op ?? "Z";
    // Screen and paper agree on where a path goes on after Z, but we do not need the case; every contour has its M.
    if (before === "Z" && op !== "M") throw new Error(`an M is missing at character ${at + 1}`);
    at += 1;
    const values: number[] = [];
    for (let i = 0; i < count; i += 1) {
      if (i > 0) {
        if (data[at] !== " ") throw new Error(`a space is missing at character ${at + 1}`);
        at += 1;
      }
      number.lastIndex = at;
      const match = number.exec(data);
      if (!match) throw new Error(`not a number at character ${at + 1}`);
      values.push(Number(match[0]));
      at = number.lastIndex;
    }
    commands.push(commandOf(op, values));
  }
  return commands;
}

/** How many coordinate pairs the commands hold: the measure by which a drawing is bounded. */
export function countPoints(commands: readonly PathCommand[]): number {
  let points = 0;
  for (const command of commands) points += ARGUMENTS[command.op] / 2;
  return points;
}

/** The map that does `first` and then `second`. */
export function chain(first: Affine, second: Affine): Affine {
  const [a, b, c, d, e, f] = second;
  return [
    a * first[0] + c * first[1],
    b * first[0] + d * first[1],
    a * first[2] + c * first[3],
    b * first[2] + d * first[3],
    a * first[4] + c * first[5] + e,
    b * first[4] + d * first[5] + f,
  ];
}

/** Maps every point; exact for all commands because they are affine-invariant. */
export function transformPath(commands: readonly PathCommand[], m: Affine): PathCommand[] {
  return commands.map((command) => {
    const values = numbersOf(command);
    const mapped: number[] = [];
    for (let i = 0; i < values.length; i += 2) {
      const x = values[i]!;
      const y = values[i + 1]!;
      mapped.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
    }
    return commandOf(command.op, mapped);
  });
}

/** The exact box of what is drawn (curve extremes, not control points), or null if nothing is. */
export function inkBox(commands: readonly PathCommand[]): Box | null {
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let x = 0;
  let y = 0;
  const add = (px: number, py: number) => {
    box.left = Math.min(box.left, px);
    box.right = Math.max(box.right, px);
    box.top = Math.min(box.top, py);
    box.bottom = Math.max(box.bottom, py);
  };
  for (const c of commands) {
    if (c.op === "Z") continue;
    // A move alone leaves no ink; what is drawn from it adds its starting point.
    if (c.op !== "M") {
      add(x, y);
      add(c.x, c.y);
    }
    const curve = c.op === "Q" ? elevate(x, y, c) : c.op === "C" ? c : null;
    if (curve) {
      for (const t of turningPoints(x, curve.x1, curve.x2, curve.x)) add(cubicAt(x, curve.x1, curve.x2, curve.x, t), y);
      for (const t of turningPoints(y, curve.y1, curve.y2, curve.y)) add(x, cubicAt(y, curve.y1, curve.y2, curve.y, t));
    }
    x = c.x;
    y = c.y;
  }
  return box.left <= box.right ? box : null;
}

/** The cubic that draws the same curve as a quadratic starting at (x0, y0). */
export function elevate(x0: number, y0: number, q: { x1: number; y1: number; x: number; y: number }) {
  return {
    op: "C" as const,
    x1: x0 + (2 / 3) * (q.x1 - x0),
    y1: y0 + (2 / 3) * (q.y1 - y0),
    x2: q.x + (2 / 3) * (q.x1 - q.x),
    y2: q.y + (2 / 3) * (q.y1 - q.y),
    x: q.x,
    y: q.y,
  };
}

function cubicAt(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/** Parameters strictly inside (0, 1) where one coordinate of a cubic turns round. */
function turningPoints(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const inside = (t: number) => t > 0 && t < 1;
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b].filter(inside);
  const root = b * b - 4 * a * c;
  if (root < 0) return [];
  const s = Math.sqrt(root);
  return [(-b + s) / (2 * a), (-b - s) / (2 * a)].filter(inside);
}

function numbersOf(c: PathCommand): number[] {
  switch (c.op) {
    case "M":
    case "L":
      return [c.x, c.y];
    case "Q":
      return [c.x1, c.y1, c.x, c.y];
    case "C":
      return [c.x1, c.y1, c.x2, c.y2, c.x, c.y];
    case "Z":
      return [];
  }
}

function commandOf(op: PathCommand["op"], v: readonly number[]): PathCommand {
  switch (op) {
    case "M":
    case "L":
      return { op, x: v[0]!, y: v[1]! };
    case "Q":
      return { op, x1: v[0]!, y1: v[1]!, x: v[2]!, y: v[3]! };
    case "C":
      return { op, x1: v[0]!, y1: v[1]!, x2: v[2]!, y2: v[3]!, x: v[4]!, y: v[5]! };
    case "Z":
      return { op };
  }
}
