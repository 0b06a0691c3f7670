import { PdfError } from "./errors";
import { decodeFilters, type FilterParams, type FilterStep } from "./filters";
import { Budget } from "./limits";
import { decodeTextString, encodeTextString, latin1Bytes } from "./text-strings";

/** Any value of ISO 32000-1, 7.3. Integers and reals are both numbers. */
export type PdfObject =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream
  | PdfPlaceholder;

export type PdfArray = PdfObject[];

/** A name (7.3.5). `value` holds its bytes as characters U+0000 to U+00FF, without the slash and with #xx undone. */
export class PdfName {
  constructor(readonly value: string) {}

  /** The name read as UTF-8, for showing it to a person. */
  text(): string {
    return Buffer.from(this.value, "latin1").toString("utf8");
  }
}

// Bounded, because names come from files that strangers upload.
const interned = new Map<string, PdfName>();

/** A PdfName; common names share one object, but compare names by `.value`, not by identity. */
export function name(value: string): PdfName {
  const known = interned.get(value);
  if (known) return known;
  const made = new PdfName(value);
  if (interned.size < 2000 && value.length < 32) interned.set(value, made);
  return made;
}

/** True when `object` is the name `value`. */
export function isName(object: PdfObject | undefined, value: string): boolean {
  return object instanceof PdfName && object.value === value;
}

/** A string (7.3.4). When it was read from file bytes, `start` and `end` bound its token, delimiters included; else -1. */
export class PdfString {
  constructor(
    readonly bytes: Uint8Array,
    readonly hex = false,
    readonly start = -1,
    readonly end = -1,
  ) {}

  /** Decoded as a text string (7.9.2.2): UTF-16BE or UTF-8 with byte order mark, otherwise PDFDocEncoding. */
  text(): string {
    return decodeTextString(this.bytes);
  }
}

/** A text string: PDFDocEncoding where the text is plain ASCII, otherwise UTF-16BE (7.9.2.2). */
export function textString(text: string): PdfString {
  return new PdfString(encodeTextString(text));
}

/** A string of the given bytes, written in hexadecimal. */
export function hexString(bytes: Uint8Array): PdfString {
  return new PdfString(bytes, true);
}

/** A string whose characters are bytes (U+0000 to U+00FF), such as a date or /DA. */
export function byteString(text: string): PdfString {
  return new PdfString(latin1Bytes(text));
}

/** A reference to an indirect object (7.3.10). */
export class PdfRef {
  constructor(
    readonly num: number,
    readonly gen: number = 0,
  ) {}

  equals(other: PdfObject | undefined): boolean {
    return other instanceof PdfRef && other.num === this.num && other.gen === this.gen;
  }

  toString(): string {
    return `${this.num} ${this.gen} R`;
  }
}

/** A dictionary (7.3.7). Keys are name values without the slash. Getters return undefined on another type; they follow no reference. */
export class PdfDict {
  readonly #entries: Map<string, PdfObject>;
  /** Keys that the file gave more than once (the last one counts). Readers disagree about them, so a validator refuses them. */
  duplicateKeys: readonly string[] = [];

  constructor(entries: Iterable<readonly [string, PdfObject]> = []) {
    this.#entries = new Map(entries);
  }

  /** `PdfDict.of({ Type: name("Page") })`; undefined values are left out. */
  static of(entries: Record<string, PdfObject | undefined>): PdfDict {
    const dict = new PdfDict();
    for (const [key, value] of Object.entries(entries)) if (value !== undefined) dict.set(key, value);
    return dict;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): PdfObject | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  set(key: string, value: PdfObject): this {
    this.#entries.set(key, value);
    return this;
  }

  delete(key: string): boolean {
    return this.#entries.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  entries(): IterableIterator<[string, PdfObject]> {
    return this.#entries.entries();
  }

  /** Value of a name entry, without the slash. */
  name(key: string): string | undefined {
    const value = this.#entries.get(key);
    return value instanceof PdfName ? value.value : undefined;
  }

  number(key: string): number | undefined {
    const value = this.#entries.get(key);
    return typeof value === "number" ? value : undefined;
  }

  integer(key: string): number | undefined {
    const value = this.#entries.get(key);
    return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
  }

  boolean(key: string): boolean | undefined {
    const value = this.#entries.get(key);
    return typeof value === "boolean" ? value : undefined;
  }

  string(key: string): PdfString | undefined {
    const value = this.#entries.get(key);
    return value instanceof PdfString ? value : undefined;
  }

  ref(key: string): PdfRef | undefined {
    const value = this.#entries.get(key);
    return value instanceof PdfRef ? value : undefined;
  }

  array(key: string): PdfArray | undefined {
    const value = this.#entries.get(key);
    return Array.isArray(value) ? value : undefined;
  }

  dict(key: string): PdfDict | undefined {
    const value = this.#entries.get(key);
    return value instanceof PdfDict ? value : undefined;
  }
}

/** What a stream needs of its file to decode itself. */
export interface StreamContext {
  resolve(object: PdfObject | undefined): PdfObject;
  readonly budget: Budget;
  readonly isEncrypted: boolean;
  /** Takes what readers may understand differently. */
  note?(text: string): void;
}

/** A stream (7.3.8). `raw` are its bytes as they stand in the file, a view on the file's bytes. /Length is written anew. */
export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    readonly raw: Uint8Array,
    readonly context?: StreamContext,
  ) {}

  /**
   * The data with all filters undone.
   * @throws PdfError encrypted, too-large, broken-stream, unsupported-filter (image codecs)
   */
  decode(budget: Budget = this.context?.budget ?? new Budget()): Uint8Array {
    if (this.context?.isEncrypted) throw new PdfError("encrypted", "streams of an encrypted file cannot be read");
    return decodeFilters(this.raw, this.filters(), budget);
  }

  /** The filters in the order in which they are undone. */
  filters(): FilterStep[] {
    const filter = this.#resolved(this.dict.get("Filter") ?? this.dict.get("F"));
    const params = this.#resolved(this.dict.get("DecodeParms") ?? this.dict.get("DP"));
    const names = Array.isArray(filter) ? filter : [filter];
    const list = Array.isArray(params) ? params : [params];
    const steps: FilterStep[] = [];
    for (const [i, entry] of names.entries()) {
      const filterName = this.#resolved(entry);
      if (filterName instanceof PdfName) {
        steps.push({ name: filterName.value, params: this.#params(this.#resolved(list[i])) });
      }
    }
    return steps;
  }

  #params(object: PdfObject): FilterParams | undefined {
    if (!(object instanceof PdfDict)) return undefined;
    const number = (key: string) => {
      const value = this.#resolved(object.get(key));
      return typeof value === "number" ? value : undefined;
    };
    return {
      predictor: number("Predictor"),
      colors: number("Colors"),
      bitsPerComponent: number("BitsPerComponent"),
      columns: number("Columns"),
      earlyChange: number("EarlyChange"),
    };
  }

  #resolved(object: PdfObject | undefined): PdfObject {
    if (this.context) return this.context.resolve(object);
    return object ?? null;
  }
}

/**
 * Room to be filled in after serialization: `open`, then `length` bytes of `fillByte`, then `close`.
 * Increment.finish() reports where the fill bytes stand (without `open` and `close`).
 */
export class PdfPlaceholder {
  constructor(
    readonly length: number,
    readonly fillByte: number,
    readonly id: string,
    readonly open = "",
    readonly close = "",
  ) {}
}
