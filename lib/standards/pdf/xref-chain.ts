import { PdfError } from "./errors";
import { isDigit, Lexer } from "./lexer";
import type { PdfObject, StreamContext } from "./objects";
import type { XrefSection } from "./xref-section";
import { readXrefStream } from "./xref-stream";
import { readXrefTable } from "./xref-table";

/** All cross-reference sections, the newest first. */
export interface XrefChain {
  sections: XrefSection[];
  /** The number behind the last `startxref`, as written. */
  startxref: number;
  /** Bytes before %PDF- that offsets do not count; 0 where they do. */
  bias: number;
  /** Things on which readers may disagree, in words for a report. */
  ambiguities: string[];
}

const startxrefWord = Buffer.from("startxref");
const headerWord = Buffer.from("%PDF-");

/** Position of %PDF- within the first 1024 bytes (ISO 32000-1, Annex H, note 13). @throws PdfError not-a-pdf */
export function headerOffset(bytes: Uint8Array): number {
  const at = view(bytes.subarray(0, 1024 + headerWord.length)).indexOf(headerWord);
  if (at < 0) throw new PdfError("not-a-pdf", "no PDF header");
  return at;
}

/**
 * Follows startxref and /Prev (ISO 32000-1, 7.5.5, 7.5.6, 7.5.8). Reads no object and no row.
 * @throws PdfError broken-xref, too-large
 */
export function readXrefChain(bytes: Uint8Array, context: StreamContext): XrefChain {
  const header = headerOffset(bytes);
  const startxref = lastStartxref(bytes);
  const chain: XrefChain = { sections: [], startxref, bias: 0, ambiguities: [] };
  if (header > 0 && !isSection(bytes, startxref)) chain.bias = header;
  const seen = new Set<number>();
  let at: number | undefined = startxref;
  while (at !== undefined) {
    if (seen.has(at)) {
      chain.ambiguities.push(`the cross-reference chain returns to byte ${at}`);
      break;
    }
    seen.add(at);
    if (seen.size > context.budget.limits.maxSections) {
      throw new PdfError("too-large", "too many cross-reference sections", at);
    }
    const section = readSection(bytes, at + chain.bias, chain.bias, context);
    chain.sections.push(section);
    const hidden = section.kind === "table" ? position(section.trailer.get("XRefStm")) : undefined;
    if (hidden !== undefined && !seen.has(hidden)) {
      seen.add(hidden);
      section.hidden = readXrefStream(bytes, hidden + chain.bias, chain.bias, context);
    }
    at = position(section.trailer.get("Prev"));
  }
  return chain;
}

/** Some producers write 0 for "none". */
function position(value: PdfObject | undefined): number | undefined {
  return typeof value === "number" && value > 0 ? Math.floor(value) : undefined;
}

function readSection(bytes: Uint8Array, at: number, bias: number, context: StreamContext): XrefSection {
  const lexer = new Lexer(bytes, at);
  if (at >= bytes.length) throw new PdfError("broken-xref", "the cross-reference lies beyond the end", at);
  lexer.skipSpace();
  context.budget.spendScan(lexer.pos - at);
  try {
    if (isDigit(lexer.peek())) return readXrefStream(bytes, at, bias, context);
    return readXrefTable(bytes, at, bias, context.budget);
  } catch (error) {
    if (error instanceof PdfError && (error.code === "broken-object" || error.code === "broken-stream")) {
      throw new PdfError("broken-xref", `the cross-reference cannot be read: ${error.message}`, at);
    }
    throw error;
  }
}

function isSection(bytes: Uint8Array, at: number): boolean {
  const lexer = new Lexer(bytes, Math.min(at, bytes.length));
  lexer.skipSpace();
  if (lexer.keyword("xref")) return true;
  if (lexer.integer() === undefined) return false;
  lexer.skipSpace();
  if (lexer.integer() === undefined) return false;
  lexer.skipSpace();
  return lexer.peek() === 0x6f && lexer.peek(1) === 0x62 && lexer.peek(2) === 0x6a;
}

/** The number behind the last `startxref`: normally within the last 1024 bytes, looked for in the last 64 KiB. */
function lastStartxref(bytes: Uint8Array): number {
  for (const reach of [1024, 64 * 1024]) {
    const from = Math.max(0, bytes.length - reach);
    const found = view(bytes.subarray(from)).lastIndexOf(startxrefWord);
    if (found < 0) continue;
    const lexer = new Lexer(bytes, from + found + startxrefWord.length);
    lexer.skipSpace();
    const value = lexer.integer();
    if (value === undefined) throw new PdfError("broken-xref", "no number follows startxref", lexer.pos);
    return value;
  }
  throw new PdfError("broken-xref", "no startxref near the end of the file");
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
