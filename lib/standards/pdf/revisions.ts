import { isDigit, isSpace, Lexer } from "./lexer";
import type { XrefChain } from "./xref-chain";
import type { XrefEntry, XrefSection } from "./xref-section";

/** One revision: what the file was when it ended at `end` (ISO 32000-1, 7.5.6). */
export interface Revision {
  /** Behind %%EOF and one line end, where one follows: `PdfFile.open(bytes.subarray(0, end))` is the file then. */
  end: number;
  /** Directly behind %%EOF. A signature may cover up to here, up to `end`, or up to between CR and LF. */
  eof: number;
  /** Where its (newest) cross-reference section begins, in the file's bytes. */
  startxref: number;
  /** What it lists as added, replaced or freed, each object once. */
  entries(): XrefEntry[];
}

/**
 * Cuts the chain into revisions, the oldest first. Two sections are one revision in a linearized file (Annex F), and
 * where a producer wrote them one after the other with a single %%EOF.
 * @param note takes what readers may understand differently
 */
export function readRevisions(bytes: Uint8Array, chain: XrefChain, note: (text: string) => void): Revision[] {
  const revisions: Revision[] = [];
  const waiting = [...chain.sections];
  for (let newest = waiting.shift(); newest; newest = waiting.shift()) {
    const group = [newest];
    const main = linearizedMain(bytes, chain, newest, waiting);
    const end = endOf(bytes, main?.end ?? newest.end);
    if (main) group.push(waiting.shift()!);
    else if (waiting[0] && waiting[0].offset > newest.offset) {
      note(`the cross-reference at byte ${newest.offset} names a later one as its predecessor`);
    }
    while (!main && waiting[0] && continues(bytes, waiting[0], group.at(-1)!)) group.push(waiting.shift()!);
    if (!end) note(`the revision with its cross-reference at byte ${newest.offset} does not end with %%EOF`);
    else if (!samePlace(bytes, end.startxref + chain.bias, newest.offset))
      note(`startxref before byte ${end.eof} names another section`);
    revisions.push(revision(group, end ?? { eof: newest.end, end: newest.end }));
  }
  return revisions.reverse();
}

/** The main section of a linearized file: the oldest, behind the first-page section, ending with its address. */
function linearizedMain(bytes: Uint8Array, chain: XrefChain, first: XrefSection, older: readonly XrefSection[]) {
  const [main] = older;
  if (!main || older.length > 1 || main.offset < first.offset) return undefined;
  const end = endOf(bytes, main.end);
  return end && samePlace(bytes, end.startxref + chain.bias, first.offset) ? main : undefined;
}

/** True when nothing but white space lies between: startxref and /Prev may name the space before a section. */
function samePlace(bytes: Uint8Array, a: number, b: number): boolean {
  const from = Math.min(a, b);
  const to = Math.max(a, b);
  if (to - from > 256) return false;
  for (let i = from; i < to; i++) if (!isSpace(bytes[i])) return false;
  return true;
}

/** True when the older section has no end of its own before the newer one begins. */
function continues(bytes: Uint8Array, older: XrefSection, newer: XrefSection): boolean {
  if (older.end > newer.offset || newer.offset - older.end > 64 * 1024) return false;
  return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(older.end, newer.offset).includes("%%EOF");
}

interface End {
  eof: number;
  end: number;
  startxref: number;
}

function revision(sections: XrefSection[], { eof, end }: Omit<End, "startxref">): Revision {
  const entries = () => {
    const seen = new Map<number, XrefEntry>();
    for (const section of sections) {
      for (const entry of section.entries()) if (!seen.has(entry.num)) seen.set(entry.num, entry);
    }
    return [...seen.values()];
  };
  return { end, eof, startxref: sections[0]!.offset, entries };
}

/** `startxref`, a number and `%%EOF` behind a section; undefined when they do not follow it. */
function endOf(bytes: Uint8Array, from: number): End | undefined {
  // What follows a section is short; a long stretch of white space is not searched.
  const lexer = new Lexer(bytes, from, Math.min(bytes.length, from + 4096));
  lexer.skipSpace();
  if (!lexer.keyword("startxref")) return undefined;
  while (lexer.pos < lexer.end && !isDigit(lexer.peek()) && lexer.pos - from < 1024) lexer.pos++;
  const startxref = lexer.integer();
  if (startxref === undefined) return undefined;
  while (lexer.peek() === 0x0a || lexer.peek() === 0x0d || lexer.peek() === 0x20) lexer.pos++;
  for (const [i, char] of [..."%%EOF"].entries()) if (lexer.peek(i) !== char.charCodeAt(0)) return undefined;
  const eof = lexer.pos + 5;
  let end = eof;
  if (bytes[end] === 0x0d) end++;
  if (bytes[end] === 0x0a) end++;
  return { eof, end, startxref };
}
