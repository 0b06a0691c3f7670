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

/** What stands after the whole number, by its digits as a number: "" for 0, ".5" for 500 thousandths. */
const FRACTIONS: readonly (readonly string[])[] = [0, 1, 2, 3].map((decimals) =>
  Array.from({ length: 10 ** decimals }, (_, n) =>
    n === 0 ? "" : `.${String(n).padStart(decimals, "0").replace(/0+$/, "")}`,
  ),
);

/**
 * Writes a number with at most `decimals` digits after the point (0 to 3), never in exponent form and never as -0.
 * Two numbers that round to the same value give the same text. Input: below 10^12 in size.
 */
export function formatNumber(value: number, decimals = 3): string {
  // Written from whole numbers: a drawing has thousands of them, and the general way costs several times as much.
  const scale = SCALES[decimals]!;
  const rounded = Math.round(value * scale);
  const size = Math.abs(rounded);
  const whole = Math.floor(size / scale);
  const text = whole + FRACTIONS[decimals]![size - whole * scale]!;
  return rounded < 0 ? `-${text}` : text;
}

const SCALES = [1, 10, 100, 1000];

/** Path data in the one canonical spelling: `M1 2L3 4C…Z`, numbers in millimetres with at most `decimals` digits. */
export function formatPath(commands: readonly PathCommand[], decimals = 3): string {
  const f = (value: number) => formatNumber(value, decimals);
  let out = "";
  for (const c of commands) {
    if (c.op === "Z") out += "Z";
    else if (c.op === "C") out += `C${f(c.x1)} ${f(c.y1)} ${f(c.x2)} ${f(c.y2)} ${f(c.x)} ${f(c.y)}`;
    else if (c.op === "Q") out += `Q${f(c.x1)} ${f(c.y1)} ${f(c.x)} ${f(c.y)}`;
    else out += `${c.op}${f(c.x)} ${f(c.y)}`;
  }
  return out;
}

/**
 * Reads path data written by `formatPath`, and nothing wider: no relative commands, arcs, exponents or commas.
 * Throws an Error that says where the text stops being such a path.
 */
export function parsePath(data: string): PathCommand[] {
  const commands: PathCommand[] = [];
  const text = new NumberReader(data);
  let before = "Z";
  while (text.at < data.length) {
    const op = data[text.at] as PathCommand["op"];
    const count = ARGUMENTS[op];
    if (count === undefined) throw new Error(`not a path command at character ${text.at + 1}`);
    // Screen and paper agree on where a path goes on after Z, but we do not need the case; every contour has its M.
    if (before === "Z" && op !== "M") throw new Error(`an M is missing at character ${text.at + 1}`);
    text.at += 1;
    const values: number[] = [];
    for (let i = 0; i < count; i += 1) {
      if (i > 0) text.space();
      values.push(text.number());
    }
    commands.push(commandOf(op, values));
    before = op;
  }
  return commands;
}

const [ZERO, NINE, POINT, MINUS, SPACE] = [48, 57, 46, 45, 32];
/** More digits than this, before the point or after it, are none of ours. */
const MOST_DIGITS = 6;

/** Reads numbers by their characters: a drawing has thousands, and an expression for each costs several times as much. */
class NumberReader {
  at = 0;

  constructor(readonly data: string) {}

  space(): void {
    if (this.data.charCodeAt(this.at) !== SPACE) throw new Error(`a space is missing at character ${this.at + 1}`);
    this.at += 1;
  }

  number(): number {
    const start = this.at;
    const negative = this.data.charCodeAt(start) === MINUS;
    if (negative) this.at += 1;
    let digits = this.#digits(0, start);
    let scale = 1;
    if (this.data.charCodeAt(this.at) === POINT) {
      const point = this.at;
      this.at += 1;
      digits = this.#digits(digits, start);
      scale = 10 ** (this.at - point - 1);
    }
    // One division of whole numbers is rounded as the text itself would be.
    const value = digits / scale;
    return negative ? -value : value;
  }

  /** Goes on with a number, digit by digit; it may be whole or what stands after the point. */
  #digits(value: number, start: number): number {
    const from = this.at;
    let all = value;
    for (;;) {
      const code = this.data.charCodeAt(this.at);
      if (!(code >= ZERO && code <= NINE) || this.at - from >= MOST_DIGITS) break;
      all = all * 10 + (code - ZERO);
      this.at += 1;
    }
    if (this.at === from) throw new Error(`not a number at character ${start + 1}`);
    return all;
  }
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
export function transformPath(commands: readonly PathCommand[], [a, b, c, d, e, f]: Affine): PathCommand[] {
  return commands.map((command): PathCommand => {
    if (command.op === "Z") return command;
    const x = a * command.x + c * command.y + e;
    const y = b * command.x + d * command.y + f;
    if (command.op === "M" || command.op === "L") return { op: command.op, x, y };
    const x1 = a * command.x1 + c * command.y1 + e;
    const y1 = b * command.x1 + d * command.y1 + f;
    if (command.op === "Q") return { op: "Q", x1, y1, x, y };
    const x2 = a * command.x2 + c * command.y2 + e;
    const y2 = b * command.x2 + d * command.y2 + f;
    return { op: "C", x1, y1, x2, y2, x, y };
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

/** One coordinate of a cubic at its parameter t. */
export function cubicAt(a: number, b: number, c: number, d: number, t: number): number {
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
