import { describe, expect, it } from "vitest";
import { rasterize } from "../raster";
import { describeSeal } from "../seal/describe-seal";
import { drawSeal } from "../seal/draw-seal";
import { PRESETS, type Preset } from "../seal/presets";
import { testFaces } from "../seal/test-faces";
import { turnInk } from "./clean-ink";
import type { InkMap } from "./raster";
import { tiltOf, tiltOfOval } from "./upright";

const inkOf = (preset: Preset): InkMap => {
  const { width, height, rgba } = rasterize(drawSeal(describeSeal(preset.design, preset.names), testFaces), 8, null);
  return { width, height, ink: Float32Array.from({ length: width * height }, (_, at) => rgba[4 * at + 3]! / 255) };
};
const long = "杭州清和书坊文化传播有限公司第一分公司市场推广与出版发行业务管理委员会办公室";
const organizations = [4, 6, 9, 18, 24, 32].map((count) => [...long].slice(0, count).join(""));
const called = (preset: Preset, organization: string): Preset => ({
  ...preset,
  names: { ...preset.names, organization },
});

const turned = [-12, -7.3, -3, 2.5, 5.5, 11];

describe("a seal that was pressed askew", () => {
  it.each(PRESETS.filter(({ design }) => design.shape === "round").map((preset) => [preset.name, preset] as const))(
    "is set upright within a degree where it is round: %s, whatever the name",
    (_, preset) => {
      for (const organization of organizations) {
        const upright = inkOf(called(preset, organization));
        expect(tiltOf(upright)).toBe(0);
        for (const degrees of turned) expect(Math.abs(tiltOf(turnInk(upright, degrees)) - degrees)).toBeLessThan(1);
      }
    },
  );

  it.each(PRESETS.filter(({ design }) => design.shape === "oval").map((preset) => [preset.name, preset] as const))(
    "is set level within a degree where it is oval: %s",
    (_, preset) => {
      const upright = inkOf(preset);
      expect(tiltOfOval(upright)).toBe(0);
      for (const degrees of turned) expect(Math.abs(tiltOfOval(turnInk(upright, degrees)) - degrees)).toBeLessThan(1);
    },
  );

  it("stays as it is where nothing on it tells which way is up, or too far askew", () => {
    const size = 200;
    const at = (test: (x: number, y: number) => boolean) => ({
      width: size,
      height: size,
      ink: Float32Array.from({ length: size * size }, (_, i) =>
        Number(test((i % size) - 100, Math.floor(i / size) - 100)),
      ),
    });
    const ring = at((x, y) => Math.abs(Math.hypot(x, y) - 80) < 6 || Math.hypot(x, y) < 20);
    expect([tiltOf(ring), tiltOf(at(() => false)), tiltOfOval(at(() => false))]).toEqual([0, 0, 0]);
    expect(tiltOfOval(at((x, y) => ((x + y) / 120) ** 2 + ((x - y) / 60) ** 2 < 1))).toBe(0);
  });
});
