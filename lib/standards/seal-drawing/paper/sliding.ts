/** The highest value within so many pixels to each side, in a square around each pixel. */
export const highest = (values: Float32Array, width: number, height: number, reach: number): Float32Array =>
  both(values, width, height, reach, Math.max);

/** The lowest one. */
export const lowest = (values: Float32Array, width: number, height: number, reach: number): Float32Array =>
  both(values, width, height, reach, Math.min);

type Pick = (one: number, other: number) => number;

function both(values: Float32Array, width: number, height: number, reach: number, pick: Pick): Float32Array {
  const out = Float32Array.from(values);
  for (let y = 0; y < height; y++) along(out, y * width, 1, width, reach, pick);
  for (let x = 0; x < width; x++) along(out, x, width, height, reach, pick);
  return out;
}

/**
 * One row or column in place. It is cut into blocks as long as the window; each window is the end of one block and the
 * beginning of the next, so three steps a value do whatever its length (M. van Herk, 1992).
 */
function along(values: Float32Array, start: number, step: number, count: number, reach: number, pick: Pick): void {
  const window = 2 * reach + 1;
  const ahead = new Float32Array(count);
  const behind = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const value = values[start + i * step]!;
    ahead[i] = i % window === 0 ? value : pick(ahead[i - 1]!, value);
  }
  for (let i = count - 1; i >= 0; i--) {
    const value = values[start + i * step]!;
    behind[i] = i === count - 1 || i % window === window - 1 ? value : pick(behind[i + 1]!, value);
  }
  for (let i = 0; i < count; i++) {
    values[start + i * step] = pick(behind[Math.max(0, i - reach)]!, ahead[Math.min(count - 1, i + reach)]!);
  }
}
