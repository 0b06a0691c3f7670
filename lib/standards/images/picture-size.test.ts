import { describe, expect, it } from "vitest";
import { canBeShown, pictureSize } from "./picture-size";

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const bytes = (...parts: (number | number[])[]) => Uint8Array.from(parts.flat());

describe("the size of a picture", () => {
  it("is read from the header of a PNG", () => {
    const head = [0x89, ...ascii("PNG"), 13, 10, 26, 10, 0, 0, 0, 13, ...ascii("IHDR")];
    expect(pictureSize(bytes(head, [0, 1, 0x86, 0xa0], [0, 0, 0x75, 0x30]))).toEqual({
      width: 100_000,
      height: 30_000,
    });
  });

  it("is read from the frame of a JPEG, behind what its camera wrote", () => {
    const camera = [0xff, 0xe1, 0, 6, 1, 2, 3, 4];
    const tables = [0xff, 0xc4, 0, 4, 9, 9];
    const frame = [0xff, 0xc2, 0, 17, 8, 0x10, 0x00, 0x20, 0x00, 3];
    expect(pictureSize(bytes([0xff, 0xd8], camera, tables, 0xff, frame))).toEqual({ width: 8192, height: 4096 });
  });

  it("is read from each form of WebP", () => {
    const riff = (kind: string, ...rest: number[]) =>
      bytes(ascii("RIFF"), [0, 0, 0, 0], ascii("WEBP"), ascii(kind), [0, 0, 0, 0], rest, Array(12).fill(0));
    expect(pictureSize(riff("VP8X", 0, 0, 0, 0, 0x1f, 0x03, 0, 0x57, 0x02, 0))).toEqual({ width: 800, height: 600 });
    // 14 bits of width less one, then 14 of height less one: 799 and 599.
    const packed = 799 | (599 << 14);
    expect(
      pictureSize(riff("VP8L", 0x2f, packed & 255, (packed >> 8) & 255, (packed >> 16) & 255, packed >>> 24)),
    ).toEqual({ width: 800, height: 600 });
    expect(pictureSize(riff("VP8 ", 0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x02))).toEqual({
      width: 800,
      height: 600,
    });
  });

  it("is read from GIF and BMP, whichever way up", () => {
    const gif = bytes(ascii("GIF89a"), [0x2c, 0x01, 0xc8, 0x00], 0, 0, 0);
    expect(pictureSize(gif)).toEqual({ width: 300, height: 200 });
    const bmp = (...height: number[]) =>
      bytes(ascii("BM"), Array(12).fill(0), [40, 0, 0, 0], [0x2c, 1, 0, 0], height, Array(20).fill(0));
    expect(pictureSize(bmp(200, 0, 0, 0))).toEqual({ width: 300, height: 200 });
    expect(pictureSize(bmp(0x38, 0xff, 0xff, 0xff))).toEqual({ width: 300, height: 200 });
  });

  it("is a bound for what is put before others", () => {
    const gif = (...size: number[]) => bytes(ascii("GIF89a"), size, 0, 0, 0);
    expect(canBeShown(gif(0x2c, 1, 0xc8, 0))).toBe(true);
    for (const flood of [gif(0xff, 0xff, 0xff, 0xff), gif(0, 0, 0xc8, 0), bytes(ascii("<svg/>"))])
      expect(canBeShown(flood)).toBe(false);
  });

  it("is not made up where the file does not say", () => {
    expect(pictureSize(bytes())).toBeNull();
    expect(pictureSize(bytes(ascii("<svg xmlns=…")))).toBeNull();
    expect(pictureSize(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 200, 1, 2, 3))).toBeNull();
    expect(pictureSize(bytes(0xff, 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).toBeNull();
  });
});
