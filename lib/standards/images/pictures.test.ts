import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jpegPicture, pngPicture } from "../../../tests/support/every-field";
import { inScratch } from "../../../tests/support/pdfs";
import { orientationSegment } from "./exif-orientation";
import { jpegFrame } from "./jpeg-frame";
import { type PngPixels, readPng } from "./read-png";
import { stripJpeg } from "./strip-jpeg";

const MOST = 1_000_000;

interface Kind {
  colorType: number;
  depth: number;
  interlaced: boolean;
  palette?: Uint8Array;
  transparency?: Uint8Array;
}

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** Writes a PNG of any kind, from samples as they are in the file. */
function encode(
  kind: Kind,
  width: number,
  height: number,
  sample: (x: number, y: number, part: number) => number,
): Uint8Array {
  const count = SAMPLES[kind.colorType] ?? 1;
  const rows: Buffer[] = [];
  for (const [x0 = 0, y0 = 0, dx = 1, dy = 1] of kind.interlaced ? PASSES : [[0, 0, 1, 1]]) {
    if (x0 >= width) continue;
    let above: number[] = [];
    for (let y = y0, row = 0; y < height; y += dy, row++) {
      let bits = "";
      for (let x = x0; x < width; x += dx)
        for (let part = 0; part < count; part++) bits += sample(x, y, part).toString(2).padStart(kind.depth, "0");
      const bytes = (bits.match(/.{1,8}/g) ?? []).map((octet) => Number.parseInt(octet.padEnd(8, "0"), 2));
      // Filters none, sub and up, in turn (ISO/IEC 15948, 9.2).
      const step = Math.max(1, (count * kind.depth) >> 3);
      const filter = row % 3;
      const before = above;
      const coded = bytes.map(
        (byte, at) => byte - (filter === 1 ? (bytes[at - step] ?? 0) : filter === 2 ? (before[at] ?? 0) : 0),
      );
      rows.push(Buffer.from([filter, ...coded.map((byte) => byte & 255)]));
      above = bytes;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([kind.depth, kind.colorType, 0, 0, kind.interlaced ? 1 : 0], 8);
  // 72 pixels to the inch, so that a renderer draws one for one.
  const physical = Buffer.from([0, 0, 11, 19, 0, 0, 11, 19, 1]);
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    out.set(body, 4);
    out.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
    return out;
  };
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk("IHDR", header),
      chunk("pHYs", physical),
      ...(kind.palette ? [chunk("PLTE", kind.palette)] : []),
      ...(kind.transparency ? [chunk("tRNS", kind.transparency)] : []),
      chunk("IDAT", deflateSync(Buffer.concat(rows))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

/** What MuPDF sees, on white: red, green and blue of each pixel. */
function seenByMupdf(png: Uint8Array): { width: number; height: number; rgb: Uint8Array } {
  return inScratch((folder) => {
    const [from, to] = [path.join(folder, "in.png"), path.join(folder, "out.ppm")];
    writeFileSync(from, png);
    execFileSync("mutool", ["draw", "-q", "-r", "72", "-A", "0", "-F", "ppm", "-o", to, from], { stdio: "pipe" });
    const bytes = readFileSync(to);
    const head = /^P6\s+(?:#.*\s)?(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 60).toString("latin1"))!;
    return { width: Number(head[1]), height: Number(head[2]), rgb: bytes.subarray(head[0].length) };
  });
}

function onWhite({ width, height, channels, samples, alpha }: PngPixels): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++)
    for (let part = 0; part < 3; part++) {
      const value = samples[at * channels + (channels === 1 ? 0 : part)] ?? 0;
      const opaque = (alpha?.[at] ?? 255) / 255;
      rgb[at * 3 + part] = Math.round(value * opaque + 255 * (1 - opaque));
    }
  return rgb;
}

const palette = Uint8Array.from({ length: 48 }, (_, at) => (at * 37) % 256);
const kinds: Kind[] = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colorType: 0, depth })),
  ...[8, 16].flatMap((depth) => [2, 4, 6].map((colorType) => ({ colorType, depth }))),
  ...[1, 2, 4].map((depth) => ({ colorType: 3, depth, palette })),
  { colorType: 3, depth: 4, palette, transparency: Uint8Array.of(0, 128, 255, 40) },
  { colorType: 0, depth: 8, transparency: Uint8Array.of(0, 40) },
  { colorType: 2, depth: 8, transparency: Uint8Array.of(0, 0, 0, 31, 0, 62) },
].flatMap((kind) => [false, true].map((interlaced) => ({ ...kind, interlaced })));

describe("a PNG", () => {
  test.each(kinds)("is read as another program reads it: %o", (kind) => {
    const most = 2 ** kind.depth;
    const png = encode(kind, 21, 13, (x, y, part) => (((x * 40 + y * 7) * (most / 256 || 1) + part * 31) % most) | 0);
    const pixels = readPng(png, MOST)!;
    const seen = seenByMupdf(png);
    expect([pixels.width, pixels.height]).toEqual([seen.width, seen.height]);
    const ours = onWhite(pixels);
    let far = 0;
    for (const [at, value] of ours.entries()) far = Math.max(far, Math.abs(value - (seen.rgb[at] ?? 0)));
    expect(far).toBeLessThanOrEqual(2);
  });

  test("that is wholly opaque has no alpha", () => {
    expect(
      readPng(
        encode({ colorType: 6, depth: 8, interlaced: false }, 3, 3, () => 255),
        MOST,
      )?.alpha,
    ).toBeNull();
    expect(readPng(pngPicture(), MOST)?.alpha).toHaveLength(1600);
  });

  test("of more pixels than told is not unpacked, nor one that unpacks to more than it says", () => {
    expect(readPng(pngPicture(40), 1599)).toBeNull();
    const png = Buffer.from(pngPicture(40));
    png.writeUInt32BE(39, 20);
    expect(readPng(png, MOST)).toBeNull();
  });

  test("that is damaged is refused or read, and never more", () => {
    const png = pngPicture(12);
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
        const damaged = Uint8Array.from(png);
        damaged[at] = value;
        const read = readPng(damaged, MOST);
        expect(read === null || read.width * read.height <= MOST).toBe(true);
      }),
      { numRuns: 300 },
    );
    for (let length = 0; length < png.length; length++) expect(readPng(png.subarray(0, length), MOST)).toBeNull();
  });
});

describe("the frame of a JPEG", () => {
  const jpeg = jpegPicture();
  const turned = (orientation: number) =>
    Uint8Array.from([...jpeg.subarray(0, 2), ...orientationSegment(orientation), ...jpeg.subarray(2)]);

  test("tells its size, its colours and how the camera was held", () => {
    expect(jpegFrame(jpeg)).toEqual({ width: 120, height: 60, components: 3, orientation: 1, byAdobe: false });
    for (let held = 1; held <= 8; held++) expect(jpegFrame(turned(held))?.orientation).toBe(held);
  });

  test("of a kind that a PDF cannot hold is none", () => {
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
    const other = (at: number, value: number) => {
      const copy = Uint8Array.from(jpeg);
      copy[frame + at] = value;
      return jpegFrame(copy);
    };
    // Progressive is known; lossless and arithmetic coding, twelve bits, and two colours are not.
    expect(other(1, 0xc2)).not.toBeNull();
    expect([other(1, 0xc3), other(1, 0xc9), other(4, 12), other(9, 2)]).toEqual([null, null, null, null]);
    expect(jpegFrame(jpeg.subarray(0, frame))).toBeNull();
    expect(jpegFrame(pngPicture())).toBeNull();
  });

  test("of four inks by Adobe is told", () => {
    const adobe = [0xff, 0xee, 0, 14, ...Buffer.from("Adobe"), 0, 100, 0, 0, 0, 0, 2];
    const sof = [0xff, 0xc0, 0, 20, 8, 0, 5, 0, 9, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0];
    const bytes = Uint8Array.from([0xff, 0xd8, ...adobe, ...sof, 0xff, 0xda, 0, 4, 0, 0]);
    expect(jpegFrame(bytes)).toEqual({ width: 9, height: 5, components: 4, orientation: 1, byAdobe: true });
  });

  test("loses the turn where the reader turns it", () => {
    expect(jpegFrame(stripJpeg(turned(6))!)?.orientation).toBe(6);
    expect(jpegFrame(stripJpeg(turned(6), "untold")!)?.orientation).toBe(1);
  });
});
