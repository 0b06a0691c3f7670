import { beforeAll, describe, expect, test } from "vitest";
import {
  cropBoxPdf,
  inheritedPdf,
  onePage,
  pagesPdf,
  plainPdf,
  qpdfCheck,
  rotatedPdf,
  userUnitPdf,
} from "../../../tests/support/pdfs";
import { extent, printed } from "../../../tests/support/print";
import { difference, render } from "../../../tests/support/render";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { joined } from "../../../tests/support/signing-scenario";
import type { Outline } from "../seal-drawing/outline";
import { prepareDocument } from "./prepare";
import { sealStamp } from "./seal-stamp";
import { type SignInput, signIncrement } from "./sign";

const DPI = 400;
const POINTS = 72 / 25.4;

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

const square = (left: number, top: number, right: number, bottom: number) =>
  `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;

/** A frame of the seal's whole size, with a block in its top left corner to tell which way is up. */
const frame = (width: number, height: number): Outline => ({
  version: 1,
  widthMm: width,
  heightMm: height,
  paths: [
    {
      d: square(0, 0, width, height) + square(1, 1, width - 1, height - 1),
      fill: "evenodd",
      color: "#d0181c",
    },
    { d: square(2, 2, 8, 6), fill: "nonzero", color: "#d0181c" },
  ],
});

const block: Outline = {
  version: 1,
  widthMm: 42,
  heightMm: 42,
  paths: [{ d: square(0, 0, 42, 42), fill: "nonzero", color: "#d0181c" }],
};

async function sealed(base: Uint8Array, rect: { x: number; y: number; width: number; height: number }, look: object) {
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: [{ kind: "signature", id: "a", page: 0, rect, label: "清和书坊有限公司的公章" }],
  });
  const ready = joined(base, tail);
  const input: SignInput = {
    base: ready,
    fieldName: fieldNames.get("a") as string,
    signer: pki.signer("A"),
    signingTime: new Date(0),
    ...look,
  };
  const signed = joined(ready, (await signIncrement(input)).tail);
  expect(qpdfCheck(signed)).not.toContain("WARNING");
  return signed;
}

describe("a seal in its place", () => {
  const box = { x: 150, y: 200, width: 170, height: 140 };
  const middle = { x: (box.x + box.width / 2) / POINTS, y: (box.y + box.height / 2) / POINTS };
  const blank = (entries: string) => onePage(entries).stream(4, " ").build();

  test.each([
    ["upright", plainPdf()],
    ["turned by 90°", rotatedPdf(90)],
    ["turned by 180°", rotatedPdf(180)],
    ["turned by 270°", rotatedPdf(270)],
    ["UserUnit 2", userUnitPdf()],
    ["UserUnit 2, turned", blank("/MediaBox[0 0 300 400]/UserUnit 2/Rotate 90")],
    ["a crop box off the corner", cropBoxPdf()],
    ["a crop box off the corner, turned", cropBoxPdf(270)],
    ["inherited boxes", inheritedPdf()],
  ])("prints as large as it is, upright, in the middle: %s", async (_, base) => {
    const signed = await sealed(base, box, { appearance: sealStamp(frame(42, 30), 1) });
    const ink = difference(printed(base, DPI)[0]!, printed(signed, DPI)[0]!);
    const found = extent(ink, DPI);
    expect(Math.abs(found.width - 42)).toBeLessThan(0.1);
    expect(Math.abs(found.height - 30)).toBeLessThan(0.1);
    expect(Math.abs(found.left + 21 - middle.x)).toBeLessThan(0.1);
    expect(Math.abs(found.top + 15 - middle.y)).toBeLessThan(0.1);
    const at = (x: number, y: number) => {
      const [column, row] = [found.left + x, found.top + y].map((mm) => Math.round((mm / 25.4) * DPI)) as [
        number,
        number,
      ];
      return ink.pixels[row * ink.width + column]!;
    };
    expect([at(5, 4) < 190, at(37, 4) < 190, at(5, 26) < 190, at(37, 26) < 190]).toEqual([true, false, false, false]);
  });

  test("is not scaled to a place that is too small", async () => {
    const small = { ...box, width: 42 * POINTS - 1 };
    await expect(sealed(plainPdf(), small, { appearance: sealStamp(block, 1) })).rejects.toMatchObject({
      code: "seal-too-large",
    });
    const exact = { ...box, width: 42 * POINTS, height: 42 * POINTS };
    await expect(sealed(plainPdf(), exact, { appearance: sealStamp(block, 1) })).resolves.toBeDefined();
    // Where the page's unit is an inch, a thousandth of it is lost in writing the place.
    const coarse = blank("/MediaBox[0 0 9 12]/UserUnit 72");
    await expect(sealed(coarse, exact, { appearance: sealStamp(block, 1) })).resolves.toBeDefined();
  });

  test.each([0.5, 1.1, Number.NaN])("is not pressed with an opacity of %d", async (opacity) => {
    await expect(sealed(plainPdf(), box, { appearance: sealStamp(block, opacity) })).rejects.toMatchObject({
      code: "bad-opacity",
    });
  });
});

describe("a seal over text", () => {
  // The text of the page stands at 72 pt from the left, its line at 122 pt from the top.
  const box = { x: 72, y: 60, width: 42 * POINTS, height: 42 * POINTS };
  const readers = {
    poppler: (pdf: Uint8Array) => render(pdf, 0),
    mupdf: (pdf: Uint8Array) => printed(pdf, 144)[0]!,
  };

  test.each(Object.keys(readers))("leaves it as dark as it was, and gives the paper its colour: %s", async (reader) => {
    const drawn = readers[reader as keyof typeof readers];
    const pictures = [1, 0.6].map(async (opacity) => {
      const signed = await sealed(plainPdf(), box, { appearance: sealStamp(block, opacity) });
      return [drawn(plainPdf()), drawn(signed)] as const;
    });
    const papers: number[] = [];
    for (const [before, after] of await Promise.all(pictures)) {
      let black = 0;
      for (const [at, value] of before.pixels.entries()) {
        if (value > 20) continue;
        black++;
        expect(after.pixels[at]).toBeLessThanOrEqual(value);
      }
      expect(black).toBeGreaterThan(300);
      // Beside the text, 100 pt from the left and 70 from the top.
      papers.push(after.pixels[140 * after.width + 200]!);
    }
    const [full, pale] = papers as [number, number];
    expect(full).toBeLessThan(120);
    expect(pale).toBeGreaterThan(full + 30);
    expect(pale).toBeLessThan(200);
  });
});

test("writes the ink of a seal once, wherever it stands", async () => {
  const base = pagesPdf(12);
  const rect = { x: 300, y: 500, width: 140, height: 130 };
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: Array.from({ length: 12 }, (_, page) => ({
      kind: page === 0 ? ("signature" as const) : ("mirror" as const),
      ...{ id: String(page), page, rect, label: "Seal" },
    })),
  });
  const mirrors = Array.from({ length: 11 }, (_, index) => ({
    fieldName: fieldNames.get(String(index + 1)) as string,
  }));
  const name = fieldNames.get("0") as string;
  const common = { base: joined(base, tail), fieldName: name, signer: pki.signer("A"), signingTime: new Date(0) };
  const ink = "0.8 0.1 0.1 rg\n0 0 119 119 re f\n%".concat("0123456789abcdef".repeat(500));
  const stamp = () => ({ ink, width: 119, height: 119, opacity: 0.8 });
  const signed = await signIncrement({
    ...common,
    appearance: stamp(),
    mirrors: mirrors.map((mirror) => ({ ...mirror, appearance: stamp() })),
  });
  const text = Buffer.from(signed.tail).toString("latin1");
  expect(text.match(/\/S \/Transparency/g)).toHaveLength(1);
  expect(text.match(/\/Subtype \/Form/g)).toHaveLength(2);
});
