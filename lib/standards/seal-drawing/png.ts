import { crc32, deflateSync } from "node:zlib";
import type { Outline } from "./outline";
import { type Pixels, rasterize } from "./raster";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const METRES_PER_INCH = 0.0254;
const MM_PER_INCH = 25.4;

export type PngOptions = {
  /** Pixels to the inch; the file says so, and prints at the true size. */
  dpi: number;
  /** `#rrggbb`, or null (as without) for paper that is see-through. */
  background?: string | null;
};

/**
 * An outline as a PNG file (ISO/IEC 15948) of true colour with opacity, with its physical size in a pHYs chunk. The
 * same outline and options give the same bytes.
 * @throws RangeError for more pixels than `MOST_PIXELS`
 */
export function outlineToPng(outline: Outline, { dpi, background = null }: PngOptions): Buffer {
  return encodePng(rasterize(outline, dpi / MM_PER_INCH, background), Math.round(dpi / METRES_PER_INCH));
}

/** @param perMetre pixels to the metre, for the pHYs chunk (clause 11.3.5.3) */
export function encodePng({ width, height, rgba }: Pixels, perMetre: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, true colour with alpha; one way each of compressing, filtering and not interlacing.
  header.set([8, 6, 0, 0, 0], 8);
  const physical = Buffer.alloc(9);
  physical.writeUInt32BE(perMetre, 0);
  physical.writeUInt32BE(perMetre, 4);
  physical[8] = 1;

  // Each row is told against the one above it (filter 2, "up"): flat colour becomes noughts.
  const stride = width * 4;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const to = y * (stride + 1);
    rows[to] = 2;
    for (let i = 0; i < stride; i += 1) {
      const above = y > 0 ? rgba[(y - 1) * stride + i]! : 0;
      rows[to + 1 + i] = rgba[y * stride + i]! - above;
    }
  }
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk("IHDR", header),
    chunk("pHYs", physical),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
  return out;
}
