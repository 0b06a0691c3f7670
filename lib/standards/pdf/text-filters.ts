import { ByteWriter } from "./byte-writer";
import { PdfError } from "./errors";

/** ASCIIHexDecode (ISO 32000-1, 7.4.2). White space is skipped, `>` ends, an odd last digit is followed by 0. */
export function decodeAsciiHex(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array((bytes.length + 1) >> 1);
  let length = 0;
  let high = -1;
  for (const byte of bytes) {
    if (byte === 0x3e) break;
    if (byte <= 0x20) continue;
    const digit = hexDigit(byte);
    if (digit < 0) throw new PdfError("broken-stream", "a character that is no hexadecimal digit");
    if (high < 0) high = digit;
    else {
      out[length++] = (high << 4) | digit;
      high = -1;
    }
  }
  if (high >= 0) out[length++] = high << 4;
  return out.subarray(0, length);
}

/** Value of a hexadecimal digit, or -1. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** ASCII85Decode (ISO 32000-1, 7.4.3). `z` is four zero bytes, `~>` ends, a last group of n digits gives n-1 bytes. */
export function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const out = new ByteWriter(bytes.length + 8);
  let value = 0;
  let digits = 0;
  let start = 0;
  while (start < bytes.length && bytes[start]! <= 0x20) start++;
  // Some producers write the PostScript opening mark too.
  if (bytes[start] === 0x3c && bytes[start + 1] === 0x7e) start += 2;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte <= 0x20) continue;
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits === 0) {
      out.bytes4(0);
      continue;
    }
    if (byte < 0x21 || byte > 0x75) throw new PdfError("broken-stream", "a character that is no base-85 digit");
    value = value * 85 + (byte - 0x21);
    if (++digits === 5) {
      if (value > 0xffffffff) throw new PdfError("broken-stream", "a base-85 group is out of range");
      out.bytes4(value);
      value = 0;
      digits = 0;
    }
  }
  if (digits === 1) throw new PdfError("broken-stream", "a base-85 group of one digit");
  if (digits > 1) {
    for (let i = digits; i < 5; i++) value = value * 85 + 84;
    if (value > 0xffffffff) throw new PdfError("broken-stream", "a base-85 group is out of range");
    for (let i = 0; i < digits - 1; i++) out.byte(Math.floor(value / 2 ** (24 - 8 * i)) & 0xff);
  }
  return out.finish();
}

/** RunLengthDecode (ISO 32000-1, 7.4.5). A truncated last run is cut off. @throws PdfError too-large */
export function decodeRunLength(bytes: Uint8Array, limit: number): Uint8Array {
  const out = new ByteWriter(bytes.length * 2);
  let pos = 0;
  while (pos < bytes.length) {
    const length = bytes[pos++]!;
    if (length === 128) break;
    if (length < 128) {
      out.raw(bytes.subarray(pos, pos + length + 1));
      pos += length + 1;
    } else if (pos < bytes.length) {
      out.fill(bytes[pos++]!, 257 - length);
    }
    if (out.length > limit) throw new PdfError("too-large", `a stream decodes to more than ${limit} bytes`);
  }
  return out.finish();
}
