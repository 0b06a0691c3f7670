// PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, Annex D.3); 0 marks an undefined code.
const below = [0x02d8, 0x02c7, 0x02c6, 0x02d9, 0x02dd, 0x02db, 0x02da, 0x02dc]; // 0x18 to 0x1f
const above = [
  0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030, 0x201e, 0x201c,
  0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017d, 0x0131, 0x0142,
  0x0153, 0x0161, 0x017e, 0, 0x20ac,
]; // 0x80 to 0xa0

/** Decodes a text string (ISO 32000-2, 7.9.2.2): UTF-16BE or UTF-8 by byte order mark, otherwise PDFDocEncoding. */
export function decodeTextString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return withoutEscapes(utf16be(bytes.subarray(2)));
  // Not in the standard, but written in the field and unmistakable.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.subarray(2)).toString("utf16le");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return withoutEscapes(Buffer.from(bytes.subarray(3)).toString("utf8"));
  }
  if (isPlain(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(pdfDocCode(byte));
  return text;
}

/** True when every byte is ASCII and printable, as nearly every name of a field is. */
function isPlain(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! < 0x20 || bytes[i]! > 0x7e) return false;
  return true;
}

function pdfDocCode(byte: number): number {
  if (byte >= 0x18 && byte <= 0x1f) return below[byte - 0x18]!;
  if (byte >= 0x80 && byte <= 0xa0) return above[byte - 0x80]! || 0xfffd;
  return byte === 0x7f || byte === 0xad ? 0xfffd : byte;
}

function utf16be(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString("utf16le");
}

const escapeCharacter = String.fromCharCode(0x1b);

/** Language escapes (ESC, language, ESC) are not text (7.9.2.2). */
function withoutEscapes(text: string): string {
  const parts = text.split(escapeCharacter);
  return parts.filter((_, i) => i % 2 === 0).join("");
}

/** Encodes text: one byte per character where it is printable ASCII or white space, otherwise UTF-16BE with byte order mark. */
export function encodeTextString(text: string): Uint8Array {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return latin1Bytes(text);
  const bytes = Buffer.alloc(2 + text.length * 2);
  bytes.writeUInt16BE(0xfeff, 0);
  for (let i = 0; i < text.length; i++) bytes.writeUInt16BE(text.charCodeAt(i), 2 + 2 * i);
  return Uint8Array.from(bytes);
}

/** Text whose characters are bytes (U+0000 to U+00FF), as those bytes. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  Buffer.from(bytes.buffer).write(text, "latin1");
  return bytes;
}
