import { chainAmbiguities } from "./ambiguities";
import { PdfError } from "./errors";
import { Lexer } from "./lexer";
import { Budget, defaultLimits, type PdfLimits } from "./limits";
import { ObjectStream } from "./object-stream";
import { PdfDict, type PdfObject, PdfRef, type StreamContext } from "./objects";
import { type PageRef, PageTree } from "./page-tree";
import { parseIndirect } from "./parser";
import { rebuildXref } from "./repair";
import { type Revision, readRevisions } from "./revisions";
import { ObjectSource } from "./source";
import { headerOffset, readXrefChain, type XrefChain } from "./xref-chain";
import type { XrefEntry } from "./xref-section";

export type { PageRef } from "./page-tree";
export type { Revision } from "./revisions";
export type { XrefEntry } from "./xref-section";

/** Limits that differ from the defaults, and whether a broken cross-reference may be rebuilt by scanning. */
export type OpenOptions = Partial<PdfLimits> & {
  /** Scan the whole file when the chain is broken. Only for showing a file: nothing can be appended to a rebuilt one. */
  repair?: boolean;
};

/**
 * A PDF file, read lazily: opening follows the cross-reference chain and reads nothing else; objects are read when
 * they are asked for, and kept. Objects handed out are shared: clone before changing.
 */
export class PdfFile extends ObjectSource implements StreamContext {
  readonly budget: Budget;
  /** True when the cross-reference was rebuilt by scanning. */
  readonly repaired: boolean = false;
  readonly #chain: XrefChain = { sections: [], startxref: 0, bias: 0, ambiguities: [] };
  readonly #objects = new Map<number, { gen: number; value: PdfObject }>();
  readonly #objectStreams = new Map<number, ObjectStream>();
  readonly #reading = new Set<number>();
  readonly #ambiguities = new Set<string>();
  #pages?: PageTree;
  #isEncrypted = false;

  private constructor(
    readonly bytes: Uint8Array,
    readonly limits: PdfLimits,
    rebuild: boolean,
  ) {
    super();
    this.budget = new Budget(limits, bytes.length);
    this.#chain = rebuild ? rebuildXref(bytes, this) : readXrefChain(bytes, this);
    this.repaired = rebuild;
    const encrypt = this.trailer.get("Encrypt");
    this.#isEncrypted = encrypt !== undefined && encrypt !== null;
    if (!this.trailer.ref("Root")) throw new PdfError("broken-xref", "the trailer names no catalog");
    for (const text of this.#chain.ambiguities) this.note(text);
  }

  /**
   * Opens a file. Encrypted files open, so that their owner can be told; their strings and streams cannot be read.
   * @throws PdfError not-a-pdf, broken-xref, too-large; with `repair` only when no catalog is found by scanning either
   */
  static open(bytes: Uint8Array, options: OpenOptions = {}): PdfFile {
    const { repair = false, ...limits } = options;
    const all = { ...defaultLimits, ...limits };
    try {
      const file = new PdfFile(bytes, all, false);
      if (repair) file.page(0);
      return file;
    } catch (error) {
      if (!repair || !(error instanceof PdfError) || error.code === "not-a-pdf") throw error;
      return new PdfFile(bytes, all, true);
    }
  }

  /** The newest trailer; for a cross-reference stream, its dictionary. */
  get trailer(): PdfDict {
    return this.#chain.sections[0]?.trailer ?? new PdfDict();
  }

  /** Reference of the catalog. */
  get root(): PdfRef {
    return this.trailer.ref("Root")!;
  }

  /** How the newest revision lists its objects; `hybrid` when any revision has /XRefStm. */
  get xrefKind(): "table" | "stream" | "hybrid" {
    if (this.#chain.sections[0]?.kind === "stream") return "stream";
    return this.#chain.sections.some((section) => section.hidden) ? "hybrid" : "table";
  }

  /** The number behind the last `startxref`, as written; it is what the next revision's /Prev must say. */
  get startxref(): number {
    return this.#chain.startxref;
  }

  /** Bytes before %PDF- that offsets in this file do not count. */
  get bias(): number {
    return this.#chain.bias;
  }

  /** The lowest object number that no revision uses or claims. */
  get size(): number {
    let size = this.trailer.integer("Size") ?? 0;
    if (size < 1 || size > this.limits.maxObjectNumber) size = 1;
    for (const section of this.#chain.sections) size = Math.max(size, section.top);
    return size;
  }

  get isEncrypted(): boolean {
    return this.#isEncrypted;
  }

  /** True when the file is linearized and was not appended to since (ISO 32000-1, Annex F). */
  get isLinearized(): boolean {
    try {
      const lexer = new Lexer(this.bytes, this.bias);
      lexer.skipSpace();
      const { value } = parseIndirect(this.bytes, lexer.pos, this);
      return value instanceof PdfDict && value.has("Linearized") && value.integer("L") === this.bytes.length;
    } catch (error) {
      if (error instanceof PdfError) return false;
      throw error;
    }
  }

  /** The version that counts: the catalog's /Version where it is later than the header's (ISO 32000-1, 7.5.2). */
  get version(): string {
    const at = headerOffset(this.bytes) + 5;
    const header = /^\d\.\d/.exec(Buffer.from(this.bytes.subarray(at, at + 3)).toString("latin1"))?.[0] ?? "1.0";
    const later = this.asName(this.catalog().get("Version")) ?? "";
    return /^\d\.\d$/.test(later) && later > header ? later : header;
  }

  /** The catalog. @throws PdfError broken-object */
  catalog(): PdfDict {
    const catalog = this.asDict(this.root);
    if (!catalog) throw new PdfError("broken-object", "the catalog is missing");
    return catalog;
  }

  /** Where an object stands; undefined when no revision speaks of it. @throws PdfError broken-xref on a malformed row */
  entryOf(num: number): XrefEntry | undefined {
    for (const section of this.#chain.sections) {
      const entry = section.find(num);
      if (entry) return entry;
    }
    return undefined;
  }

  /**
   * The object behind a reference; null when it is free, missing, of another generation, or needs itself to be read.
   * @throws PdfError broken-object when something else stands at its place
   */
  override get(ref: PdfRef): PdfObject {
    const known = this.#objects.get(ref.num);
    if (known) return known.gen === ref.gen ? known.value : null;
    const entry = this.entryOf(ref.num);
    if (!entry || entry.kind === "free" || entry.gen !== ref.gen || this.#reading.has(ref.num)) return null;
    this.#reading.add(ref.num);
    try {
      const value = this.#read(entry);
      this.#objects.set(ref.num, { gen: ref.gen, value });
      return value;
    } finally {
      this.#reading.delete(ref.num);
    }
  }

  #read(entry: Exclude<XrefEntry, { kind: "free" }>): PdfObject {
    if (entry.kind === "compressed") return this.#objectStream(entry.stream)?.object(entry.num, entry.index) ?? null;
    const found = parseIndirect(this.bytes, entry.offset, this);
    if (found.num !== entry.num || found.gen !== entry.gen) {
      throw new PdfError("broken-object", `object ${entry.num} is not where it should be`, entry.offset);
    }
    return found.value;
  }

  /** @throws PdfError encrypted, broken-object, and what decoding throws */
  #objectStream(num: number): ObjectStream | undefined {
    const known = this.#objectStreams.get(num);
    if (known) return known;
    // An object stream inside an object stream is not allowed (7.5.7) and could contain itself.
    if (this.entryOf(num)?.kind !== "offset") return undefined;
    const stream = this.asStream(new PdfRef(num, 0));
    if (!stream) return undefined;
    const count = this.asInteger(stream.dict.get("N"));
    const first = this.asInteger(stream.dict.get("First"));
    if (count === undefined || first === undefined || first < 0) {
      throw new PdfError("broken-object", `object stream ${num} lacks /N or /First`);
    }
    const made = new ObjectStream(stream, count, first, this.budget, (text) => this.note(text));
    this.#objectStreams.set(num, made);
    return made;
  }

  /** Adds to `ambiguities`. */
  note(text: string): void {
    // Bounded, as a hostile file could repeat itself a million times.
    if (this.#ambiguities.size < 1000) this.#ambiguities.add(text);
  }

  /** Number of pages: /Count where it is plausible, otherwise counted. @throws PdfError too-large, too-deep, broken-object */
  pageCount(): number {
    return this.#tree().count();
  }

  /**
   * A page by its index from 0, found by /Count without visiting the pages before it; where counts are seen to lie,
   * by walking the tree.
   * @throws PdfError no-such-page, too-large, too-deep, broken-object
   */
  page(index: number): PageRef {
    return this.#tree().page(index);
  }

  /** All pages, by walking the whole tree; what it finds overrules /Count. @throws PdfError as page() */
  pages(): readonly PageRef[] {
    return this.#tree().all();
  }

  #tree(): PageTree {
    this.#pages ??= new PageTree(this, this.catalog().get("Pages"), this.limits);
    return this.#pages;
  }

  /** The revisions, the oldest first; empty for a rebuilt file. */
  revisions(): Revision[] {
    return this.repaired ? [] : readRevisions(this.bytes, this.#chain, (text) => this.note(text));
  }

  /**
   * Things on which readers may disagree, in words for a report: overlapping subsections, hybrid tables that
   * contradict their stream, chains that return, revisions without a proper end, and dictionaries read so far that
   * give a key twice. Reads all rows of hybrid sections.
   */
  get ambiguities(): readonly string[] {
    this.revisions();
    for (const text of chainAmbiguities(this.#chain.sections)) this.note(text);
    return [...this.#ambiguities];
  }
}
