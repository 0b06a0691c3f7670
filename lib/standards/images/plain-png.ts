/** The picture of a PNG as a PDF can hold it without unpacking: its data is a zlib stream with PNG's predictors. */
export type PlainPng = {
  width: number;
  height: number;
  bitsPerComponent: number;
  /** Of one pixel: 1 for grey and for a palette, 3 for red, green and blue. */
  colors: 1 | 3;
  /** Red, green and blue of each colour of a palette. */
  palette: Uint8Array | null;
  data: Uint8Array;
};

const signatureLength = 8;

/**
 * Reads a PNG (ISO/IEC 15948) whose data can stand in a PDF as it is (ISO 32000-2, 7.4.4.4).
 * @returns null for one that has to be drawn first: with transparency, interlaced, of 16 bits, or to be turned as its
 *   EXIF says; and for what is no whole PNG
 */
export function plainPng(bytes: Uint8Array): PlainPng | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < signatureLength + 25 || view.getUint32(0) !== 0x89504e47) return null;
  const parts: Uint8Array[] = [];
  let palette: Uint8Array | null = null;
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at === signatureLength && type !== "IHDR") return null;
    if (type === "tRNS" || type === "eXIf" || type === "acTL") return null;
    if (type === "PLTE") palette = bytes.subarray(at + 8, end - 4);
    if (type === "IDAT") parts.push(bytes.subarray(at + 8, end - 4));
    if (type === "IEND") return whole(view, parts, palette);
    at = end;
  }
  return null;
}

function whole(view: DataView, parts: Uint8Array[], palette: Uint8Array | null): PlainPng | null {
  const [bits, type] = [view.getUint8(24), view.getUint8(25)];
  if (parts.length === 0 || bits > 8 || view.getUint8(28) !== 0) return null;
  if (type !== 0 && type !== 2 && type !== 3) return null;
  if (type === 3 && !palette?.length) return null;
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bitsPerComponent: bits,
    colors: type === 2 ? 3 : 1,
    // In a picture of another kind a palette is a suggestion.
    palette: type === 3 ? palette : null,
    data,
  };
}
