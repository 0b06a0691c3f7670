import { PdfError } from "../../pdf/errors";
import { PdfDict, type PdfObject, PdfRef, PdfStream } from "../../pdf/objects";
import type { RevisionView } from "./revision-view";

interface Pending {
  ref: PdfRef;
  key: string;
}

/**
 * Which objects the reachable part of a file refers to. Knowing that, a later revision cannot give meaning to a
 * reference that was dangling when the file was signed, nor change an object through a second door.
 */
export class ObjectGraph {
  /** Every object number that a reachable object or the trailer refers to, whether it exists or not. */
  readonly referenced = new Set<number>();
  /** For the objects of interest: the dictionary keys under which they are referred to (array items take their array's key). */
  readonly edges = new Map<number, Set<string>>();
  /** Objects that are needed but cannot be read, and dictionaries that say a key twice: what readers may see differently. */
  readonly doubts = new Set<string>();
  readonly #visited = new Set<number>();

  /** @param interesting objects whose edges are kept: those that later revisions define anew */
  constructor(readonly interesting: ReadonlySet<number>) {}

  /** Adds all that is reachable from the trailer. Objects that were walked before are not walked again. */
  addFile(file: RevisionView): void {
    const queue: Pending[] = [];
    for (const [key, value] of file.trailer.entries()) if (key !== "Prev") this.#scan(value, key, queue);
    this.#drain(file, queue);
  }

  #drain(file: RevisionView, queue: Pending[]): void {
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (this.#visited.has(next.ref.num)) continue;
      this.#visited.add(next.ref.num);
      this.#scan(this.#read(file, next.ref), next.key, queue);
    }
  }

  /** Adds what a later revision wrote: these objects, and all that they lead to. */
  addObjects(file: RevisionView, nums: Iterable<number>): void {
    const queue: Pending[] = [];
    for (const num of nums) {
      this.#visited.add(num);
      this.#scan(this.#read(file, new PdfRef(num, file.entryOf(num)?.gen ?? 0)), "", queue);
    }
    this.#drain(file, queue);
  }

  #read(file: RevisionView, ref: PdfRef): PdfObject {
    try {
      return file.get(ref);
    } catch (error) {
      if (!(error instanceof PdfError) || error.code === "too-large") throw error;
      this.doubts.add(`object ${ref.num} cannot be read`);
      return null;
    }
  }

  #scan(object: PdfObject, key: string, queue: Pending[]): void {
    if (object === null || typeof object !== "object") return;
    if (object instanceof PdfRef) {
      this.referenced.add(object.num);
      if (this.interesting.has(object.num)) {
        const keys = this.edges.get(object.num);
        if (keys) keys.add(key);
        else this.edges.set(object.num, new Set([key]));
      }
      if (!this.#visited.has(object.num)) queue.push({ ref: object, key });
    } else if (Array.isArray(object)) {
      for (const item of object) this.#scan(item, key, queue);
    } else if (object instanceof PdfDict) {
      this.#scanDict(object, queue);
    } else if (object instanceof PdfStream) {
      this.#scanDict(object.dict, queue);
    }
  }

  #scanDict(dict: PdfDict, queue: Pending[]): void {
    for (const key of dict.duplicateKeys) this.doubts.add(`a dictionary says /${key} twice`);
    for (const [key, value] of dict.entries()) this.#scan(value, key, queue);
  }
}
