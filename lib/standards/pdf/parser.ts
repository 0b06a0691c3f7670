import { PdfError } from "./errors";
import { isDigit, Lexer } from "./lexer";
import type { Budget } from "./limits";
import { name, PdfDict, type PdfObject, PdfRef, PdfStream, type StreamContext } from "./objects";
import { streamExtent } from "./stream-extent";

/** Reads objects (ISO 32000-1, 7.3) at the position of its lexer. */
export class ObjectParser {
  #depth = 0;
  #nodes = 0;

  constructor(
    readonly lexer: Lexer,
    readonly budget: Budget,
    /** Told of what readers may understand differently. */
    readonly note?: (text: string) => void,
  ) {}

  /** One direct object or reference. @throws PdfError broken-object, too-deep, too-large */
  object(): PdfObject {
    const start = this.lexer.pos;
    try {
      return this.#object();
    } finally {
      // Also when it fails: a string without an end costs as much as one with.
      this.budget.spendScan(this.lexer.farthest - start);
    }
  }

  #object(): PdfObject {
    const lexer = this.lexer;
    lexer.skipSpace();
    this.#count(1);
    const byte = lexer.peek();
    switch (byte) {
      case undefined:
        throw new PdfError("broken-object", "the data ends inside an object", lexer.pos);
      case 0x2f:
        return name(lexer.name());
      case 0x28:
        this.#count(3);
        return lexer.literal();
      case 0x5b:
        return this.#array();
      case 0x3c:
        if (lexer.peek(1) === 0x3c) return this.#dict();
        this.#count(3);
        return lexer.hex();
      case 0x2b:
      case 0x2d:
      case 0x2e:
        return lexer.number();
      default:
        if (isDigit(byte)) return this.#numberOrRef();
        if (lexer.keyword("true")) return true;
        if (lexer.keyword("false")) return false;
        if (lexer.keyword("null")) return null;
        throw new PdfError("broken-object", "no object stands here", lexer.pos);
    }
  }

  #dict(): PdfDict {
    const lexer = this.lexer;
    const start = lexer.pos;
    this.#enter(start);
    this.#count(5);
    lexer.pos += 2;
    const dict = new PdfDict();
    const twice: string[] = [];
    for (;;) {
      lexer.skipSpace();
      const byte = lexer.peek();
      if (byte === 0x2f) {
        const key = lexer.name();
        // A key directly before >> has lost its value; readers take it as null.
        lexer.skipSpace();
        const value = lexer.peek() === 0x3e && lexer.peek(1) === 0x3e ? null : this.#object();
        if (dict.has(key)) twice.push(key);
        dict.set(key, value);
      } else if (byte === 0x3e && lexer.peek(1) === 0x3e) {
        lexer.pos += 2;
        break;
      } else {
        throw new PdfError("broken-object", "a dictionary does not go on with a name", lexer.pos);
      }
    }
    if (twice.length > 0) {
      dict.duplicateKeys = twice;
      this.note?.(`a dictionary ${lexer.inFile ? `at byte ${start}` : "in an object stream"} gives a key twice`);
    }
    this.#depth--;
    return dict;
  }

  #array(): PdfObject[] {
    const lexer = this.lexer;
    this.#enter(lexer.pos);
    lexer.pos++;
    const items: PdfObject[] = [];
    for (;;) {
      lexer.skipSpace();
      if (lexer.peek() === 0x5d) {
        lexer.pos++;
        break;
      }
      items.push(this.#object());
    }
    this.#depth--;
    return items;
  }

  #numberOrRef(): PdfObject {
    const lexer = this.lexer;
    const start = lexer.pos;
    const num = lexer.integer();
    if (num === undefined) return lexer.number();
    const after = lexer.pos;
    lexer.skipSpace();
    if (isDigit(lexer.peek())) {
      const gen = lexer.integer();
      if (gen !== undefined && gen <= 65535) {
        lexer.skipSpace();
        if (lexer.keyword("R")) {
          if (num > this.budget.limits.maxObjectNumber) return null;
          return new PdfRef(num, gen);
        }
      }
    }
    lexer.pos = after;
    if (start === after) throw new PdfError("broken-object", "no object stands here", start);
    return num;
  }

  #enter(offset: number): void {
    if (++this.#depth > this.budget.limits.maxDepth)
      throw new PdfError("too-deep", "objects are nested too deep", offset);
  }

  #count(weight: number): void {
    this.#nodes += weight;
    this.budget.nodes -= weight;
    if (this.#nodes > this.budget.limits.maxNodesPerObject || this.budget.nodes < 0) {
      throw new PdfError("too-large", "an object has too many parts", this.lexer.pos);
    }
  }
}

/** An indirect object as it stands in the file. `end` is behind `endobj`, or behind the value where that is missing. */
export interface IndirectObject {
  num: number;
  gen: number;
  value: PdfObject;
  end: number;
}

/**
 * Reads `num gen obj ... endobj` at `offset` (7.3.10).
 * @param context resolves an indirect /Length and is handed to the stream
 * @throws PdfError broken-object when no object stands there
 */
export function parseIndirect(bytes: Uint8Array, offset: number, context: StreamContext): IndirectObject {
  const lexer = new Lexer(bytes, offset);
  lexer.skipSpace();
  context.budget.spendScan(lexer.pos - offset);
  const num = lexer.integer();
  lexer.skipSpace();
  const gen = lexer.integer();
  lexer.skipSpace();
  if (num === undefined || gen === undefined || !objKeyword(lexer)) {
    throw new PdfError("broken-object", "no indirect object stands here", offset);
  }
  let value = new ObjectParser(lexer, context.budget, context.note?.bind(context)).object();
  lexer.skipSpace();
  if (value instanceof PdfDict) {
    const extent = streamExtent(lexer, value, context);
    if (extent) {
      value = new PdfStream(value, bytes.subarray(extent.start, extent.end), context);
      lexer.pos = extent.after;
      lexer.skipSpace();
    }
  }
  lexer.keyword("endobj"); // its absence is forgiven, as by other readers
  return { num, gen, value, end: lexer.pos };
}

/** `obj` may be followed by its value without a gap, even by a digit. */
function objKeyword(lexer: Lexer): boolean {
  if (lexer.peek() !== 0x6f || lexer.peek(1) !== 0x62 || lexer.peek(2) !== 0x6a) return false;
  lexer.pos += 3;
  return true;
}
