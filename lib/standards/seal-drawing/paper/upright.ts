import { inkExtent } from "./clean-ink";
import type { InkMap } from "./raster";

/** A seal is pressed askew by less than this. Degrees. */
const MOST_TILT = 15;
/** Parts of the circle, and of its radius. */
const ANGLES = 1440;
const RINGS = 12;
/**
 * Characters are no mirror images of themselves, and some have more strokes than others: what is compared is where they
 * stand. Standard deviations in degrees, before and after all that is inked is made equal; and what counts as inked, as
 * a part of the mean.
 */
const FINE = 3;
const BLUR = 7;
const INKED = 0.4;
/** Less than this is not told from how the characters happen to be: an upright seal is left as it is. Degrees. */
const LEAST_TILT = 1;
/** Steps of the search, in degrees. */
const STEP = 0.25;
/** How much better the best axis has to be than the usual one in the range, for the seal to be turned at all. */
const CONFIDENCE = 1.005;

/**
 * How far an oval seal is turned, in degrees clockwise: its ink is spread the most along its longer axis, which lies
 * level. Turn it back by this.
 * @returns between -15 and 15; 0 for what stands more askew, and for a map without ink
 */
export function tiltOfOval({ width, height, ink }: InkMap): number {
  let [sum, mx, my] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = ink[y * width + x]!;
      sum += value;
      mx += value * x;
      my += value * y;
    }
  }
  if (sum === 0) return 0;
  const [cx, cy] = [mx / sum, my / sum];
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = ink[y * width + x]!;
      xx += value * (x - cx) ** 2;
      yy += value * (y - cy) ** 2;
      xy += value * (x - cx) * (y - cy);
    }
  }
  const degrees = (Math.atan2(2 * xy, xx - yy) / 2) * (180 / Math.PI);
  return Math.abs(degrees) > MOST_TILT || Math.abs(degrees) < LEAST_TILT ? 0 : Math.round(degrees * 10) / 10;
}

/**
 * How far a round seal is turned, in degrees clockwise: what is on it stands evenly to both sides of its axis
 * (the characters on the arc and the gap below them, the star, a line across), so the axis is where the ink, without
 * the detail of its characters, is most its own mirror image. Turn it back by this.
 * @returns between -15 and 15; 0 where nothing tells, and for a map without ink
 */
export function tiltOf(map: InkMap): number {
  const rings = polarInk(map);
  if (!rings) return 0;
  const score = (degrees: number) => symmetry(rings, degrees);
  const steps = Math.round(MOST_TILT / STEP);
  const tried = Array.from({ length: 2 * steps + 1 }, (_, index) => {
    const degrees = (index - steps) * STEP;
    return { degrees, value: score(degrees) };
  });
  const best = tried.reduce((one, other) => (other.value > one.value ? other : one));
  const usual = tried.reduce((sum, { value }) => sum + value, 0) / tried.length;
  // At the end of the range there may be a better axis beyond it.
  if (Math.abs(best.degrees) >= MOST_TILT || best.value < usual * CONFIDENCE) return 0;
  const index = tried.indexOf(best);
  const [left, right] = [tried[index - 1]!.value, tried[index + 1]!.value];
  const bend = left - 2 * best.value + right;
  const between = bend === 0 ? 0 : ((left - right) / (2 * bend)) * STEP;
  const tilt = Math.round((best.degrees + between) * 10) / 10;
  return Math.abs(tilt) < LEAST_TILT ? 0 : tilt;
}

/** Ink by ring and angle, from the top clockwise, blurred along the rings; the border, which tells nothing, left out. */
function polarInk(map: InkMap): Float64Array[] | null {
  const box = inkExtent(map);
  if (!box) return null;
  const [cx, cy] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [rx, ry] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  if (Math.min(rx, ry) < 20) return null;
  const rings = Array.from({ length: RINGS }, () => new Float64Array(ANGLES));
  const perRing = 4;
  for (let angle = 0; angle < ANGLES; angle++) {
    const turn = (angle / ANGLES) * 2 * Math.PI;
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    for (let step = 0; step < RINGS * perRing; step++) {
      const radius = 0.08 + (0.82 * (step + 0.5)) / (RINGS * perRing);
      const [x, y] = [Math.floor(cx + radius * rx * sin), Math.floor(cy - radius * ry * cos)];
      const ring = rings[Math.floor(step / perRing)]!;
      // Outer rings are longer: what stands on them counts for more.
      ring[angle] = ring[angle]! + (map.ink[y * map.width + x] ?? 0) * radius;
    }
  }
  return rings.map((ring) => blurred(evened(blurred(ring, FINE)), BLUR));
}

/** Where characters stand, whether they have many strokes or few. */
function evened(ring: Float64Array): Float64Array {
  const mean = ring.reduce((sum, value) => sum + value, 0) / ring.length;
  const cap = mean * INKED;
  return ring.map((value) => Math.min(value, cap));
}

function blurred(ring: Float64Array, degrees: number): Float64Array {
  const spread = (degrees / 360) * ANGLES;
  const reach = Math.ceil(3 * spread);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * spread ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return ring.map((_, at) =>
    weights.reduce((total, weight, i) => total + (weight / sum) * ring[(at + i - reach + ANGLES) % ANGLES]!, 0),
  );
}

/** How much the rings are mirror images of themselves about an axis at so many degrees from the top, clockwise. */
function symmetry(rings: readonly Float64Array[], degrees: number): number {
  const twice = Math.round((2 * degrees * ANGLES) / 360);
  let sum = 0;
  for (const ring of rings)
    for (let at = 0; at < ANGLES; at++) sum += ring[at]! * ring[(twice - at + 2 * ANGLES) % ANGLES]!;
  return sum;
}
