import { PdfError } from "./errors";
import { isDigit, isSpace, Lexer } from "./lexer";
import { ObjectStream } from "./object-stream";
import { isName, PdfDict, type PdfObject, PdfRef, PdfStream, type StreamContext } from "./objects";
import { ObjectParser, parseIndirect } from "./parser";
import type { XrefChain } from "./xref-chain";
import { headerOffset } from "./xref-chain";
import { type XrefEntry, XrefSection } from "./xref-section";

/** An object head found by scanning. */
export interface FoundObject {
  num: number;
  gen: number;
  offset: number;
}

/**
 * Finds every `num gen obj` between two positions, in file order, without believing any cross-reference. Matches
 * inside stream data are found too. A validator uses it to see objects that a revision does not list.
 */
export function scanObjects(bytes: Uint8Array, start = 0, end = bytes.length): FoundObject[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  const found: FoundObject[] = [];
  for (let at = view.indexOf("obj", start); at >= 0; at = view.indexOf("obj", at + 3)) {
    const gen = numberBefore(bytes, at, start, 5);
    const num = gen && numberBefore(bytes, gen.start, start, 10);
    if (num && !isDigit(bytes[num.start - 1])) found.push({ num: num.value, gen: gen.value, offset: num.start });
  }
  return found;
}

/** The number that ends, before white space, at `at`. */
function numberBefore(bytes: Uint8Array, at: number, from: number, maxDigits: number) {
  let pos = at;
  while (pos > from && isSpace(bytes[pos - 1]) && at - pos < 16) pos--;
  if (pos === at) return undefined;
  const end = pos;
  while (pos > from && isDigit(bytes[pos - 1]) && end - pos < maxDigits) pos--;
  if (pos === end) return undefined;
  let value = 0;
  for (let i = pos; i < end; i++) value = value * 10 + (bytes[i]! - 0x30);
  return { start: pos, value };
}

/**
 * Makes a cross-reference by scanning the whole file; later objects replace earlier ones.
 * @throws PdfError broken-xref when no catalog is found
 */
export function rebuildXref(bytes: Uint8Array, context: StreamContext): XrefChain {
  headerOffset(bytes);
  const entries = new Map<number, XrefEntry>();
  let trailer = lastTrailer(bytes, context);
  let catalog: PdfRef | undefined;
  for (const { num, gen, offset } of scanObjects(bytes)) {
    if (num > context.budget.limits.maxObjectNumber) continue;
    const value = tryObject(bytes, offset, context);
    if (value === undefined) continue;
    entries.set(num, { kind: "offset", num, gen, offset });
    if (value instanceof PdfStream && isName(value.dict.get("Type"), "ObjStm")) {
      for (const [index, inner] of contained(value, context)) {
        entries.set(inner, { kind: "compressed", num: inner, gen: 0, stream: num, index });
      }
    } else if (value instanceof PdfStream && isName(value.dict.get("Type"), "XRef") && value.dict.ref("Root")) {
      trailer = value.dict;
    } else if (value instanceof PdfDict && isName(value.get("Type"), "Catalog")) {
      catalog = new PdfRef(num, gen);
    }
  }
  const root = trailer?.ref("Root") ?? catalog;
  if (!root) throw new PdfError("broken-xref", "no catalog is found in the file");
  const made = new PdfDict([["Root", root]]);
  for (const key of ["Info", "ID", "Encrypt"]) {
    const value = trailer?.get(key);
    if (value !== undefined) made.set(key, value);
  }
  let top = 1;
  for (const num of entries.keys()) top = Math.max(top, num + 1);
  const read = (num: number): XrefEntry => entries.get(num) ?? { kind: "free", num, gen: 0 };
  const section = new XrefSection("table", 0, 0, made, [{ start: 0, count: top, read }]);
  return { sections: [section], startxref: 0, bias: 0, ambiguities: ["the cross-reference was rebuilt by scanning"] };
}

function tryObject(bytes: Uint8Array, offset: number, context: StreamContext): PdfObject | undefined {
  try {
    return parseIndirect(bytes, offset, context).value;
  } catch (error) {
    if (error instanceof PdfError && error.code !== "too-large") return undefined;
    throw error;
  }
}

function contained(stream: PdfStream, context: StreamContext): [number, number][] {
  const { dict } = stream;
  try {
    const inside = new ObjectStream(stream, dict.integer("N") ?? 0, dict.integer("First") ?? 0, context.budget);
    return [...inside.numbers.entries()];
  } catch (error) {
    if (error instanceof PdfError && error.code !== "too-large") return [];
    throw error;
  }
}

function lastTrailer(bytes: Uint8Array, context: StreamContext): PdfDict | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = view.lastIndexOf("trailer"); at >= 0; at = at > 0 ? view.lastIndexOf("trailer", at - 1) : -1) {
    try {
      const dict = new ObjectParser(new Lexer(bytes, at + 7), context.budget).object();
      if (dict instanceof PdfDict && dict.ref("Root")) return dict;
    } catch (error) {
      if (!(error instanceof PdfError) || error.code === "too-large") throw error;
    }
  }
  return undefined;
}
