import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orientationSegment, readOrientation } from "./exif-orientation";
import { fileKind } from "./file-kind";
import { stripJpeg } from "./strip-jpeg";
import { stripPng } from "./strip-png";

/** Pictures of 8 by 8 and 4 by 4 pixels as a browser writes them, the JPEG with a colour profile. */
const jpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAVEAEBAAAAAAAAAAAAAAAAAAAAAf/EABQBAQAAAAAAAAAAAAAAAAAAAAL/xAAYEQACAwAAAAAAAAAAAAAAAAAAAgQxMv/aAAwDAQACEQMRAD8AjoALQZGz/9k=",
  "base64",
);
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAAPElEQVR4AWSKuREAEBQF129FBWYkIrFALlCASpSjxedIJe+YXVvJa5ag3rLiqDLnQMApdIbdeAe48DM2AAAA//+t+3jdAAAABklEQVQDALqOEOtSHNq7AAAAAElFTkSuQmCC",
  "base64",
);

const bytes = (...parts: (number[] | string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));
const segment = (marker: number, payload: Uint8Array) =>
  bytes([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff], payload);
/** What a telephone writes: where it was, turned by a quarter. Little-endian, two entries. */
const exif = segment(
  0xe1,
  bytes(
    "Exif\0\0II*\0",
    [8, 0, 0, 0, 2, 0],
    [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
    [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
    [0, 0, 0, 0],
    "GPS 30.2741N 120.1551E",
  ),
);
const afterStart = (...parts: Uint8Array[]) => bytes(jpeg.subarray(0, 2), ...parts, jpeg.subarray(2));
/** The segments of a JPEG up to its first scan, as markers. */
function markers(file: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 2; file[at] === 0xff; at += 2 + ((file[at + 2]! << 8) | file[at + 3]!)) {
    found.push(file[at + 1]!);
    if (file[at + 1] === 0xda) break;
  }
  return found;
}

describe("what a file is", () => {
  it.each([
    [jpeg, "image/jpeg"],
    [png, "image/png"],
    [bytes("%PDF-1.7\n"), "application/pdf"],
    [bytes("GIF89a"), null],
    [bytes("<svg xmlns="), null],
    [bytes("PK\x03\x04"), null],
    [bytes(""), null],
    [bytes(" %PDF-1.7"), null],
  ])("%#: %s", (file, kind) => expect(fileKind(file)).toBe(kind));
});

describe("a JPEG", () => {
  it("keeps its tables and its picture, byte for byte, and loses everything about its making", () => {
    const loud = afterStart(
      exif,
      segment(0xe2, bytes("MPF\0")),
      segment(0xed, bytes("Photoshop 3.0")),
      segment(0xfe, bytes("by Wang")),
    );
    const quiet = stripJpeg(bytes(loud, "and a film after its end, GPS too"))!;
    for (const word of ["GPS", "Wang", "Photoshop", "ICC_PROFILE", "film"])
      expect(Buffer.from(quiet).includes(word)).toBe(false);
    expect(markers(quiet)).toEqual([0xe1, 0xe0, ...markers(jpeg).filter((marker) => marker < 0xe0)]);
    const scan = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])));
    expect(Buffer.from(quiet).subarray(-scan.length).equals(scan)).toBe(true);
  });

  it("says still how it is to be turned, and nothing where it stands upright", () => {
    const turned = stripJpeg(afterStart(exif))!;
    expect(readOrientation(turned.subarray(6))).toBe(6);
    expect(markers(stripJpeg(jpeg)!)).not.toContain(0xe1);
    for (let orientation = 1; orientation <= 8; orientation++)
      expect(readOrientation(orientationSegment(orientation).subarray(4))).toBe(orientation);
  });

  it("drops the thumbnail of its JFIF segment, which may show more than the picture", () => {
    const thumb = segment(0xe0, bytes("JFIF\0", [1, 1, 0, 0, 72, 0, 72, 1, 1], [9, 9, 9]));
    const quiet = stripJpeg(bytes(jpeg.subarray(0, 2), thumb, jpeg.subarray(20)))!;
    expect([...quiet.subarray(2, 20)]).toEqual([0xff, 0xe0, 0, 16, ...bytes("JFIF\0"), 1, 1, 0, 0, 72, 0, 72, 0, 0]);
  });

  it("with several scans keeps all of them, their restarts and stuffed bytes, and no notes between them", () => {
    const scan = (data: number[]) => bytes([0xff, 0xda, 0, 4, 1, 2], data);
    const [first, second] = [scan([1, 0xff, 0, 2, 0xff, 0xd0, 3]), scan([4, 0xff, 0xd7, 5])];
    const file = bytes(
      [0xff, 0xd8],
      first,
      segment(0xfe, bytes("secret")),
      segment(0xc4, bytes([7])),
      second,
      [0xff, 0xd9],
    );
    const quiet = bytes([0xff, 0xd8], first, segment(0xc4, bytes([7])), second, [0xff, 0xd9]);
    expect(Buffer.from(stripJpeg(file)!).equals(quiet)).toBe(true);
  });

  it("is the same when stripped again, and is refused when cut off anywhere", () => {
    const once = stripJpeg(afterStart(exif))!;
    expect(stripJpeg(once)).toEqual(once);
    for (let length = 0; length < jpeg.length; length++) expect(stripJpeg(jpeg.subarray(0, length))).toBeNull();
  });

  it("of any damage is stripped or refused, never more than it was", () => {
    fc.assert(
      fc.property(fc.nat(jpeg.length + 60), fc.integer({ min: 0, max: 255 }), (place, value) => {
        const damaged = Buffer.from(afterStart(exif));
        damaged[place % damaged.length] = value;
        const quiet = stripJpeg(damaged);
        expect(quiet === null || quiet.length <= damaged.length + 36).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a PNG", () => {
  const chunk = (type: string, data: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return bytes(length, type, data, [0, 0, 0, 0]);
  };
  it("keeps what is shown and loses text, times and EXIF", () => {
    const at = 8 + 25;
    const loud = bytes(
      png.subarray(0, at),
      chunk("tEXt", "Author\0Wang"),
      chunk("eXIf", "GPS"),
      chunk("tIME", "1234567"),
      png.subarray(at),
      "more",
    );
    expect(stripPng(loud)).toEqual(stripPng(png));
    expect(Buffer.from(stripPng(loud)!).includes("Wang")).toBe(false);
  });
  it("is refused when cut off anywhere", () => {
    for (let length = 0; length < png.length; length++) expect(stripPng(png.subarray(0, length))).toBeNull();
  });
});
