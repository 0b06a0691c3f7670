import { PdfError } from "./errors";
import { isDigit, isSpace, Lexer } from "./lexer";
import type { Budget } from "./limits";
import { PdfDict } from "./objects";
import { ObjectParser } from "./parser";
import { type XrefEntry, type XrefRange, XrefSection } from "./xref-section";

const rowLength = 20;

/**
 * Reads a cross-reference table and its trailer (ISO 32000-1, 7.5.4). Rows of exactly 20 bytes are only skipped over;
 * rows of another length, which some producers write, are read one by one.
 * @param offset where the keyword xref stands
 * @param bias bytes before %PDF-, which row offsets do not count
 * @throws PdfError broken-xref
 */
export function readXrefTable(bytes: Uint8Array, offset: number, bias: number, budget: Budget): XrefSection {
  const lexer = new Lexer(bytes, offset);
  lexer.skipSpace();
  if (!lexer.keyword("xref")) throw new PdfError("broken-xref", "no cross-reference table stands here", offset);
  const ranges: XrefRange[] = [];
  let before = offset;
  for (;;) {
    lexer.skipSpace();
    budget.spendScan(lexer.pos - before);
    if (!isDigit(lexer.peek())) break;
    const start = lexer.integer();
    lexer.skipSpace();
    const count = lexer.integer();
    if (start === undefined || count === undefined) throw brokenTable(lexer.pos);
    budget.nodes -= 4;
    if (budget.nodes < 0) throw new PdfError("too-large", "too many cross-reference subsections", lexer.pos);
    if (start + count > budget.limits.maxObjectNumber + 1) {
      throw new PdfError("too-large", "object numbers beyond the limit", lexer.pos);
    }
    ranges.push(subsection(lexer, start, count, bias, budget));
    before = lexer.pos;
  }
  const keyword = lexer.pos;
  if (!trailerKeyword(lexer)) throw brokenTable(keyword);
  lexer.skipSpace();
  if (lexer.peek() !== 0x3c || lexer.peek(1) !== 0x3c) throw brokenTable(lexer.pos);
  const trailer = new ObjectParser(lexer, budget).object();
  if (!(trailer instanceof PdfDict)) throw brokenTable(keyword);
  return new XrefSection("table", offset, lexer.pos, trailer, withoutOffByOne(ranges));
}

function brokenTable(offset: number): PdfError {
  return new PdfError("broken-xref", "the cross-reference table is malformed", offset);
}

function trailerKeyword(lexer: Lexer): boolean {
  const word = "trailer";
  for (let i = 0; i < word.length; i++) if (lexer.peek(i) !== word.charCodeAt(i)) return false;
  lexer.pos += word.length;
  return true;
}

function subsection(lexer: Lexer, start: number, count: number, bias: number, budget: Budget): XrefRange {
  const behindHead = lexer.pos;
  while (isSpace(lexer.peek())) lexer.pos++;
  budget.spendScan(lexer.pos - behindHead);
  const { bytes, pos: at } = lexer;
  if (count === 0) return { start, count, read: () => ({ kind: "free", num: start, gen: 0 }) };
  const after = at + count * rowLength;
  if (after <= lexer.end && isRow(bytes, at) && isRow(bytes, after - rowLength) && endsWell(bytes, after)) {
    lexer.pos = after;
    return { start, count, read: (index) => readRow(bytes, at + index * rowLength, start + index, bias) };
  }
  return looseSubsection(lexer, start, count, bias, budget);
}

function endsWell(bytes: Uint8Array, after: number): boolean {
  const byte = bytes[after];
  return byte === undefined || byte === 0x74 || isDigit(byte) || isSpace(byte);
}

/** nnnnnnnnnn ggggg n, then two bytes of white space. */
function isRow(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < 16; i++) if (i === 10 ? bytes[at + i] !== 0x20 : !isDigit(bytes[at + i])) return false;
  const type = bytes[at + 17];
  return (
    bytes[at + 16] === 0x20 && (type === 0x6e || type === 0x66) && isSpace(bytes[at + 18]) && isSpace(bytes[at + 19])
  );
}

function readRow(bytes: Uint8Array, at: number, num: number, bias: number): XrefEntry {
  if (!isRow(bytes, at)) throw new PdfError("broken-xref", "a cross-reference row is malformed", at);
  return entry(num, digits(bytes, at, 10), digits(bytes, at + 11, 5), bytes[at + 17] === 0x6e, bias);
}

function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value = value * 10 + (bytes[at + i]! - 0x30);
  return value;
}

/** Some producers mark an object in use at offset 0 that they never wrote; it is free. */
function entry(num: number, offset: number, gen: number, inUse: boolean, bias: number): XrefEntry {
  return inUse && offset > 0 ? { kind: "offset", num, gen, offset: offset + bias } : { kind: "free", num, gen };
}

function looseSubsection(lexer: Lexer, start: number, count: number, bias: number, budget: Budget): XrefRange {
  const rows: XrefEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (--budget.nodes < 0) throw new PdfError("too-large", "too many cross-reference rows", lexer.pos);
    lexer.skipSpace();
    const offset = lexer.integer();
    lexer.skipSpace();
    const gen = lexer.integer();
    lexer.skipSpace();
    const inUse = lexer.peek() === 0x6e;
    if (offset === undefined || gen === undefined || !(lexer.keyword("n") || lexer.keyword("f"))) {
      throw brokenTable(lexer.pos);
    }
    rows.push(entry(start + i, offset, gen, inUse, bias));
  }
  return { start, count, read: (index) => rows[index]! };
}

/**
 * A table that begins "1 n" with the head of the free list was meant to begin at 0: a mistake of old producers that
 * every reader corrects.
 */
function withoutOffByOne(ranges: XrefRange[]): XrefRange[] {
  const [first, ...rest] = ranges;
  if (first?.start !== 1 || first.count === 0) return ranges;
  const head = first.read(0);
  if (head.kind !== "free" || head.gen !== 65535) return ranges;
  const read = (index: number): XrefEntry => ({ ...first.read(index), num: index });
  return [{ start: 0, count: first.count, read }, ...rest];
}
