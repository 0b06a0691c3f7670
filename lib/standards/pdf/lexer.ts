import { PdfError } from "./errors";
import { PdfString } from "./objects";
import { hexDigit } from "./text-filters";

// ISO 32000-1, Tables 1 and 2.
const regular = 0;
const space = 1;
const delimiter = 2;
const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = space;
for (const char of "()<>[]{}/%") classes[char.charCodeAt(0)] = delimiter;

const maxNameLength = 8192;

export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && classes[byte] === space;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** True at the end of the data and before white space or a delimiter. */
export function isBoundary(byte: number | undefined): boolean {
  return byte === undefined || classes[byte] !== regular;
}

/** Reads tokens from `bytes` between `pos` and `end`. Every method moves forward or throws, so no input can loop. */
export class Lexer {
  #seen = 0;

  constructor(
    readonly bytes: Uint8Array,
    public pos = 0,
    readonly end = bytes.length,
    /** False for bytes that are not file bytes (object streams): string tokens then get no position. */
    readonly inFile = true,
  ) {}

  /** How far the bytes have been looked at. */
  get farthest(): number {
    return Math.max(this.pos, this.#seen);
  }

  #endless(start: number): PdfError {
    this.#seen = this.end;
    return new PdfError("broken-object", "a string does not end", start);
  }

  /** The byte at `pos + ahead`, or undefined at the end. */
  peek(ahead = 0): number | undefined {
    const at = this.pos + ahead;
    return at < this.end ? this.bytes[at] : undefined;
  }

  /** Skips white space and comments. */
  skipSpace(): void {
    while (this.pos < this.end) {
      const byte = this.bytes[this.pos]!;
      if (classes[byte] === space) this.pos++;
      else if (byte === 0x25) this.#skipComment();
      else return;
    }
  }

  #skipComment(): void {
    while (this.pos < this.end) {
      const byte = this.bytes[this.pos]!;
      if (byte === 0x0a || byte === 0x0d) return;
      this.pos++;
    }
  }

  /** Takes `word` when it stands here as a whole token. */
  keyword(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.peek(i) !== word.charCodeAt(i)) return false;
    if (!isBoundary(this.peek(word.length))) return false;
    this.pos += word.length;
    return true;
  }

  /** An unsigned integer token, or undefined (then nothing is consumed). */
  integer(): number | undefined {
    const start = this.pos;
    let value = 0;
    let at = start;
    while (at < this.end && isDigit(this.bytes[at])) value = value * 10 + (this.bytes[at++]! - 0x30);
    if (at === start || at - start > 15 || (at < this.end && !isBoundary(this.bytes[at]))) return undefined;
    this.pos = at;
    return value;
  }

  /**
   * A number (7.3.3). Leniently as other readers: doubled signs, a missing digit and garbage behind the number are
   * accepted, because old producers wrote them.
   */
  number(): number {
    let at = this.pos;
    let negative = false;
    while (this.bytes[at] === 0x2d || this.bytes[at] === 0x2b) {
      if (this.bytes[at] === 0x2d) negative = true;
      if (++at >= this.end) break;
    }
    const start = at;
    let dot = -1;
    while (at < this.end) {
      const byte = this.bytes[at]!;
      if (byte === 0x2e && dot < 0) dot = at;
      else if (!isDigit(byte)) break;
      at++;
    }
    let value = 0;
    if (dot < 0 && at - start <= 15) for (let i = start; i < at; i++) value = value * 10 + (this.bytes[i]! - 0x30);
    else if (at - start > 1100) throw new PdfError("broken-object", "a number of too many digits", this.pos);
    else value = Number(`0${latin1(this.bytes, start, at)}`);
    while (at < this.end && classes[this.bytes[at]!] === regular) at++;
    this.pos = Math.max(at, this.pos + 1);
    if (!Number.isFinite(value)) throw new PdfError("broken-object", "a number out of range", start);
    return negative ? -value : value;
  }

  /** A name behind its slash, which stands at `pos`. */
  name(): string {
    const start = ++this.pos;
    let escaped = false;
    while (this.pos < this.end && classes[this.bytes[this.pos]!] === regular) {
      if (this.bytes[this.pos] === 0x23) escaped = true;
      this.pos++;
    }
    if (this.pos - start > maxNameLength) throw new PdfError("too-large", "a name is too long", start);
    const text = latin1(this.bytes, start, this.pos);
    // A # without two hexadecimal digits stands for itself, as in PDF 1.1.
    return escaped
      ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text;
  }

  /** A literal string whose parenthesis stands at `pos` (7.3.4.2). */
  literal(): PdfString {
    const start = this.pos++;
    let depth = 1;
    let plain = true;
    let at = this.pos;
    for (; at < this.end; at++) {
      const byte = this.bytes[at]!;
      if (byte === 0x5c) {
        plain = false;
        at++;
      } else if (byte === 0x0d) plain = false;
      else if (byte === 0x28) depth++;
      else if (byte === 0x29 && --depth === 0) break;
    }
    if (at >= this.end) throw this.#endless(start);
    const body = this.bytes.subarray(this.pos, at);
    this.pos = at + 1;
    return this.#string(plain ? body : withoutEscapes(body), false, start);
  }

  /** A hexadecimal string whose bracket stands at `pos` (7.3.4.3). */
  hex(): PdfString {
    const start = this.pos++;
    const close = this.bytes.indexOf(0x3e, this.pos);
    if (close < 0 || close >= this.end) throw this.#endless(start);
    const out = new Uint8Array((close - this.pos + 1) >> 1);
    let digits = 0;
    for (; this.pos < close; this.pos++) {
      const byte = this.bytes[this.pos]!;
      const digit = hexDigit(byte);
      if (digit >= 0) {
        out[digits >> 1] = out[digits >> 1]! | (digits & 1 ? digit : digit << 4);
        digits++;
      } else if (classes[byte] !== space) {
        throw new PdfError("broken-object", "a character that is no hexadecimal digit", this.pos);
      }
    }
    this.pos = close + 1;
    return this.#string(out.subarray(0, (digits + 1) >> 1), true, start);
  }

  #string(bytes: Uint8Array, hex: boolean, start: number): PdfString {
    return this.inFile ? new PdfString(bytes, hex, start, this.pos) : new PdfString(bytes, hex);
  }
}

/** Bytes as characters U+0000 to U+00FF. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

const escapes = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

function withoutEscapes(body: Uint8Array): Uint8Array {
  const out = new Uint8Array(body.length);
  let length = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte === 0x0d) {
      out[length++] = 0x0a;
      if (body[i + 1] === 0x0a) i++;
    } else if (byte !== 0x5c) {
      out[length++] = byte;
    } else {
      const next = body[++i];
      if (next === undefined) break;
      if (next >= 0x30 && next <= 0x37) {
        let code = next - 0x30;
        for (let n = 0; n < 2 && body[i + 1]! >= 0x30 && body[i + 1]! <= 0x37; n++) code = code * 8 + body[++i]! - 0x30;
        out[length++] = code;
      } else if (next === 0x0d) {
        if (body[i + 1] === 0x0a) i++;
      } else if (next !== 0x0a) {
        out[length++] = escapes.get(next) ?? next;
      }
    }
  }
  return out.subarray(0, length);
}
