/**
 * The pixels that belong, as groups of neighbours, each pixel with its eight. A group may be changed while it is looked at:
 * its pixels are not asked again.
 */
export function* groupsOf(
  width: number,
  height: number,
  belongs: (pixel: number) => boolean,
): Generator<readonly number[], void> {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !belongs(start)) continue;
    const group: number[] = [];
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop()!;
      group.push(at);
      const [x, y] = [at % width, Math.floor(at / width)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] || !belongs(next)) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    yield group;
  }
}
