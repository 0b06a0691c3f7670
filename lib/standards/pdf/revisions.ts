import { isDigit, Lexer } from "./lexer";
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
 * Cuts the chain into revisions, the oldest first. The two sections of a linearized file are one revision.
 * @param note takes what readers may understand differently
 */
export function readRevisions(bytes: Uint8Array, chain: XrefChain, note: (text: string) => void): Revision[] {
  const revisions: Revision[] = [];
  const { sections } = chain;
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i]!;
    const main = sections[i + 1];
    if (main && main.offset > section.offset) {
      const end = endOf(bytes, main.end);
      if (i + 2 === sections.length && end && end.startxref + chain.bias === section.offset) {
        revisions.push(revision([section, main], end));
        i++;
        continue;
      }
      note(`the cross-reference at byte ${section.offset} names a later one as its predecessor`);
    }
    const end = endOf(bytes, section.end);
    if (!end) note(`the revision with its cross-reference at byte ${section.offset} does not end with %%EOF`);
    else if (end.startxref + chain.bias !== section.offset)
      note(`startxref before byte ${end.eof} names another section`);
    revisions.push(revision([section], end ?? { eof: section.end, end: section.end, startxref: section.offset }));
  }
  return revisions.reverse();
}

interface End {
  eof: number;
  end: number;
  startxref: number;
}

function revision(sections: XrefSection[], { eof, end }: End): Revision {
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
  const lexer = new Lexer(bytes, from);
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
