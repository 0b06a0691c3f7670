import { inflateSync } from "node:zlib";
import { undoPredictor } from "../pdf/predictors";

/** The pixels of a PNG, eight bits a sample, row by row from the top. */
export interface PngPixels {
  width: number;
  height: number;
  /** Grey or colour. */
  channels: 1 | 3;
  samples: Uint8Array;
  /** How opaque each pixel is, or null where all are wholly. */
  alpha: Uint8Array | null;
}

interface Header {
  width: number;
  height: number;
  depth: number;
  colorType: number;
  interlaced: boolean;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples of a pixel by colour type (ISO/IEC 15948, table 11.1): grey, colour, palette, grey and colour with alpha. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** Where the seven passes of an interlaced picture begin, and how far their pixels lie apart (clause 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Unpacks a PNG (ISO/IEC 15948) of any kind. Sixteen bits a sample become eight; how light is encoded (gAMA, iCCP) is
 * left out.
 *
 * @param mostPixels a larger picture is not unpacked
 * @returns null where the bytes are no whole PNG, or have more pixels
 */
export function readPng(bytes: Uint8Array, mostPixels: number): PngPixels | null {
  const chunks = readChunks(bytes);
  const header = chunks && readHeader(chunks.get("IHDR")?.[0], mostPixels);
  if (!chunks || !header) return null;
  const samples = SAMPLES[header.colorType] ?? 1;
  const passes = header.interlaced
    ? PASSES.map(([x, y, dx, dy]) => ({ x, y, dx, dy, ...passSize(header, x, y, dx, dy) }))
    : [{ x: 0, y: 0, dx: 1, dy: 1, width: header.width, height: header.height }];
  const rowBytes = (width: number) => Math.ceil((width * samples * header.depth) / 8);
  const sizes = passes.map(({ width, height }) => (width > 0 ? (rowBytes(width) + 1) * height : 0));
  const packed = inflate(
    chunks.get("IDAT") ?? [],
    sizes.reduce((sum, size) => sum + size, 0),
  );
  if (!packed) return null;
  const pixels = new Raster(header, chunks.get("PLTE")?.[0], chunks.get("tRNS")?.[0]);
  let at = 0;
  for (const [index, pass] of passes.entries()) {
    const size = sizes[index] ?? 0;
    if (size === 0) continue;
    const params = { predictor: 15, colors: samples, bitsPerComponent: header.depth, columns: pass.width };
    const rows = undoPredictor(packed.subarray(at, at + size), params);
    at += size;
    pixels.take(rows, rowBytes(pass.width), pass);
  }
  return pixels.done();
}

function readChunks(bytes: Uint8Array): Map<string, Uint8Array[]> | null {
  if (!SIGNATURE.every((value, index) => bytes[index] === value)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Uint8Array[]>();
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const list = found.get(type);
    if (list) list.push(bytes.subarray(at + 8, end - 4));
    else found.set(type, [bytes.subarray(at + 8, end - 4)]);
    if (type === "IEND") return found;
    at = end;
  }
  return null;
}

function readHeader(data: Uint8Array | undefined, mostPixels: number): Header | null {
  if (data?.length !== 13) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colorType = -1, method = -1, filter = -1, interlace = -1] = data.subarray(8);
  if (width === 0 || height === 0 || width * height > mostPixels) return null;
  if (!DEPTHS[colorType]?.includes(depth) || method !== 0 || filter !== 0 || interlace > 1) return null;
  return { width, height, depth, colorType, interlaced: interlace === 1 };
}

const passSize = ({ width, height }: Header, x: number, y: number, dx: number, dy: number) => ({
  width: Math.max(Math.ceil((width - x) / dx), 0),
  height: Math.max(Math.ceil((height - y) / dy), 0),
});

/** Exactly so many bytes, or null: what claims to be small and is not ends early. */
function inflate(parts: readonly Uint8Array[], size: number): Uint8Array | null {
  try {
    const data = inflateSync(Buffer.concat(parts), { maxOutputLength: size + 1 });
    return data.length === size ? data : null;
  } catch {
    return null;
  }
}

/** Gathers the pixels of all passes. */
class Raster {
  readonly #header: Header;
  readonly #palette: Uint8Array | undefined;
  readonly #transparency: Uint8Array | undefined;
  readonly #channels: 1 | 3;
  readonly #samples: Uint8Array;
  readonly #alpha: Uint8Array | null;

  constructor(header: Header, palette: Uint8Array | undefined, transparency: Uint8Array | undefined) {
    this.#header = header;
    this.#palette = palette;
    this.#transparency = transparency;
    this.#channels = header.colorType === 0 || header.colorType === 4 ? 1 : 3;
    const pixels = header.width * header.height;
    this.#samples = new Uint8Array(pixels * this.#channels);
    this.#alpha = header.colorType >= 4 || transparency ? new Uint8Array(pixels).fill(255) : null;
  }

  take(
    rows: Uint8Array,
    rowBytes: number,
    pass: { x: number; y: number; dx: number; dy: number; width: number; height: number },
  ): void {
    const { width, depth, colorType } = this.#header;
    const count = SAMPLES[colorType] ?? 1;
    for (let row = 0; row < pass.height; row++) {
      const line = rows.subarray(row * rowBytes, (row + 1) * rowBytes);
      for (let column = 0; column < pass.width; column++) {
        const to = (pass.y + row * pass.dy) * width + pass.x + column * pass.dx;
        this.#put(to, line, column * count, depth, colorType);
      }
    }
  }

  done(): PngPixels {
    const { width, height } = this.#header;
    const seeThrough = this.#alpha?.some((value) => value !== 255) ?? false;
    const alpha = seeThrough ? this.#alpha : null;
    return { width, height, channels: this.#channels, samples: this.#samples, alpha };
  }

  #put(to: number, line: Uint8Array, first: number, depth: number, colorType: number): void {
    const raw = (index: number) => sampleAt(line, first + index, depth);
    if (colorType === 3) {
      const entry = raw(0);
      for (let part = 0; part < 3; part++) this.#samples[3 * to + part] = this.#palette?.[3 * entry + part] ?? 0;
      if (this.#alpha) this.#alpha[to] = this.#transparency?.[entry] ?? 255;
      return;
    }
    const colors = this.#channels;
    // Of sixteen bits the upper eight; of fewer than eight, as much of white as they say (clause 13.12).
    const scaled = (value: number) => (depth === 16 ? value >> 8 : Math.round((value * 255) / ((1 << depth) - 1)));
    for (let part = 0; part < colors; part++) this.#samples[colors * to + part] = scaled(raw(part));
    if (!this.#alpha) return;
    if (colorType >= 4) this.#alpha[to] = scaled(raw(colors));
    else if (this.#isTransparent(raw, colors)) this.#alpha[to] = 0;
  }

  /** tRNS of grey and colour names one colour that is not there (clause 11.3.2.1). */
  #isTransparent(raw: (index: number) => number, colors: number): boolean {
    const key = this.#transparency ?? new Uint8Array();
    for (let part = 0; part < colors; part++) {
      if (raw(part) !== ((key[2 * part] ?? 0) << 8) + (key[2 * part + 1] ?? 0)) return false;
    }
    return key.length >= 2 * colors;
  }
}

function sampleAt(line: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return line[index] ?? 0;
  if (depth === 16) return ((line[2 * index] ?? 0) << 8) + (line[2 * index + 1] ?? 0);
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}
