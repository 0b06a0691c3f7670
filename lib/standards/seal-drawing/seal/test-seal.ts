import type { PathCommand } from "../path";
import type { BlockSeal, RingSeal } from "./description";
import type { RingParts } from "./draw-ring";
import { hull, points, touching } from "./test-geometry";

type Glyphs = readonly PathCommand[][];

/** White that words keep from the ring, in millimetres. */
const FROM_RING_MM = 0.2;
/** How far the ink of a character may stand out of its square, by its height. */
const OUT_OF_SQUARE = 0.1;

/** What is wrong with a drawn round or oval seal: nothing touches, all is inside its limits, arcs lean to neither side. */
export function faultsOf(seal: RingSeal, parts: RingParts): string[] {
  const inner = seal.innerLine ? seal.innerLine.gapMm + seal.innerLine.widthMm : 0;
  const room = [seal.widthMm / 2, seal.heightMm / 2].map((half) => half - seal.borderMm - inner - FROM_RING_MM);
  const words = [...parts.name, ...parts.lines.flat(), ...parts.code, ...parts.serial];
  const faults = touching([...words, parts.centre]);
  if (furthest([...words, parts.centre], room) > 1) faults.push("ink at the ring");
  for (const [said, arc, up] of [
    ["name", parts.name, 1],
    ["code", parts.code, -1],
    ["serial", parts.serial, -1],
  ] as const) {
    if (arc.length === 0) continue;
    const { lean, sweep } = endsOf(arc, up);
    if (lean > 0.1) faults.push(`the ${said} leans by ${lean.toFixed(3)} mm`);
    const most = said === "name" ? seal.arc.mostSweep : said === "code" ? (seal.code?.mostSweep ?? 0) : 120;
    // On an oval, what stands inside is seen under a larger angle than the ring that it is measured along.
    if (sweep > most + (seal.widthMm === seal.heightMm ? 3 : 10)) faults.push(`the ${said} takes ${sweep.toFixed(0)}°`);
  }
  parts.lines.forEach((line, i) => {
    const most = seal.lines[i]!.mostWidthMm + 0.01;
    const width = spanOf(line);
    if (width > most) faults.push(`line ${i + 1} is ${width.toFixed(2)} mm wide`);
  });
  if (seal.widthMm === seal.heightMm) {
    const foot = seal.widthMm / 2 - parts.footMm - OUT_OF_SQUARE * seal.arc.heightMm;
    if (nearest(parts.name) < foot) faults.push("the name stands out of its band");
  }
  return faults;
}

/** What is wrong with a drawn square seal in red characters: its frame comes first, then all characters. */
export function faultsOfBlock(seal: BlockSeal, glyphs: Glyphs): string[] {
  const room = [seal.widthMm / 2, seal.heightMm / 2].map((half) => half - seal.borderMm - FROM_RING_MM);
  const out = glyphs.some((glyph) => {
    const all = points(glyph);
    return all.some((value, i) => Math.abs(value) > room[i % 2]!);
  });
  return out ? [...touching(glyphs), "ink at the frame"] : touching(glyphs);
}

/** Where 1 is the ellipse of these half axes: how far out the ink reaches. */
function furthest(drawings: Glyphs, [a, b]: readonly number[]): number {
  const reach = (list: Float64Array) => {
    let most = 0;
    for (let i = 0; i < list.length; i += 2) most = Math.max(most, (list[i]! / a!) ** 2 + (list[i + 1]! / b!) ** 2);
    return most;
  };
  // Handles reach further than ink; only where they reach too far the ink itself is looked at.
  return Math.max(
    0,
    ...drawings.map((one) => {
      const most = reach(hull(one));
      return most > 1 ? reach(points(one)) : most;
    }),
  );
}

/** How close to the middle of the seal the ink comes, in millimetres. */
function nearest(drawings: Glyphs): number {
  let least = Infinity;
  for (const drawing of drawings) {
    const list = hull(drawing);
    for (let i = 0; i < list.length; i += 2) least = Math.min(least, Math.hypot(list[i]!, list[i + 1]!));
  }
  return least;
}

/**
 * How much further the first character of an arc reaches than the last, in millimetres along it, and how much of the
 * ring they take, in degrees. `up` is 1 for the upper arc.
 */
function endsOf(glyphs: Glyphs, up: 1 | -1): { lean: number; sweep: number } {
  let [least, most, radius] = [Infinity, -Infinity, 0];
  for (const glyph of [glyphs[0]!, glyphs.at(-1)!]) {
    const list = points(glyph);
    for (let i = 0; i < list.length; i += 2) {
      const angle = Math.atan2(list[i]!, -list[i + 1]! * up);
      least = Math.min(least, angle);
      most = Math.max(most, angle);
      radius = Math.max(radius, Math.hypot(list[i]!, list[i + 1]!));
    }
  }
  return { lean: Math.abs(most + least) * radius, sweep: (most - least) * (180 / Math.PI) };
}

function spanOf(glyphs: Glyphs): number {
  let [least, most] = [Infinity, -Infinity];
  for (const glyph of glyphs) {
    const list = points(glyph);
    for (let i = 0; i < list.length; i += 2) {
      least = Math.min(least, list[i]!);
      most = Math.max(most, list[i]!);
    }
  }
  return glyphs.length > 0 ? most - least : 0;
}
