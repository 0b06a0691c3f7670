/** Chunks that make the picture what it is; all others (text, times, EXIF) say something about its making. */
const shown = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB"]);
const signatureLength = 8;

/**
 * A PNG without text, times and EXIF, and without what follows its end (ISO/IEC 15948, 5 and 11).
 * @returns null when the file is no whole PNG
 */
export function stripPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: number[][] = [[0, signatureLength]];
  let at = signatureLength;
  let data = false;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at === signatureLength && type !== "IHDR") return null;
    if (shown.has(type)) kept.push([at, end]);
    data ||= type === "IDAT";
    if (type === "IEND") return data ? join(bytes, kept) : null;
    at = end;
  }
  return null;
}

function join(bytes: Uint8Array, parts: number[][]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts.map(([start, end]) => bytes.subarray(start, end))));
}
