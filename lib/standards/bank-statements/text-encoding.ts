import { StatementError } from "./errors";
import type { StatementLimits } from "./limits";

/** Encodings in which banks write statements. gb18030 reads all of GB2312 and GBK too. */
export type StatementEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/**
 * Turns the bytes of a statement into text. A byte order mark decides; else text with a NUL in every second byte is
 * UTF-16; else all of it is valid UTF-8 or it is GB18030. No byte is ever replaced by a mark of doubt: bytes that are
 * not text in that encoding are an error.
 * @param encoding said by the file itself or by whoever uploads it, instead of finding it out
 * @param framing characters that stand around messages on a wire and are allowed, though they are no text
 * @throws StatementError too_large, encoding, control_character
 */
export function decodeStatement(
  bytes: Uint8Array,
  limits: StatementLimits,
  encoding?: StatementEncoding,
  framing = "",
): { text: string; encoding: StatementEncoding } {
  if (bytes.length > limits.maxBytes)
    throw new StatementError("too_large", `${bytes.length} bytes are more than ${limits.maxBytes}`);
  const marked = byteOrderMark(bytes);
  const chosen = marked ?? encoding ?? looksLikeUtf16(bytes);
  const found = chosen ? { text: decode(bytes, chosen), encoding: chosen } : utf8OrGb18030(bytes);
  if (found.text === undefined) throw new StatementError("encoding", "the bytes are not text in a known encoding");
  refuseControls(found.text, framing);
  return { text: found.text, encoding: found.encoding };
}

function byteOrderMark(bytes: Uint8Array): StatementEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/**
 * Statements are full of digits, commas and line ends; in UTF-16 each has a NUL beside it, on the same side but for
 * a few characters such as 一 (U+4E00).
 */
function looksLikeUtf16(bytes: Uint8Array): StatementEncoding | undefined {
  const sample = Math.min(bytes.length - (bytes.length % 2), 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (sample < 8 || Math.max(even, odd) * 2 < sample * 0.2) return undefined;
  if (Math.min(even, odd) * 10 > Math.max(even, odd)) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

function utf8OrGb18030(bytes: Uint8Array): { text: string | undefined; encoding: StatementEncoding } {
  const text = decode(bytes, "utf-8");
  if (text === undefined) return { text: decode(bytes, "gb18030"), encoding: "gb18030" };
  const chinese = isOddUtf8(text) ? decode(bytes, "gb18030") : undefined;
  return chinese === undefined ? { text, encoding: "utf-8" } : { text: chinese, encoding: "gb18030" };
}

/**
 * A few Chinese characters in GB18030 can be valid UTF-8 by chance: then each is a letter of two bytes, and mostly of a
 * script that no bank in China writes (一 becomes a Cyrillic һ). Latin letters with accents are taken for what they are.
 */
function isOddUtf8(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is left out
  const beyond = text.replace(/[\u0000-\u007f]/g, "");
  return beyond !== "" && /^[\u0080-\u07ff]+$/.test(beyond) && /[^\p{Script=Latin}\p{P}\p{S}\p{Z}]/u.test(beyond);
}

function decode(bytes: Uint8Array, encoding: StatementEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuseControls(text: string, framing: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  for (const match of text.matchAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g)) {
    if (framing.includes(match[0])) continue;
    const code = match[0].charCodeAt(0).toString(16).padStart(4, "0").toUpperCase();
    throw new StatementError("control_character", `U+${code} has no place in a statement`, lineAt(text, match.index));
  }
}

/** The line of a position, the first being 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
