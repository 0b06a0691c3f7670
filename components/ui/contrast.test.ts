// @vitest-environment node
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** The colour tokens of the first block whose opening line matches. */
function tokens(css: string, opening: RegExp): Map<string, string> {
  const start = css.search(opening);
  if (start < 0) throw new Error(`globals.css has no block ${opening}`);
  const body = css.slice(css.indexOf("{", start) + 1);
  const found = body.slice(0, body.indexOf("}")).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi);
  return new Map(Array.from(found, ([, name, value]) => [name ?? "", value ?? ""]));
}

/** Relative luminance, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(path.join(import.meta.dirname, "../../app/globals.css"), "utf8");
const light = tokens(css, /:root,\s*\.on-paper \{/);
const dark = tokens(css, /@variant dark \{\s*--paper/);

const texts = ["ink", "ink-2", "ink-3", "seal-ink", "jade", "amber"];
const grounds = ["paper", "sheet", "sunk", "hover", "seal-wash", "jade-wash", "amber-wash"];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  const color = (name: string) => {
    const value = theme.get(name);
    if (!value) throw new Error(`the theme does not define --${name}`);
    return value;
  };

  it("gives every text colour 4.5:1 on every ground", () => {
    const poor = texts.flatMap((text) =>
      grounds
        .map((ground) => ({ pair: `${text} on ${ground}`, ratio: contrast(color(text), color(ground)) }))
        .filter(({ ratio }) => ratio < 4.5),
    );
    expect(poor).toEqual([]);
  });

  it("gives what is written on a filled button or mark 4.5:1", () => {
    expect(contrast(color("on-seal"), color("seal"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color("on-seal"), color("seal-deep"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color("sheet"), color("jade"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color("paper"), color("ink"))).toBeGreaterThanOrEqual(4.5);
  });

  it("lets the seal colour and the focus ring stand out from the page as shapes: 3:1", () => {
    for (const ground of ["paper", "sheet", "sunk"]) {
      expect(contrast(color("seal"), color(ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(color("ink"), color(ground))).toBeGreaterThanOrEqual(3);
    }
  });
});

it("the dark theme answers for every colour of the light one", () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});
