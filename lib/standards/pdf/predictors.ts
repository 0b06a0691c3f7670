import { PdfError } from "./errors";

/** How rows were made easier to compress (ISO 32000-1, Table 8). Absent numbers mean the default. */
export interface PredictorParams {
  predictor?: number;
  colors?: number;
  bitsPerComponent?: number;
  columns?: number;
}

/**
 * Undoes the predictor of Flate and LZW (ISO 32000-1, 7.4.4.4): 1 none, 2 TIFF, 10 to 15 PNG.
 * A last row that is cut short is kept as far as it goes.
 * @throws PdfError broken-stream on impossible parameters
 */
export function undoPredictor(data: Uint8Array, params: PredictorParams | undefined): Uint8Array {
  const predictor = params?.predictor ?? 1;
  if (predictor === 1) return data;
  const colors = params?.colors ?? 1;
  const bits = params?.bitsPerComponent ?? 8;
  const columns = params?.columns ?? 1;
  if (!isCount(colors) || colors > 64 || !isCount(columns) || ![1, 2, 4, 8, 16].includes(bits)) {
    throw new PdfError("broken-stream", "impossible predictor parameters");
  }
  const rowBytes = Math.ceil((colors * bits * columns) / 8);
  const pixelBytes = Math.max(1, (colors * bits) >> 3);
  if (predictor === 2) return undoTiff(data, rowBytes, colors, bits);
  if (predictor >= 10 && predictor <= 15) return undoPng(data, rowBytes, pixelBytes);
  throw new PdfError("broken-stream", `unknown predictor ${predictor}`);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 0x7fffffff;
}

/** PNG filters (RFC 2083, 6): each row begins with its own filter type. */
function undoPng(data: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const rows = Math.ceil(data.length / (rowBytes + 1));
  const out = new Uint8Array(data.length - rows);
  let from = 0;
  let to = 0;
  while (from < data.length) {
    const type = data[from++]!;
    const length = Math.min(rowBytes, data.length - from);
    const above = to - rowBytes;
    for (let i = 0; i < length; i++) {
      const left = i >= pixelBytes ? out[to + i - pixelBytes]! : 0;
      const up = above >= 0 ? out[above + i]! : 0;
      const corner = above >= 0 && i >= pixelBytes ? out[above + i - pixelBytes]! : 0;
      out[to + i] = data[from + i]! + predictPng(type, left, up, corner);
    }
    from += length;
    to += length;
  }
  return out;
}

function predictPng(type: number, left: number, up: number, corner: number): number {
  switch (type) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const toLeft = Math.abs(estimate - left);
      const toUp = Math.abs(estimate - up);
      const toCorner = Math.abs(estimate - corner);
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      throw new PdfError("broken-stream", `unknown PNG row filter ${type}`);
  }
}

/** TIFF 6.0, section 14: each component is the difference from the one in the pixel to its left. */
function undoTiff(data: Uint8Array, rowBytes: number, colors: number, bits: number): Uint8Array {
  const out = Uint8Array.from(data);
  for (let row = 0; row < out.length; row += rowBytes) {
    const end = Math.min(row + rowBytes, out.length);
    if (bits === 8) {
      for (let i = row + colors; i < end; i++) out[i] = out[i]! + out[i - colors]!;
    } else if (bits === 16) {
      for (let i = row + 2 * colors; i + 1 < end; i += 2) {
        const before = (out[i - 2 * colors]! << 8) | out[i - 2 * colors + 1]!;
        const sum = ((out[i]! << 8) | out[i + 1]!) + before;
        out[i] = sum >> 8;
        out[i + 1] = sum;
      }
    } else {
      undoTiffBits(out.subarray(row, end), colors, bits);
    }
  }
  return out;
}

function undoTiffBits(row: Uint8Array, colors: number, bits: number): void {
  const mask = (1 << bits) - 1;
  const before = new Array<number>(colors).fill(0);
  const samples = Math.floor((row.length * 8) / bits);
  for (let i = 0; i < samples; i++) {
    const at = (i * bits) >> 3;
    const shift = 8 - bits - ((i * bits) & 7);
    const value = ((row[at]! >> shift) + before[i % colors]!) & mask;
    before[i % colors] = value;
    row[at] = (row[at]! & ~(mask << shift)) | (value << shift);
  }
}
