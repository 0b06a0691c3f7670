import { PdfError } from "./errors";
import { Lexer } from "./lexer";
import type { Budget } from "./limits";
import type { PdfObject, PdfStream } from "./objects";
import { ObjectParser } from "./parser";

/** The inflated content of an object stream (ISO 32000-1, 7.5.7); objects are read from it one by one. */
export class ObjectStream {
  readonly #data: Uint8Array;
  readonly #nums: number[] = [];
  readonly #offsets: number[] = [];

  /**
   * @param count value of /N; @param first value of /First
   * @throws PdfError broken-object when the head of the stream cannot be read
   */
  constructor(
    stream: PdfStream,
    count: number,
    first: number,
    readonly budget: Budget,
    readonly note?: (text: string) => void,
  ) {
    this.#data = stream.decode(budget);
    const lexer = new Lexer(this.#data, 0, Math.min(first, this.#data.length), false);
    for (let i = 0; i < count; i++) {
      lexer.skipSpace();
      const num = lexer.integer();
      lexer.skipSpace();
      const offset = lexer.integer();
      if (num === undefined || offset === undefined) break;
      if (--budget.nodes < 0) throw new PdfError("too-large", "too many objects");
      this.#nums.push(num);
      this.#offsets.push(first + offset);
    }
  }

  /** Numbers of the objects inside, in their order. */
  get numbers(): readonly number[] {
    return this.#nums;
  }

  /**
   * Object `num`, expected at `index`; undefined when it is not here.
   * @throws PdfError broken-object
   */
  object(num: number, index: number): PdfObject | undefined {
    const at = this.#nums[index] === num ? index : this.#nums.indexOf(num);
    const offset = this.#offsets[at];
    if (offset === undefined) return undefined;
    return new ObjectParser(new Lexer(this.#data, offset, this.#data.length, false), this.budget, this.note).object();
  }
}
