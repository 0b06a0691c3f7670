import {
  type PdfArray,
  PdfDict,
  PdfName,
  type PdfObject,
  PdfPlaceholder,
  PdfRef,
  PdfStream,
  PdfString,
} from "./objects";

/**
 * Deep equality by meaning: spelling (hexadecimal or literal, 1 or 1.0, order of keys) does not count, an entry that is
 * null equals an absent one (ISO 32000-1, 7.3.7), references are equal when their numbers are, streams when their
 * dictionaries (without /Length) and raw bytes are.
 */
export function equals(a: PdfObject | undefined, b: PdfObject | undefined): boolean {
  if (a === undefined) a = null;
  if (b === undefined) b = null;
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (a instanceof PdfName) return b instanceof PdfName && a.value === b.value;
  if (a instanceof PdfRef) return a.equals(b);
  if (a instanceof PdfString) return b instanceof PdfString && sameBytes(a.bytes, b.bytes);
  if (Array.isArray(a)) return Array.isArray(b) && sameArrays(a, b);
  if (a instanceof PdfDict) return b instanceof PdfDict && sameDicts(a, b, "");
  if (a instanceof PdfStream) {
    return b instanceof PdfStream && sameDicts(a.dict, b.dict, "Length") && sameBytes(a.raw, b.raw);
  }
  return (
    b instanceof PdfPlaceholder &&
    a.id === b.id &&
    a.length === b.length &&
    a.fillByte === b.fillByte &&
    a.open === b.open &&
    a.close === b.close
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

function sameArrays(a: PdfArray, b: PdfArray): boolean {
  return a.length === b.length && a.every((item, i) => equals(item, b[i]));
}

function sameDicts(a: PdfDict, b: PdfDict, except: string): boolean {
  for (const [key, value] of a.entries()) if (key !== except && !equals(value, b.get(key))) return false;
  for (const [key, value] of b.entries()) if (key !== except && value !== null && !a.has(key)) return false;
  return true;
}

/** A deep copy that may be changed; strings and stream bytes are shared, since they are never changed in place. */
export function clone<T extends PdfObject>(object: T): T;
export function clone(object: PdfObject): PdfObject {
  if (Array.isArray(object)) return object.map((item) => clone(item));
  if (object instanceof PdfDict) return cloneDict(object);
  if (object instanceof PdfStream) return new PdfStream(cloneDict(object.dict), object.raw, object.context);
  return object;
}

function cloneDict(dict: PdfDict): PdfDict {
  const copy = new PdfDict();
  for (const [key, value] of dict.entries()) copy.set(key, clone(value));
  return copy;
}
