/** The value that parts a row of values best into two groups. */
export function otsu(values: Float32Array): number {
  const counts = new Float64Array(256);
  for (const value of values) counts[Math.min(255, Math.max(0, Math.round(value * 255)))]!++;
  const all = values.length;
  let sumAll = 0;
  for (let level = 0; level < 256; level++) sumAll += level * counts[level]!;
  let [below, sumBelow, best, limit] = [0, 0, -1, 0];
  for (let level = 0; level < 255; level++) {
    below += counts[level]!;
    sumBelow += level * counts[level]!;
    const above = all - below;
    if (below === 0 || above === 0) continue;
    const distance = sumBelow / below - (sumAll - sumBelow) / above;
    const between = below * above * distance * distance;
    if (between > best) [best, limit] = [between, level];
  }
  return (limit + 0.5) / 255;
}

/** The value that one of twenty values above a limit is above, between 0 and 1: ink or paper at its fullest. 0 for none. */
export function fullest(values: Float32Array, limit = 0): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (const value of values) {
    if (value < limit) continue;
    counts[Math.min(255, Math.round(value * 255))]!++;
    all++;
  }
  let [seen, level] = [0, 0];
  for (; level < 255; level++) {
    seen += counts[level]!;
    if (seen >= all * 0.95) break;
  }
  return all === 0 ? 0 : level / 255;
}

/** How far below the paper's own strength the grain is looked at, and in how many steps of 1. */
const GRAIN_RANGE = 0.5;
const GRAIN_STEPS = 2000;

/**
 * What lies below ink: the strength of the paper and the standard deviation of its grain. Taken from the fifth and the
 * twentieth of a hundred values, the lightest first, which are paper as long as half of the picture is.
 */
export function grain(values: Float32Array): { middle: number; deviation: number } {
  const counts = new Uint32Array((1 + GRAIN_RANGE) * GRAIN_STEPS + 1);
  for (const value of values) {
    counts[Math.round((Math.min(1, Math.max(-GRAIN_RANGE, value)) + GRAIN_RANGE) * GRAIN_STEPS)]!++;
  }
  const at = (share: number) => {
    let [seen, level] = [0, 0];
    for (; level < counts.length - 1; level++) {
      seen += counts[level]!;
      if (seen >= values.length * share) break;
    }
    return level / GRAIN_STEPS - GRAIN_RANGE;
  };
  // Of a normal distribution these two lie 1.645 and 0.842 deviations below the middle.
  const deviation = (at(0.2) - at(0.05)) / (1.645 - 0.842);
  return { middle: at(0.2) + 0.842 * deviation, deviation };
}

/** Each value as the mean of itself and its eight neighbours. */
export function smoothed(values: Float32Array, width: number, height: number): Float32Array {
  const along = Float32Array.from(values);
  for (let y = 0; y < height; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      along[at] = (values[at - 1]! + values[at]! + values[at + 1]!) / 3;
    }
  }
  const out = Float32Array.from(along);
  for (let at = width; at < values.length - width; at++) {
    out[at] = (along[at - width]! + along[at]! + along[at + width]!) / 3;
  }
  return out;
}
