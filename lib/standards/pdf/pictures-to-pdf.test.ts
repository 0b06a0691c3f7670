import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inScratch, onePage, PdfTemplate } from "@/tests/support/pdfs";
import { render } from "@/tests/support/render";
import { orientationSegment } from "../images/exif-orientation";
import { inspectPdf } from "./inspect";
import { PictureNotFit, type PicturePage, type PicturePaper, picturesToPdf } from "./pictures-to-pdf";

const at = new Date("2026-11-22T10:14:07Z");

/** A photograph 90 wide and 60 high, white, with black ink in its upper left corner as it is stored. */
const jpeg: Uint8Array = inScratch((folder) => {
  const pdf = new PdfTemplate()
    .object(1, "<</Type/Catalog/Pages 2 0 R>>")
    .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
    .object(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>/MediaBox[0 0 90 60]>>")
    .stream(4, "0 g 0 40 30 20 re f\n")
    .build();
  writeFileSync(path.join(folder, "in.pdf"), pdf);
  execFileSync("pdftoppm", ["-jpeg", "-singlefile", "-r", "72", path.join(folder, "in.pdf"), path.join(folder, "out")]);
  return readFileSync(path.join(folder, "out.jpg"));
});
const turned = (orientation: number) =>
  Buffer.concat([jpeg.subarray(0, 2), orientationSegment(orientation), jpeg.subarray(2)]);

const make = (pages: PicturePage[], paper: PicturePaper = "own") => picturesToPdf(pages, { paper, at });
const sizes = (pdf: Uint8Array) => {
  const found = inspectPdf(pdf);
  if (!found.accepted) throw new Error(found.detail);
  return found.pages.map(({ width, height }) => [Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]);
};

/** Which corner of the page is black, as poppler draws it. */
function blackCorner(pdf: Uint8Array, page = 0): string {
  const { width, height, pixels } = render(pdf, page);
  const dark = (x: number, y: number) => pixels[Math.round(y * height) * width + Math.round(x * width)]! < 80;
  const corners = { TL: [0.1, 0.1], TR: [0.9, 0.1], BL: [0.1, 0.9], BR: [0.9, 0.9] } as const;
  return Object.entries(corners)
    .filter(([, [x, y]]) => dark(x, y))
    .map(([name]) => name)
    .join();
}

function png(type: number, bits: number, rows: number[][], extra: [string, number[]][] = []): Uint8Array {
  const chunk = (name: string, data: Uint8Array | number[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(name, 4, "latin1");
    return Buffer.concat([head, Buffer.from(data), Buffer.alloc(4)]);
  };
  const perPixel = type === 2 ? 3 : type === 6 ? 4 : 1;
  const width = (rows[0]!.length * 8) / bits / perPixel;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(rows.length, 4);
  header.set([bits, type, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(rows.flatMap((row) => [0, ...row])));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    ...extra.map(([name, bytes]) => chunk(name, bytes)),
    chunk("IDAT", data.subarray(0, 5)),
    chunk("IDAT", data.subarray(5)),
    chunk("IEND", []),
  ]);
}
const [dark, light] = [0, 255];
const greyRows = [
  [dark, light, light],
  [light, light, light],
];

describe("pages made of pictures", () => {
  it.each([
    [1, 0, "TL", false],
    [2, 0, "TR", false],
    [3, 0, "BR", false],
    [4, 0, "BL", false],
    [5, 0, "TL", true],
    [6, 0, "TR", true],
    [7, 0, "BR", true],
    [8, 0, "BL", true],
    [1, 1, "TR", true],
    [6, 3, "TL", false],
    [6, 1, "BR", false],
    [2, -1, "TL", true],
  ])("stand upright: EXIF %i, and %i quarters more", async (orientation, turn, corner, upright) => {
    const pdf = await make([{ bytes: turned(orientation), turn }]);
    expect(blackCorner(pdf)).toBe(corner);
    expect(sizes(pdf)).toEqual([upright ? [210, 315] : [315, 210]]);
  });

  it("keep a JPEG's coded bytes, and nothing of what the camera wrote beside them", async () => {
    const words = Buffer.from("GPS 30.2741N 120.1551E");
    const note = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
    const pdf = Buffer.from(
      await make([{ bytes: Buffer.concat([turned(6).subarray(0, 38), note, turned(6).subarray(38)]), turn: 0 }]),
    );
    const scan = jpeg.subarray(Buffer.from(jpeg).lastIndexOf(Buffer.from([0xff, 0xda])));
    expect(pdf.includes(Buffer.from(scan))).toBe(true);
    expect(pdf.includes("GPS")).toBe(false);
    expect(pdf.includes("Exif")).toBe(false);
  });

  it("are as large as the paper that was chosen", async () => {
    const pages = [
      { bytes: jpeg, turn: 0 },
      { bytes: jpeg, turn: 1 },
    ];
    expect(sizes(await make(pages, "a4"))).toEqual([
      [297, 210],
      [210, 297],
    ]);
    const long = png(
      0,
      8,
      Array.from({ length: 400 }, () => [light]),
    );
    expect(sizes(await make([{ bytes: long, turn: 0 }]))).toEqual([[13, 5080]]);
  });

  it.each<[string, Uint8Array]>([
    ["grey", png(0, 8, greyRows)],
    [
      "in colours",
      png(
        2,
        8,
        greyRows.map((row) => row.flatMap((value) => [value, value, value])),
      ),
    ],
    ["of one bit", png(0, 1, [[0b01111111], [0xff]])],
    [
      "with a palette",
      png(
        3,
        8,
        [
          [1, 0, 0],
          [0, 0, 0],
        ],
        [["PLTE", [255, 255, 255, 0, 0, 0]]],
      ),
    ],
  ])("hold a PNG as it is: %s", async (_, bytes) => {
    expect(blackCorner(await make([{ bytes, turn: 0 }]))).toBe("TL");
    expect(blackCorner(await make([{ bytes, turn: 2 }]))).toBe("BR");
  });

  it.each<[string, Uint8Array]>([
    [
      "a transparent PNG",
      png(
        6,
        8,
        greyRows.map((row) => row.flatMap((value) => [value, value, value, 0])),
      ),
    ],
    ["a PNG with a colour that is to be seen through", png(0, 8, greyRows, [["tRNS", [0, 0]]])],
    ["a PNG that is to be turned", png(0, 8, greyRows, [["eXIf", [1]]])],
    ["a PNG of 16 bits", png(0, 16, [[0, 0]])],
    ["half a JPEG", jpeg.subarray(0, jpeg.length / 2)],
    ["half a PNG", png(0, 8, greyRows).subarray(0, 60)],
    ["a PDF", onePage().build()],
    ["nothing", new Uint8Array()],
  ])("are not made of %s", async (_, bytes) => {
    await expect(make([{ bytes, turn: 0 }])).rejects.toThrow(PictureNotFit);
  });

  it("follow each other in their order, a hundred of them", async () => {
    const pages = Array.from({ length: 100 }, (_, index) => ({ bytes: jpeg, turn: index % 4 }));
    const pdf = await make(pages);
    expect(sizes(pdf)).toHaveLength(100);
    expect([0, 1, 2, 3].map((page) => blackCorner(pdf, page))).toEqual(["TL", "TR", "BR", "BL"]);
  });

  it("are the same bytes when made of the same at the same time", async () => {
    const pages = [{ bytes: jpeg, turn: 0 }];
    expect(await make(pages)).toEqual(await make(pages));
  });
});
