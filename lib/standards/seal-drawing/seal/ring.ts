import type { Affine } from "../path";

/** An ellipse (a circle where both half axes are equal) around the origin: half axes in millimetres. */
export type Ellipse = { readonly a: number; readonly b: number };

/** Samples of the curve; between two of them it differs from its chord by less than a micrometre at 58 mm. */
const STEPS = 2048;

/** Length of the curve and turn of its normal (radians) from the top to each sample, clockwise as seen. */
type Table = { readonly lengths: Float64Array; readonly turns: Float64Array };

const tables = new Map<string, Table>();
/** Sizes come in tenths of a millimetre, and few of them are in use. */
const MOST_TABLES = 64;

function tableOf({ a, b }: Ellipse): Table {
  const key = `${a} ${b}`;
  const known = tables.get(key);
  if (known) return known;
  const lengths = new Float64Array(STEPS + 1);
  const turns = new Float64Array(STEPS + 1);
  let [lastX, lastY] = [0, -b];
  for (let step = 1; step <= STEPS; step++) {
    const t = (step / STEPS) * 2 * Math.PI;
    const [x, y] = [a * Math.sin(t), -b * Math.cos(t)];
    lengths[step] = lengths[step - 1]! + Math.hypot(x - lastX, y - lastY);
    const turn = Math.atan2(b * Math.sin(t), a * Math.cos(t));
    turns[step] = step === STEPS ? 2 * Math.PI : (turn + 2 * Math.PI) % (2 * Math.PI);
    [lastX, lastY] = [x, y];
  }
  if (tables.size >= MOST_TABLES) tables.clear();
  const table = { lengths, turns };
  tables.set(key, table);
  return table;
}

/**
 * A curve that runs inside an ellipse at a constant distance from it, measured along its own length. Lengths count
 * from the top, clockwise as seen (x to the right, y down); below zero they go counterclockwise.
 */
export class Rail {
  readonly lengthMm: number;
  readonly #table: Table;

  /** @param insetMm how far inside; less than the smallest radius of curvature, b²/a */
  constructor(
    readonly ellipse: Ellipse,
    readonly insetMm: number,
  ) {
    this.#table = tableOf(ellipse);
    this.lengthMm = this.#lengthAt(STEPS);
  }

  /** The length of the part, symmetric about the top, that is seen from the centre under an angle in degrees. */
  lengthOfSweep(degrees: number): number {
    const half = Math.min(180, degrees / 2) * (Math.PI / 180);
    const { a, b } = this.ellipse;
    // The parameter of the point of the ellipse itself in that direction; the inset curve is cut by the same normal.
    const t = Math.atan2(Math.sin(half) * b, Math.cos(half) * a);
    const step = (t / (2 * Math.PI)) * STEPS;
    const before = Math.floor(step);
    const from = this.#lengthAt(before);
    return 2 * (from + (this.#lengthAt(Math.min(STEPS, before + 1)) - from) * (step - before));
  }

  /** Stands a drawing on the curve: its origin there, its up pointing outwards. */
  outwards(atMm: number): Affine {
    const { x, y, nx, ny } = this.place(atMm);
    // Up is (0, -1) in the drawing and goes to the normal; (1, 0) goes clockwise along the curve.
    return [-ny, nx, -nx, -ny, x, y];
  }

  /** Stands a drawing on the curve with its up pointing to the centre; its right is then counterclockwise. */
  inwards(atMm: number): Affine {
    const { x, y, nx, ny } = this.place(atMm);
    return [ny, -nx, nx, ny, x, y];
  }

  /** The point of the curve at a length, and its normal: which way is out. */
  place(atMm: number) {
    const { a, b } = this.ellipse;
    const t = (this.#stepOf(atMm) / STEPS) * 2 * Math.PI;
    const [sin, cos] = [Math.sin(t), Math.cos(t)];
    const size = Math.hypot(b * sin, a * cos);
    const [nx, ny] = [(b * sin) / size, (-a * cos) / size];
    return { x: a * sin - this.insetMm * nx, y: -b * cos - this.insetMm * ny, nx, ny };
  }

  /** A curve inside another at a constant distance is shorter by that distance times the turn (Steiner). */
  #lengthAt(step: number): number {
    return this.#table.lengths[step]! - this.insetMm * this.#table.turns[step]!;
  }

  #stepOf(atMm: number): number {
    const at = ((atMm % this.lengthMm) + this.lengthMm) % this.lengthMm;
    let [low, high] = [0, STEPS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lengthAt(middle) <= at) low = middle;
      else high = middle;
    }
    const [from, to] = [this.#lengthAt(low), this.#lengthAt(high)];
    return low + (to > from ? (at - from) / (to - from) : 0);
  }
}
