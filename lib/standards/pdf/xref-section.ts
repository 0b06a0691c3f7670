import type { PdfDict } from "./objects";

/** Where an object stands. Offsets are positions in the file's bytes. */
export type XrefEntry =
  | { kind: "free"; num: number; gen: number }
  | { kind: "offset"; num: number; gen: number; offset: number }
  | { kind: "compressed"; num: number; gen: 0; stream: number; index: number };

/** A run of consecutive object numbers whose rows are read one by one, when they are asked for. */
export interface XrefRange {
  start: number;
  count: number;
  /** The entry of object `start + index`. */
  read(index: number): XrefEntry;
}

/** One cross-reference table or stream with its trailer (ISO 32000-1, 7.5.4, 7.5.5, 7.5.8). */
export class XrefSection {
  /** The stream named by /XRefStm of a hybrid file (7.5.8.4). */
  hidden?: XrefSection;
  /** Object numbers that stand in more than one subsection. */
  readonly overlaps: number[] = [];
  readonly #sorted: XrefRange[];
  #first?: Map<number, XrefEntry>;

  constructor(
    readonly kind: "table" | "stream",
    /** Where the section begins in the file's bytes. */
    readonly offset: number,
    /** Behind the trailer dictionary, or behind the stream object. */
    readonly end: number,
    readonly trailer: PdfDict,
    readonly ranges: readonly XrefRange[],
  ) {
    this.#sorted = ranges.filter((range) => range.count > 0).sort((a, b) => a.start - b.start);
    let reached = 0;
    for (const range of this.#sorted) {
      if (range.start < reached) this.overlaps.push(range.start);
      reached = Math.max(reached, range.start + range.count);
    }
  }

  /** One more than the highest object number listed. */
  get top(): number {
    let top = 0;
    for (const range of this.#sorted) top = Math.max(top, range.start + range.count);
    return Math.max(top, this.hidden?.top ?? 0);
  }

  /**
   * The entry of an object, or undefined when this section does not speak of it. In a hybrid section an object that
   * the table hides as free is looked up in the stream (7.5.8.4).
   */
  find(num: number): XrefEntry | undefined {
    const entry = this.#own(num);
    if (this.hidden && (!entry || entry.kind === "free")) return this.hidden.find(num) ?? entry;
    return entry;
  }

  /** All entries of the section, hidden ones included, each number once. */
  *entries(): Generator<XrefEntry> {
    const seen = new Set<number>();
    for (const range of [...this.ranges, ...(this.hidden?.ranges ?? [])]) {
      for (let i = 0; i < range.count; i++) {
        const num = range.start + i;
        if (seen.has(num)) continue;
        seen.add(num);
        const entry = this.find(num);
        if (entry) yield entry;
      }
    }
  }

  #own(num: number): XrefEntry | undefined {
    if (this.overlaps.length > 0) return this.#firstOf(num);
    let low = 0;
    let high = this.#sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.#sorted[middle]!;
      if (num < range.start) high = middle - 1;
      else if (num >= range.start + range.count) low = middle + 1;
      else return range.read(num - range.start);
    }
    return undefined;
  }

  /** With overlapping subsections the first row in file order counts; the overlap itself is reported as an ambiguity. */
  #firstOf(num: number): XrefEntry | undefined {
    if (!this.#first) {
      this.#first = new Map();
      for (const range of this.ranges) {
        for (let i = 0; i < range.count; i++) {
          if (!this.#first.has(range.start + i)) this.#first.set(range.start + i, range.read(i));
        }
      }
    }
    return this.#first.get(num);
  }
}
