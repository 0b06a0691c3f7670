import { PdfDict, type PdfObject, PdfRef, PdfStream } from "../../pdf/objects";
import type { RevisionView } from "./step";

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
  readonly #visited = new Set<number>();

  /** @param interesting objects whose edges are kept: those that later revisions define anew */
  constructor(readonly interesting: ReadonlySet<number>) {}

  /** Adds all that is reachable from the trailer. Objects that were walked before are not walked again. */
  addFile(file: RevisionView): void {
    const queue: Pending[] = [];
    for (const [key, value] of file.trailer.entries()) if (key !== "Prev") this.#scan(value, key, queue);
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (this.#visited.has(next.ref.num)) continue;
      this.#visited.add(next.ref.num);
      this.#scan(file.get(next.ref), next.key, queue);
    }
  }

  /** Forgets that an object was walked, so that the next file's version of it is walked too. */
  revisit(nums: Iterable<number>): void {
    for (const num of nums) this.#visited.delete(num);
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
      for (const [name, value] of object.entries()) this.#scan(value, name, queue);
    } else if (object instanceof PdfStream) {
      for (const [name, value] of object.dict.entries()) this.#scan(value, name, queue);
    }
  }
}
