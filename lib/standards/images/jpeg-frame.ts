import { readOrientation } from "./exif-orientation";

/** What a decoder has to know of a JPEG before it unpacks it (ITU-T T.81, B.2.2). */
export interface JpegFrame {
  width: number;
  height: number;
  /** Grey, colour, or the four inks of a printer. */
  components: 1 | 3 | 4;
  /** How a camera was held: 1 upright, 2 to 8 turned or mirrored (CIPA DC-008, 4.6.4). */
  orientation: number;
  /** Written by software of Adobe's making, which turns the four inks into their opposite. */
  byAdobe: boolean;
}

const APP1 = 0xe1;
const APP14 = 0xee;
const SOS = 0xda;
/** Baseline, extended and progressive with Huffman codes; nothing else is what PDF readers know (DCTDecode). */
const KNOWN_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Reads the frame of a JPEG of 8 bits a sample.
 * @returns null where the bytes are no such JPEG, or one of a kind that a PDF cannot hold
 */
export function jpegFrame(bytes: Uint8Array): JpegFrame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let [orientation, byAdobe]: [number, boolean] = [1, false];
  let frame: Omit<JpegFrame, "orientation" | "byAdobe"> | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    const payload = bytes.subarray(at + 4, end);
    if (marker === SOS) break;
    if (marker === APP1) orientation = readOrientation(payload) ?? orientation;
    if (marker === APP14) byAdobe = String.fromCharCode(...payload.subarray(0, 5)) === "Adobe";
    if (isFrame(marker)) {
      const [precision, components] = [payload[0], payload[5]];
      if (!KNOWN_FRAMES.has(marker) || precision !== 8 || frame) return null;
      if (components !== 1 && components !== 3 && components !== 4) return null;
      frame = { width: view.getUint16(at + 7), height: view.getUint16(at + 5), components };
    }
    at = end;
  }
  return frame && frame.width > 0 && frame.height > 0 ? { ...frame, orientation, byAdobe } : null;
}
