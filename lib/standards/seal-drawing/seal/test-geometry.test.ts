import { expect, it } from "vitest";
import { type PathCommand, parsePath } from "../path";
import { touch } from "./test-geometry";

const square = (x: number, y: number, size: number): PathCommand[] =>
  parsePath(`M${x} ${y}L${x + size} ${y}L${x + size} ${y + size}L${x} ${y + size}Z`);
const frame = [...square(0, 0, 10), ...parsePath("M1 1L1 9L9 9L9 1Z")];
const hook = parsePath("M0 0L10 0L10 1L1 1L1 10L0 10Z");
const bow = parsePath("M0 0Q5 10 10 0Z");

it.each([
  ["squares side by side", square(0, 0, 1), square(2, 0, 1), false],
  ["squares that overlap", square(0, 0, 2), square(1, 1, 2), true],
  ["a square in another", square(0, 0, 10), square(4, 4, 1), true],
  ["a square in a frame", frame, square(4, 4, 1), false],
  ["a square in a frame, on its edge", frame, square(8, 4, 2), true],
  ["a square in the arms of a hook", hook, square(3, 3, 5), false],
  ["a square at the tip of a hook", hook, square(0, 9, 5), true],
  ["a square below a bow", bow, square(4, 5.5, 1), false],
  ["a square in a bow", bow, square(4, 4, 1), true],
  ["nothing", [], square(0, 0, 1), false],
])("%s: ink touches or not", (_said, one, other, expected) => {
  expect(touch(one, other)).toBe(expected);
  expect(touch(other, one)).toBe(expected);
});
