/** A picture that is mirrored left to right first, if at all, and then turned clockwise by quarters. */
export type Placing = { mirrored: boolean; quarters: 0 | 1 | 2 | 3 };

const byOrientation: Record<number, Placing> = {
  1: { mirrored: false, quarters: 0 },
  2: { mirrored: true, quarters: 0 },
  3: { mirrored: false, quarters: 2 },
  4: { mirrored: true, quarters: 2 },
  5: { mirrored: true, quarters: 3 },
  6: { mirrored: false, quarters: 1 },
  7: { mirrored: true, quarters: 1 },
  8: { mirrored: false, quarters: 3 },
};

/**
 * How a picture comes to stand upright, and as its owner wants it.
 * @param orientation as EXIF counts (CIPA DC-008, 4.6.4); anything else is upright
 * @param turn further quarters clockwise, as seen upright
 */
export function placing(orientation: number, turn = 0): Placing {
  const { mirrored, quarters } = byOrientation[orientation] ?? byOrientation[1]!;
  return { mirrored, quarters: ((((quarters + turn) % 4) + 4) % 4) as Placing["quarters"] };
}

/**
 * The matrix that sets a PDF's unit square with the picture into a box (ISO 32000-2, 8.3.4): upwards is positive.
 * @param box in the page's units, as the picture stands in the end
 */
export function placingMatrix(
  { mirrored, quarters }: Placing,
  box: { x: number; y: number; width: number; height: number },
): [number, number, number, number, number, number] {
  const at = (u: number, v: number): [number, number] => {
    let point: [number, number] = [mirrored ? 1 - u : u, v];
    for (let turn = 0; turn < quarters; turn++) point = [point[1], 1 - point[0]];
    return [box.x + point[0] * box.width, box.y + point[1] * box.height];
  };
  const [origin, right, up] = [at(0, 0), at(1, 0), at(0, 1)];
  return [right[0] - origin[0], right[1] - origin[1], up[0] - origin[0], up[1] - origin[1], ...origin];
}
