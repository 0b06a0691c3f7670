import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type BlankPage, blankPages, equalPages } from "../../../tests/support/blank-pages";
import { differing, joinStrips, piece } from "../../../tests/support/joined-strips";
import { qpdfCheck } from "../../../tests/support/pdfs";
import { printed } from "../../../tests/support/print";
import { type Picture, render } from "../../../tests/support/render";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { joined } from "../../../tests/support/signing-scenario";
import { PdfFile } from "../pdf/file";
import { pageGeometry } from "../pdf/geometry";
import { sealedPages, sealGroups, strips } from "./cross-page";
import type { CrossPageSpec } from "./cross-page-field";
import { readFields } from "./form";
import { prepareDocument } from "./prepare";
import { signIncrement } from "./sign";

const DPI = 288;
const PER_POINT = DPI / 72;

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

/** A seal without any symmetry: a ring, slanted bars, and a block in one corner. */
const SIZE = { width: 126, height: 100 };
const stamp = {
  ink: [
    "0.82 0.09 0.11 rg 0.82 0.09 0.11 RG 3 w",
    "1.5 1.5 123 97 re S",
    "6 70 24 20 re f",
    ...Array.from({ length: 11 }, (_, index) => `${10 + index * 10} 10 m ${14 + index * 9.5} ${40 + index * 4} l S`),
    "63 50 m 120 95 l S",
    "",
  ].join("\n"),
  ...SIZE,
  opacity: 0.9,
};

const spec = (change: Partial<CrossPageSpec> = {}): CrossPageSpec => ({
  kind: "cross-page",
  id: "x",
  edge: "right",
  pages: "all",
  middle: 150,
  height: 120,
  label: "清和书坊有限公司的骑缝章",
  stripLabel: (page) => `清和书坊有限公司的骑缝章，第 ${page} 页`,
  ...change,
});

async function sealed(base: Uint8Array, field: CrossPageSpec): Promise<Uint8Array> {
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: [
      field,
      { kind: "signature", id: "s", page: 0, rect: { x: 20, y: 20, width: 126, height: 100 }, label: "S" },
    ],
  });
  const name = (id: string) => fieldNames.get(id) as string;
  const signed = await signIncrement({
    base: joined(base, tail),
    fieldName: name("s"),
    signer: pki.signer("A"),
    signingTime: new Date(0),
    crossPage: [{ fieldName: name("x"), stamp, edge: field.edge, ...(field.most && { most: field.most }) }],
  });
  const bytes = joined(base, tail, signed.tail);
  expect(qpdfCheck(bytes)).not.toContain("WARNING");
  return bytes;
}

/** The whole seal on a page of its own. */
async function whole(draw = (bytes: Uint8Array) => printed(bytes, DPI)[0], perPoint = PER_POINT): Promise<Picture> {
  const base = equalPages(1);
  const rect = { x: 30, y: 40, ...SIZE };
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: [{ kind: "signature", id: "s", page: 0, rect, label: "S" }],
  });
  const signed = await signIncrement({
    base: joined(base, tail),
    fieldName: fieldNames.get("s") as string,
    signer: pki.signer("A"),
    signingTime: new Date(0),
    appearance: stamp,
  });
  const page = draw(joined(base, tail, signed.tail)) as Picture;
  return piece(page, 30 * perPoint, 40 * perPoint, SIZE.width * perPoint, SIZE.height * perPoint);
}

/** Where the seal begins on each page: in the middle of its place, which lies inside of the page. */
function tops(bytes: Uint8Array, field: CrossPageSpec): number[] {
  const file = PdfFile.open(bytes);
  return file.pages().map((page) => {
    const { height } = pageGeometry(file, page);
    const tall = Math.min(field.height, height);
    const top = Math.max(0, Math.min(field.middle - tall / 2, height - tall));
    return (top + (tall - SIZE.height) / 2) * PER_POINT;
  });
}

const size = { width: SIZE.width * PER_POINT, height: SIZE.height * PER_POINT };
const equal = (count: number): BlankPage[] => Array.from({ length: count }, () => ({ width: 200, height: 260 }));
const mixed: BlankPage[] = [
  { width: 200, height: 260 },
  { width: 260, height: 200, entries: "/Rotate 90" },
  { width: 300, height: 180 },
  { width: 200, height: 300, entries: "/Rotate 180/CropBox[20 30 190 290]" },
  { width: 280, height: 150, entries: "/Rotate 270" },
  { width: 100, height: 130, entries: "/UserUnit 2" },
  { width: 300, height: 110 },
];

describe("pages that are laid side by side", () => {
  // What is joined: the sealed pages (from 0) of each group, from the left to the right.
  const cases: [string, Partial<CrossPageSpec>, BlankPage[], number[][]][] = [
    ["right edge", {}, equal(5), [[0, 1, 2, 3, 4]]],
    ["left edge: the first page is the uppermost, so it lies to the right", { edge: "left" }, equal(3), [[2, 1, 0]]],
    ["odd pages, printed on both sides", { pages: "odd" }, equal(7), [[0, 2, 4, 6]]],
    ["chosen pages", { pages: [5, 1, 2, 1] }, equal(7), [[1, 2, 5]]],
    ["pages of all sizes, turned and cropped", {}, mixed, [[0, 1, 2, 3, 4, 5, 6]]],
    ["the left edge of pages of all sizes", { edge: "left" }, mixed, [[6, 5, 4, 3, 2, 1, 0]]],
    [
      "groups of even size",
      { most: 4 },
      equal(9),
      [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
      ],
    ],
  ];

  test.each(cases)("show the whole seal: %s", async (_, change, pages, groups) => {
    const field = spec(change);
    const bytes = await sealed(blankPages(pages), field);
    const [pictures, seal, top] = [printed(bytes, DPI), await whole(), tops(bytes, field)];
    const join = (group: number[]) =>
      joinStrips(
        group.map((page) => pictures[page] as Picture),
        { ...size, edge: field.edge, tops: group.map((page) => top[page] ?? 0) },
      );
    for (const group of groups) {
      expect(differing(join(group), seal)).toBeLessThan(0.01);
      // The order counts, and a missing sheet shows.
      expect(differing(join(group.toReversed()), seal)).toBeGreaterThan(0.05);
    }
    const used = new Set(groups.flat());
    for (const [page, picture] of pictures.entries()) {
      if (used.has(page) || page === 0) continue;
      expect(picture.pixels.every((value) => value > 250)).toBe(true);
    }
  });

  test("show a seal for every twenty pages at most", async () => {
    const bytes = await sealed(equalPages(41), spec());
    const [pictures, seal] = [printed(bytes, DPI), await whole()];
    for (const [from, to] of [
      [0, 14],
      [14, 28],
      [28, 41],
    ] as const) {
      const group = pictures.slice(from, to);
      const options = { ...size, edge: "right" as const, tops: group.map(() => 100 * PER_POINT) };
      expect(differing(joinStrips(group, options), seal)).toBeLessThan(0.01);
    }
  });
});

test("another reader shows the whole seal, too", async () => {
  const bytes = await sealed(equalPages(3), spec());
  const pages = [0, 1, 2].map((page) => render(bytes, page));
  const scale = 2;
  const options = { width: SIZE.width * scale, height: SIZE.height * scale, tops: pages.map(() => 100 * scale) };
  const seal = await whole((pdf) => render(pdf, 0), scale);
  expect(differing(joinStrips(pages, { ...options, edge: "right" }), seal)).toBeLessThan(0.01);
  expect(differing(joinStrips(pages.toReversed(), { ...options, edge: "right" }), seal)).toBeGreaterThan(0.05);
});

describe("the places of a cross-page seal", () => {
  test("are named for who is read to, and hold no look", () => {
    const base = equalPages(3);
    const { tail, fieldNames } = prepareDocument({ base, fields: [spec()] });
    const file = PdfFile.open(joined(base, tail));
    const name = fieldNames.get("x") as string;
    const places = readFields(file).filter((field) => field.name.startsWith(`${name}.`));
    expect(places.map((place) => [place.name, place.type, place.flags, place.dict.string("TU")?.text()])).toEqual([
      [`${name}.1`, "Btn", 65537, "清和书坊有限公司的骑缝章，第 1 页"],
      [`${name}.2`, "Btn", 65537, "清和书坊有限公司的骑缝章，第 2 页"],
      [`${name}.3`, "Btn", 65537, "清和书坊有限公司的骑缝章，第 3 页"],
    ]);
    const root = file.asDict(places[0]?.dict.get("Parent"));
    expect(root?.string("TU")?.text()).toBe("清和书坊有限公司的骑缝章");
    expect(places.some((place) => place.dict.has("AP"))).toBe(false);
  });

  test.each([
    ["too-few-pages", { pages: [1] }],
    ["no-such-page", { pages: [0, 9] }],
    ["bad-rectangle", { height: 0 }],
    ["bad-rectangle", { most: 21 }],
    ["bad-rectangle", { middle: Number.NaN }],
  ])("are refused: %s", (code, change) => {
    const prepare = () => prepareDocument({ base: equalPages(3), fields: [spec(change)] });
    expect(prepare).toThrow(expect.objectContaining({ code }));
  });

  test("are refused a seal that is too large, too wide, or pressed twice", async () => {
    const base = equalPages(4);
    const { tail, fieldNames } = prepareDocument({
      base,
      fields: [
        { kind: "signature", id: "s", page: 0, rect: { x: 9, y: 9, width: 50, height: 50 }, label: "S" },
        { kind: "signature", id: "t", page: 0, rect: { x: 9, y: 90, width: 50, height: 50 }, label: "T" },
        spec(),
      ],
    });
    const [s, t, fieldName] = ["s", "t", "x"].map((id) => fieldNames.get(id) as string) as [string, string, string];
    const sign = async (base: Uint8Array, name: string, change: object, place = fieldName) =>
      joined(
        base,
        (
          await signIncrement({
            ...{ base, fieldName: name, signer: pki.signer("A"), signingTime: new Date(0) },
            crossPage: [{ fieldName: place, edge: "right", stamp: { ...stamp, ...change } }],
          })
        ).tail,
      );
    const ready = joined(base, tail);
    await expect(sign(ready, s, { height: 121 })).rejects.toMatchObject({ code: "seal-too-large" });
    await expect(sign(ready, s, { width: 171 })).rejects.toMatchObject({ code: "seal-too-large" });
    await expect(sign(ready, s, {}, "nobody")).rejects.toMatchObject({ code: "no-such-field" });
    await expect(sign(ready, s, {}, t)).rejects.toMatchObject({ code: "wrong-field" });
    const signed = await sign(ready, s, { width: 170 });
    await expect(sign(signed, t, {})).rejects.toMatchObject({ code: "already-filled" });
  });
});

describe("the cut", () => {
  test("restarts in groups as few and as even as can be", () => {
    expect([20, 21, 41, 500].map((pages) => sealGroups(pages, 20))).toEqual([
      [20],
      [11, 10],
      [14, 14, 13],
      Array.from({ length: 25 }, () => 20),
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2000 }), fc.integer({ min: 3, max: 20 }), (pages, most) => {
        const groups = sealGroups(pages, most);
        expect(groups.reduce((sum, size) => sum + size, 0)).toBe(pages);
        expect(Math.max(...groups)).toBeLessThanOrEqual(most);
        expect(Math.min(...groups)).toBeGreaterThanOrEqual(Math.max(2, Math.max(...groups) - 1));
        expect(groups.length).toBe(Math.ceil(pages / most));
      }),
    );
  });

  test("leaves nobody alone", () => {
    expect([sealGroups(3, 2), sealGroups(5, 2), sealGroups(4, 2)]).toEqual([[3], [3, 2], [2, 2]]);
  });

  test("uses every strip once in each group, and the edges in opposite order", () => {
    const right = strips(5, "right", 3);
    expect(right.map(({ strip, of }) => `${strip}/${of}`)).toEqual(["0/3", "1/3", "2/3", "0/2", "1/2"]);
    expect(strips(5, "left", 3).map(({ strip }) => strip)).toEqual([2, 1, 0, 1, 0]);
    expect(sealedPages(5, "odd")).toEqual([0, 2, 4]);
    expect(sealedPages(5, [4, 0, 4])).toEqual([0, 4]);
  });
});
