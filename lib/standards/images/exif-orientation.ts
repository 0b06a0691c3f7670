const exifMark = [0x45, 0x78, 0x69, 0x66, 0, 0] as const;
const orientationTag = 0x0112;
const shortType = 3;

/**
 * How a camera was held, from an APP1 segment (CIPA DC-008, 4.6.4): 1 upright, 2 to 8 turned or mirrored.
 * @param payload of the segment, after its length
 * @returns null when it says nothing, or nothing that can be read
 */
export function readOrientation(payload: Uint8Array): number | null {
  if (!exifMark.every((value, at) => payload[at] === value)) return null;
  const tiff = payload.subarray(exifMark.length);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return null;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const directory = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || directory + 2 > tiff.length) return null;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.length) return null;
    if (view.getUint16(at, little) !== orientationTag) continue;
    const value = view.getUint16(at + 8, little);
    return view.getUint16(at + 2, little) === shortType && value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** A whole APP1 segment that says how the picture is to be turned and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, ...exifMark],
    // TIFF, big-endian; the first directory stands at 8 and has one entry: Orientation, SHORT, 1 value.
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, shortType, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
}
