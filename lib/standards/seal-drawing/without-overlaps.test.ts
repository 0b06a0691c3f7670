import { describe, expect, it } from "vitest";
import type { OutlinePath } from "./outline";
import { formatPath, type PathCommand, transformPath } from "./path";
import { rasterize } from "./raster";
import { cellsOf } from "./seal/cells";
import { drawSeal } from "./seal/draw-seal";
import { describeNameSeal } from "./seal/name-seal";
import { testFaces } from "./seal/test-faces";
import { withoutOverlaps } from "./without-overlaps";

const square = (x: number, y: number, size: number, turn: 1 | -1 = 1): PathCommand[] => {
  const corners = [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ] as [number, number][];
  const [first, ...rest] = turn > 0 ? corners : corners.reverse();
  return [
    { op: "M", x: first![0], y: first![1] },
    ...rest.map(([px, py]) => ({ op: "L" as const, x: px, y: py })),
    { op: "Z" },
  ];
};

/** A drawing of about 1 mm around the middle of its foot, twenty times as large, as opacities. */
function inked(commands: readonly PathCommand[], fill: OutlinePath["fill"]): Uint8Array {
  const moved = transformPath(commands, [20, 0, 0, 20, 16, 24]);
  const paths = [{ d: formatPath(moved), fill, color: "#000000" }];
  const { rgba } = rasterize({ version: 1, widthMm: 32, heightMm: 32, paths }, 5, null);
  return rgba.filter((_, at) => at % 4 === 3);
}

const difference = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / 255;

describe("a shape without overlaps", () => {
  it("is left as it is where nothing lies on anything", () => {
    const hollow = [...square(0, 0, 0.5), ...square(0.1, 0.1, 0.2, -1)];
    expect(withoutOverlaps(hollow)).toBe(hollow);
    const apart = [...square(0, 0, 0.2), ...square(0.3, 0, 0.2)];
    expect(withoutOverlaps(apart)).toBe(apart);
  });

  it("covers what its parts cover, once", () => {
    for (const parts of [
      [square(0, 0, 0.4), square(0.2, 0.2, 0.4)],
      // Edge on edge, one in the other, the same twice, corner to corner.
      [square(0, 0, 0.4), square(0, 0.2, 0.4)],
      [square(0, 0, 0.6), square(0.2, 0.2, 0.2)],
      [square(0, 0, 0.4), square(0, 0, 0.4)],
      [square(0, 0, 0.3), square(0.3, 0.3, 0.3), square(0.1, 0.1, 0.4)],
    ]) {
      const commands = parts.flat();
      const once = inked(withoutOverlaps(commands), "evenodd");
      expect(difference(once, inked(commands, "nonzero"))).toBeLessThan(1);
    }
  });

  it.each(["song", "light_song", "kai", "hei"] as const)(
    "is what characters of names are cut out of stone as: %s",
    (face) => {
      const characters =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾姜卢新月太和之印魏嘉鑫曦懿囍瑾鹤";
      let changed = 0;
      for (const cell of cellsOf(characters, testFaces[face])) {
        const whole = withoutOverlaps(cell.commands);
        if (whole !== cell.commands) changed += 1;
        const [before, after] = [inked(cell.commands, "nonzero"), inked(whole, "evenodd")];
        const ink = before.reduce((sum, value) => sum + value, 0) / 255;
        // Chords for curves, and where edges cross within a pixel its opacity is a sum.
        expect(difference(before, after), cell.text).toBeLessThan(ink * 0.01);
      }
      // Whoever drew Noto laid stroke on stroke; the brush was written in one.
      if (face === "kai") expect(changed).toBeLessThan(5);
      else expect(changed).toBeGreaterThan(30);
    },
  );
});

it("a seal in white on red has no stroke in it that lies on another", () => {
  for (const face of ["song", "light_song", "kai", "hei"] as const) {
    const look = { name: "姜太和", shape: "square", cut: "intaglio", face, suffix: true, sizeMm: 18 } as const;
    const seal = drawSeal(describeNameSeal(look), testFaces);
    const [nonzero, evenodd] = (["nonzero", "evenodd"] as const).map((fill) => {
      const paths = seal.paths.map((path) => ({ ...path, fill }));
      return rasterize({ ...seal, paths }, 12, null).rgba.filter((_, at) => at % 4 === 3);
    }) as [Uint8Array, Uint8Array];
    // Overlaps of strokes in these characters are 500 pixels and more.
    expect(difference(nonzero, evenodd)).toBeLessThan(5);
  }
});
