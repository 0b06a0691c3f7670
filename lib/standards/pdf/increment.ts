import { createHash } from "node:crypto";
import { clone } from "./compare";
import { PdfError } from "./errors";
import type { PdfFile } from "./file";
import { PdfDict, type PdfObject, PdfRef, PdfString } from "./objects";
import { ObjectWriter, roughSize } from "./serialize";
import { ObjectSource } from "./source";
import { type WrittenObject, xrefStreamObject, xrefTable } from "./xref-writer";

/** What one increment adds to the file. */
export interface FinishedIncrement {
  /** The bytes to append; the new file is the base followed by these. They end with `%%EOF` and nothing behind it. */
  tail: Uint8Array;
  /** Where the fill bytes of each placeholder stand: `start` in the new file, `tailStart` in the tail. */
  placeholders: Map<string, { start: number; tailStart: number; length: number }>;
  /** Length of the new file in bytes. */
  length: number;
}

/**
 * Changes to a file, appended as one revision (ISO 32000-1, 7.5.6). It reads like the file with the changes made.
 * Object numbers are never used again, nothing is freed, and the same calls give the same bytes.
 */
export class Increment extends ObjectSource {
  readonly #written = new Map<number, { ref: PdfRef; value: PdfObject }>();
  readonly #reserved = new Set<number>();
  readonly #trailer: PdfDict;
  #next: number;

  /** @throws PdfError encrypted; misuse on a file whose cross-reference had to be rebuilt */
  constructor(readonly file: PdfFile) {
    super();
    if (file.isEncrypted) throw new PdfError("encrypted", "an encrypted file cannot be appended to");
    if (file.repaired) throw new PdfError("misuse", "a file with a rebuilt cross-reference cannot be appended to");
    this.#next = file.size;
    this.#trailer = new PdfDict();
    for (const [key, value] of file.trailer.entries()) if (!replacedKeys.has(key)) this.#trailer.set(key, clone(value));
  }

  /** A new object number, to be given its object by `set`. @throws PdfError too-large */
  reserve(): PdfRef {
    if (this.#next > this.file.limits.maxObjectNumber) throw new PdfError("too-large", "no object number is left");
    const ref = new PdfRef(this.#next++, 0);
    this.#reserved.add(ref.num);
    return ref;
  }

  /** Adds a new object. */
  add(object: PdfObject): PdfRef {
    const ref = this.reserve();
    this.set(ref, object);
    return ref;
  }

  /** Gives an existing or reserved object its (new) value. @throws PdfError misuse on any other reference */
  set(ref: PdfRef, object: PdfObject): void {
    if (!(this.#reserved.has(ref.num) && ref.gen === 0)) {
      const entry = this.file.entryOf(ref.num);
      if (!entry || entry.kind === "free" || entry.gen !== ref.gen) {
        throw new PdfError("misuse", `there is no object ${ref} to replace`);
      }
    }
    this.#written.set(ref.num, { ref, value: object });
  }

  /** Gives an existing object a new value. Same as `set`. */
  replace(ref: PdfRef, object: PdfObject): void {
    this.set(ref, object);
  }

  /** The object with pending changes seen. Do not change it: use `edit`. */
  current(ref: PdfRef): PdfObject {
    const pending = this.#written.get(ref.num);
    if (!pending) return this.file.get(ref);
    return pending.ref.gen === ref.gen ? pending.value : null;
  }

  override get(ref: PdfRef): PdfObject {
    return this.current(ref);
  }

  /**
   * A dictionary object to change in place: a copy of the current one, which this increment will write.
   * @throws PdfError misuse when the object is no dictionary
   */
  edit(ref: PdfRef): PdfDict {
    const pending = this.#written.get(ref.num)?.value;
    if (pending instanceof PdfDict) return pending;
    const now = this.current(ref);
    if (!(now instanceof PdfDict)) throw new PdfError("misuse", `object ${ref} is no dictionary`);
    const copy = clone(now);
    this.set(ref, copy);
    return copy;
  }

  /** Sets a trailer entry such as /Info; /Size, /Prev and /ID are written by `finish`. */
  setTrailer(key: string, value: PdfObject): void {
    if (replacedKeys.has(key) || key === "ID")
      throw new PdfError("misuse", `trailer entry ${key} is written by finish`);
    this.#trailer.set(key, value);
  }

  /** True when nothing has been added or changed yet. */
  get isEmpty(): boolean {
    return this.#written.size === 0;
  }

  /**
   * Writes the revision: objects in the order of their numbers, a cross-reference of the kind that the base ends
   * with, and the trailer.
   * @param options.id second part of /ID, 16 bytes; by default derived from what is written
   * @throws PdfError misuse when a reserved object was never set, or a placeholder id is used twice
   */
  finish(options: { id?: Uint8Array } = {}): FinishedIncrement {
    const { file } = this;
    const base = file.bytes.length;
    for (const num of this.#reserved) {
      if (!this.#written.has(num)) throw new PdfError("misuse", `object ${num} was reserved and never set`);
    }
    const ordered = [...this.#written.values()].sort((a, b) => a.ref.num - b.ref.num);
    const writer = new ObjectWriter(ordered.reduce((sum, { value }) => sum + 64 + roughSize(value), 1024));
    const last = file.bytes[base - 1];
    if (last !== 0x0a && last !== 0x0d) writer.out.latin1("\n");
    const rows: WrittenObject[] = [];
    for (const { ref, value } of ordered) {
      rows.push({ num: ref.num, gen: ref.gen, offset: base + writer.out.length - file.bias });
      writer.out.latin1(`${ref.num} ${ref.gen} obj\n`);
      writer.write(value);
      writer.out.latin1("\nendobj\n");
    }
    const id = options.id ?? createHash("sha256").update(writer.out.written()).digest().subarray(0, 16);
    this.#trailer.set("ID", this.#fileId(id));
    const startxref = base + writer.out.length - file.bias;
    this.#xref(writer, rows, startxref);
    writer.out.latin1(`startxref\n${startxref}\n%%EOF`);
    const placeholders: FinishedIncrement["placeholders"] = new Map();
    for (const [key, { start, length }] of writer.placeholders) {
      placeholders.set(key, { start: base + start, tailStart: start, length });
    }
    return { tail: writer.out.finish(), placeholders, length: base + writer.out.length };
  }

  #xref(writer: ObjectWriter, rows: WrittenObject[], startxref: number): void {
    const trailer = clone(this.#trailer);
    if (this.file.xrefKind === "stream") {
      const num = this.#next;
      trailer.set("Size", num + 1).set("Prev", this.file.startxref);
      writer.out.latin1(`${num} 0 obj\n`);
      writer.write(xrefStreamObject([...rows, { num, gen: 0, offset: startxref }], trailer));
      writer.out.latin1("\nendobj\n");
    } else {
      trailer.set("Size", this.#next).set("Prev", this.file.startxref);
      writer.out.latin1(`${xrefTable(rows)}trailer\n`);
      writer.write(trailer);
      writer.out.latin1("\n");
    }
  }

  /** /ID: the first part stays for the life of the file, the second is new in each revision (14.4). */
  #fileId(second: Uint8Array): PdfObject {
    const old = this.file.asArray(this.file.trailer.get("ID"));
    const first = this.file.asString(old?.[0]);
    const fresh = new PdfString(second, true);
    return [first ? new PdfString(first.bytes, true) : fresh, fresh];
  }
}

// What belongs to one section alone: its position, and the entries of a cross-reference stream as a stream.
const replacedKeys = new Set([
  "Size",
  "Prev",
  "XRefStm",
  "Type",
  "W",
  "Index",
  "Length",
  "Filter",
  "DecodeParms",
  "F",
  "FFilter",
  "FDecodeParms",
  "DL",
]);
