import { orientationSegment, readOrientation } from "./exif-orientation";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const APP15 = 0xef;

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
const text = (bytes: Uint8Array, length: number) => String.fromCharCode(...bytes.subarray(0, length));

/**
 * A JPEG without what its camera wrote about the place, the time and itself: every application segment and comment is
 * left out but the two that say how colours are coded (JFIF without its thumbnail, Adobe) and, in a segment of ours,
 * how the picture is to be turned. What follows the end of the picture (a second picture, a film) is left out too.
 * The picture itself is not coded anew (ITU-T T.81, Annex B).
 * @param turn `untold` where the reader turns the picture by itself, so that nobody turns it twice
 * @returns null when the file is no whole JPEG
 */
export function stripJpeg(bytes: Uint8Array, turn: "told" | "untold" = "told"): Uint8Array<ArrayBuffer> | null {
  const found = essentials(bytes);
  return found && join(found.kept, turn === "told" ? found.turned : null);
}

/**
 * The same without the word on how it is to be turned, for where a page turns it and a reader must not do so again.
 * @returns `orientation` as EXIF counts (1 upright, 2 to 8 turned or mirrored); null when the file is no whole JPEG
 */
export function bareJpeg(bytes: Uint8Array): { jpeg: Uint8Array<ArrayBuffer>; orientation: number } | null {
  const found = essentials(bytes);
  return found && { jpeg: join(found.kept, null), orientation: found.turned ?? 1 };
}

function essentials(bytes: Uint8Array): { kept: Uint8Array[]; turned: number | null } | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let turned: number | null = null;
  let pictures = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    // Fill bytes may stand before any marker (B.1.1.2).
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0) return null;
    if (marker === EOI) {
      if (pictures === 0) return null;
      kept.push(bytes.subarray(at, at + 2));
      return { kept, turned };
    }
    if (marker === TEM || isRestart(marker)) {
      at += 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    const payload = bytes.subarray(at + 4, end);
    if (marker === APP1) turned ??= readOrientation(payload);
    const own = keep(marker, segment, payload);
    if (own) kept.push(own);
    at = end;
    if (marker === SOS) {
      pictures++;
      const coded = endOfScan(bytes, at);
      if (coded === null) return null;
      kept.push(bytes.subarray(at, coded));
      at = coded;
    }
  }
}

function keep(marker: number, segment: Uint8Array, payload: Uint8Array): Uint8Array | null {
  if (marker === COM) return null;
  if (marker < APP0 || marker > APP15) return segment;
  if (marker === APP0 && text(payload, 5) === "JFIF\0" && payload.length >= 14) {
    // Version, unit and density stay; the thumbnail, which may show what was cut away, does not.
    return Uint8Array.from([0xff, APP0, 0, 16, ...payload.subarray(0, 12), 0, 0]);
  }
  return marker === APP14 && text(payload, 5) === "Adobe" ? segment : null;
}

/** Coded data runs to the next marker that is neither a stuffed byte nor a restart (B.1.1.5). */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return null;
}

function join(parts: Uint8Array[], turned: number | null): Uint8Array<ArrayBuffer> {
  const [start, ...rest] = parts as [Uint8Array, ...Uint8Array[]];
  const all = turned !== null && turned > 1 ? [start, orientationSegment(turned), ...rest] : parts;
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
