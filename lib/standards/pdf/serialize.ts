import { ByteWriter } from "./byte-writer";
import { PdfError } from "./errors";
import { PdfDict, PdfName, type PdfObject, PdfPlaceholder, PdfRef, PdfStream, PdfString } from "./objects";

/** Where the fill bytes of a placeholder stand. */
export interface PlaceholderWindow {
  start: number;
  length: number;
}

/**
 * Writes objects in the shortest plain form; equal objects give equal bytes.
 * Positions of placeholders are recorded relative to the first byte written.
 */
export class ObjectWriter {
  readonly out: ByteWriter;
  readonly placeholders = new Map<string, PlaceholderWindow>();

  /** @param capacity bytes to make room for at the start */
  constructor(capacity = 4096) {
    this.out = new ByteWriter(capacity);
  }

  /** Appends one object. @throws PdfError misuse on a number that PDF cannot express, or a placeholder id used twice */
  write(object: PdfObject): void {
    if (object === null) this.out.latin1("null");
    else if (typeof object === "boolean") this.out.latin1(object ? "true" : "false");
    else if (typeof object === "number") this.out.latin1(formatNumber(object));
    else if (object instanceof PdfName) this.out.latin1(formatName(object.value));
    else if (object instanceof PdfString) this.#string(object);
    else if (object instanceof PdfRef) this.out.latin1(object.toString());
    else if (Array.isArray(object)) this.#array(object);
    else if (object instanceof PdfDict) this.#dict(object);
    else if (object instanceof PdfStream) this.#stream(object);
    else this.#placeholder(object);
  }

  #array(items: PdfObject[]): void {
    this.out.byte(0x5b);
    for (const [i, item] of items.entries()) {
      if (i > 0) this.out.byte(0x20);
      this.write(item);
    }
    this.out.byte(0x5d);
  }

  #dict(dict: PdfDict, length?: number): void {
    this.out.latin1("<<");
    for (const [key, value] of dict.entries()) {
      if (length !== undefined && key === "Length") continue;
      this.out.latin1(formatName(key));
      this.out.byte(0x20);
      this.write(value);
    }
    if (length !== undefined) this.out.latin1(`/Length ${length}`);
    this.out.latin1(">>");
  }

  #stream(stream: PdfStream): void {
    this.#dict(stream.dict, stream.raw.length);
    this.out.latin1("\nstream\n");
    this.out.raw(stream.raw);
    this.out.latin1("\nendstream");
  }

  #string(string: PdfString): void {
    if (string.hex) {
      this.out.byte(0x3c);
      this.out.latin1(Buffer.from(string.bytes).toString("hex").toUpperCase());
      this.out.byte(0x3e);
      return;
    }
    this.out.byte(0x28);
    for (const byte of string.bytes) {
      // An unescaped CR would be read as LF (7.3.4.2); the rest delimits or escapes.
      if (byte === 0x0d) this.out.latin1("\\r");
      else {
        if (byte === 0x28 || byte === 0x29 || byte === 0x5c) this.out.byte(0x5c);
        this.out.byte(byte);
      }
    }
    this.out.byte(0x29);
  }

  #placeholder(room: PdfPlaceholder): void {
    if (this.placeholders.has(room.id)) throw new PdfError("misuse", `placeholder ${room.id} is written twice`);
    this.out.latin1(room.open);
    this.placeholders.set(room.id, { start: this.out.length, length: room.length });
    this.out.fill(room.fillByte, room.length);
    this.out.latin1(room.close);
  }
}

/** About how many bytes an object will take: exact for what is long, streams and room to be filled in. */
export function roughSize(object: PdfObject): number {
  if (object instanceof PdfStream) return 256 + object.raw.length;
  if (!(object instanceof PdfDict)) return 64;
  let size = 64;
  for (const [, value] of object.entries()) size += value instanceof PdfPlaceholder ? value.length : 32;
  return size;
}

/** One object as bytes. Streams include `stream`...`endstream`. */
export function serialize(object: PdfObject): Uint8Array {
  const writer = new ObjectWriter();
  writer.write(object);
  return writer.out.finish();
}

/** A number without exponent, exact to the last digit of the double. @throws PdfError misuse on NaN and infinities */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new PdfError("misuse", "a number that PDF cannot express");
  if (value === 0) return "0";
  const text = String(value);
  const e = text.indexOf("e");
  if (e < 0) return text;
  const sign = value < 0 ? "-" : "";
  const exponent = Number(text.slice(e + 1));
  const [whole = "", fraction = ""] = text.slice(sign.length, e).split(".");
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits}${"0".repeat(point - digits.length)}`;
}

/** A name with its slash; anything but regular printable characters is written as #xx (7.3.5). */
export function formatName(value: string): string {
  if (/^[A-Za-z0-9_.+*-]*$/.test(value)) return `/${value}`;
  let text = "/";
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 0xff || code === 0) throw new PdfError("misuse", "a name may hold only bytes other than zero");
    const regular = code > 0x20 && code < 0x7f && !"()<>[]{}/%#".includes(value[i]!);
    text += regular ? value[i] : `#${code.toString(16).padStart(2, "0").toUpperCase()}`;
  }
  return text;
}
