/** The size of a picture in pixels, as it is stored: a camera may have turned it. */
export type PictureSize = { width: number; height: number };

/** What a page shows may have so many pixels: a browser unpacks all of them, four bytes each, however few bytes they came in. */
const MOST_SHOWN = 40_000_000;

/** Whether somebody's picture can be put before others: it says how large it is, and it is no flood of pixels. */
export function canBeShown(bytes: Uint8Array): boolean {
  const size = pictureSize(bytes);
  return size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_SHOWN;
}

/**
 * Reads how large a picture is from the beginning of its file, without unpacking it: PNG (ISO/IEC 15948, IHDR), JPEG
 * (ITU-T T.81, the frame header), WebP (RFC 9649), GIF (the logical screen) and BMP. Null where these bytes do not say.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  // "GIF8"
  if (bytes.length >= 10 && view.getUint32(0) === 0x47494638) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  // "BM"; a height below zero says that the rows begin at the top
  if (bytes.length >= 26 && view.getUint16(0) === 0x424d && view.getUint32(14, true) >= 40) {
    return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  }
  if (bytes.length >= 30 && view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return webpSize(view);
  return null;
}

/** Frame headers SOF0 to SOF15; between them lie DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
    } else if (isFrame(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return null;
}

function webpSize(view: DataView): PictureSize | null {
  const three = (at: number) => view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    // "VP8X", an extended file
    case 0x56503858:
      return { width: three(24) + 1, height: three(27) + 1 };
    // "VP8L", without loss: 14 bits each
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    // "VP8 ", a key frame
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}
