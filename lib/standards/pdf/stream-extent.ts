import { PdfError } from "./errors";
import type { Lexer } from "./lexer";
import type { PdfDict, StreamContext } from "./objects";

/** Where the data of a stream stands, and the position behind `endstream`. */
export interface StreamExtent {
  start: number;
  end: number;
  after: number;
}

const endstream = Buffer.from("endstream");
const endobj = Buffer.from("endobj");

/**
 * Finds the data of a stream when the keyword `stream` stands at the lexer's position, otherwise returns undefined.
 * /Length is believed when `endstream` follows; else the data is searched for it, as all readers do.
 * @throws PdfError broken-object when no end is found
 */
export function streamExtent(lexer: Lexer, dict: PdfDict, context: StreamContext): StreamExtent | undefined {
  const keyword = lexer.pos;
  if (!isStreamKeyword(lexer)) return undefined;
  let start = keyword + 6;
  // CR LF or LF (7.3.8.1); a CR alone and spaces before the line end are met in the field.
  while (lexer.bytes[start] === 0x20) start++;
  if (lexer.bytes[start] === 0x0d) start += lexer.bytes[start + 1] === 0x0a ? 2 : 1;
  else if (lexer.bytes[start] === 0x0a) start++;
  const length = context.resolve(dict.get("Length"));
  if (typeof length === "number" && Number.isSafeInteger(length) && length >= 0 && start + length <= lexer.end) {
    const after = behindEndstream(lexer.bytes, start + length);
    if (after > 0) return { start, end: start + length, after };
  }
  return searched(lexer, start, context);
}

function isStreamKeyword(lexer: Lexer): boolean {
  const word = "stream";
  for (let i = 0; i < word.length; i++) if (lexer.peek(i) !== word.charCodeAt(i)) return false;
  const next = lexer.peek(6);
  return next === 0x0a || next === 0x0d || next === 0x20;
}

/** Position behind `endstream` when it follows `at` with at most white space between, otherwise -1. */
function behindEndstream(bytes: Uint8Array, at: number): number {
  let pos = at;
  for (let i = 0; i < 8; i++, pos++) {
    const byte = bytes[pos];
    if (byte !== 0x0a && byte !== 0x0d && byte !== 0x20 && byte !== 0x09) break;
  }
  for (let i = 0; i < endstream.length; i++) if (bytes[pos + i] !== endstream[i]) return -1;
  return pos + endstream.length;
}

function searched(lexer: Lexer, start: number, context: StreamContext): StreamExtent {
  const data = Buffer.from(lexer.bytes.buffer, lexer.bytes.byteOffset, lexer.end);
  let found = data.indexOf(endstream, start);
  let after = found + endstream.length;
  if (found < 0) {
    found = data.indexOf(endobj, start);
    after = found;
  }
  context.budget.spendScan((found < 0 ? lexer.end : found) - start);
  if (found < 0) throw new PdfError("broken-object", "a stream does not end", start);
  let end = found;
  if (end > start && lexer.bytes[end - 1] === 0x0a) end--;
  if (end > start && lexer.bytes[end - 1] === 0x0d) end--;
  return { start, end, after };
}
