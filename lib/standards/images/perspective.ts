export type Point = { x: number; y: number };

/** Corners of a sheet in a picture, clockwise from the one that is at the upper left of the upright sheet. */
export type Corners = [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point];

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const cross = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Whether four points, in their order, are the corners of a convex shape clockwise, and no three stand nearly in a line. */
export function isSheet(corners: Corners, leastShare = 0): boolean {
  const turns = corners.map((point, at) => cross(point, corners[(at + 1) % 4]!, corners[(at + 2) % 4]!));
  const sides = corners.map((point, at) => distance(point, corners[(at + 1) % 4]!));
  // The sine of the angle at each corner; 25 degrees is a sheet seen almost from its edge.
  return (
    turns.every((turn, at) => turn > Math.sin((25 * Math.PI) / 180) * sides[at]! * sides[(at + 1) % 4]!) &&
    areaOf(corners) > leastShare
  );
}

/** The area inside a line of points that closes itself; positive when they go clockwise (y downwards). */
export function areaOf(points: readonly Point[]): number {
  return points.reduce((sum, a, at) => {
    const b = points[(at + 1) % points.length]!;
    return sum + (a.x * b.y - b.x * a.y) / 2;
  }, 0);
}

/**
 * The way from the unit square to four corners: x = (ax + by + c) / (gx + hy + 1), y likewise. P. Heckbert,
 * "Fundamentals of Texture Mapping and Image Warping", 1989, 2.2.3.
 */
export function fromSquare(corners: Corners): (u: number, v: number) => Point {
  const [a, b, c, d, e, f, g, h] = squareMatrix(corners);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w };
  };
}

/** The numbers a to h of `fromSquare`; the ninth is 1. */
export function squareMatrix([p0, p1, p2, p3]: Corners) {
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y];
  const [dx1, dy1, dx2, dy2] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  const [a, b, d, e] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y];
  return [a, b, p0.x, d, e, p0.y, g, h] as const;
}

/** Height by width: A4, US Letter, and both across. */
const standards = [Math.SQRT2, 11 / 8.5, Math.SQRT1_2, 8.5 / 11];
/** How far a measured proportion may be from A4's to be taken for it; US Letter is 8.5 % away. */
const near = 0.06;
/** The same where the camera's focal length had to be guessed. */
const nearGuess = 0.12;
/** Focal length by the picture's diagonal, of phones' main cameras (24 to 28 mm where film has 43 mm). */
const usualFocal = 0.62;

/**
 * Height by width of the sheet whose corners these are, as it lies on the table. Z. Zhang and L. He, "Whiteboard
 * scanning and image enhancement", 2007, 3.3: the perspective of a camera with square pixels that looks through the
 * middle of its picture tells the proportion and the focal length. Seen leaning to one side only, it does not tell the
 * latter, and a phone's is taken. What is nearly a usual sheet is one.
 * @param picture its size, in the unit of the corners
 */
export function sheetRatio(corners: Corners, { width, height }: { width: number; height: number }): number {
  const [m1, m2, m4, m3] = corners.map(({ x, y }) => [x - width / 2, y - height / 2, 1] as const) as [V, V, V, V];
  const k2 = dot(times(m1, m4), m3) / dot(times(m2, m4), m3);
  const k3 = dot(times(m1, m4), m2) / dot(times(m3, m4), m2);
  const [across, down] = [minus(m2, m1, k2), minus(m3, m1, k3)];
  const diagonal = Math.hypot(width, height);
  const measured = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2]);
  // Where two sides stay parallel, what little perspective there is comes from the measuring.
  const told =
    Math.min(Math.abs(k2 - 1), Math.abs(k3 - 1)) > 0.04 &&
    measured > (0.4 * diagonal) ** 2 &&
    measured < (4 * diagonal) ** 2;
  const focal = told ? measured : (usualFocal * diagonal) ** 2;
  const square = (n: V) => (n[0] ** 2 + n[1] ** 2) / focal + n[2] ** 2;
  const ratio = Math.sqrt(square(down) / square(across));
  const far = (standard: number) => Math.abs(Math.log(ratio / standard));
  const nearest = standards.reduce((best, standard) => (far(standard) < far(best) ? standard : best));
  return far(nearest) < (told ? near : nearGuess) ? nearest : ratio;
}

type V = readonly [number, number, number];
const dot = (a: V, b: V) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (a: V, b: V): V => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const minus = (a: V, b: V, k: number): V => [k * a[0] - b[0], k * a[1] - b[1], k * a[2] - b[2]];
