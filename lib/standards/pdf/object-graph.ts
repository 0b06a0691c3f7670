import { PdfError } from "./errors";
import {
  grammarOf,
  ROLE,
  type Role,
  roleBelow,
  roleInTrailer,
  roleOfItems,
  SHOWN_ROLES,
  WEAK_ROLES,
} from "./object-roles";
import { PdfDict, type PdfObject, PdfRef, PdfStream } from "./objects";
import type { ObjectSource } from "./source";
import type { XrefEntry } from "./xref-section";

/** A file of which the objects are followed. */
export type GraphSource = ObjectSource & {
  readonly trailer: PdfDict;
  entryOf(num: number): XrefEntry | undefined;
  revisions(): { entries(): XrefEntry[] }[];
};

interface Pending {
  ref: PdfRef;
  role: Role;
  key: string;
}

/**
 * Which objects the reachable part of a file refers to, and as what. Knowing that, a later revision cannot give meaning
 * to a reference that was dangling when the file was signed, nor change an object through a second door.
 *
 * Objects are read in every strong role that they have, since the role decides what their keys mean.
 */
export class ObjectGraph {
  /** For the objects of interest: the keys under which they are referred to. For words alone: authors choose keys. */
  readonly keys = new Map<number, Set<string>>();
  /** Objects that are needed but cannot be read, and dictionaries that say a key twice: what readers may see differently. */
  readonly doubts = new Set<string>();
  readonly #roles = new Map<number, number>();
  readonly #strong: Pending[] = [];
  readonly #weak: Pending[] = [];
  readonly #loose: Pending[] = [];

  /** @param interesting objects whose keys are kept: those that later revisions define anew */
  constructor(readonly interesting: ReadonlySet<number> = new Set()) {}

  /** Adds all that is reachable from the trailer, and what its object streams need to be read. */
  addFile(file: GraphSource): void {
    for (const revision of file.revisions()) this.#addObjectStreams(revision.entries());
    this.#addTrailer(file);
    this.#drain(file);
  }

  /** Adds what a later revision wrote: these objects, and all that they lead to. */
  addObjects(file: GraphSource, nums: Iterable<number>): void {
    const unknown: number[] = [];
    const all = [...nums];
    this.#addObjectStreams(all.flatMap((num) => file.entryOf(num) ?? []));
    for (const num of all) {
      const roles = this.rolesOf(num);
      const value = this.#read(file, new PdfRef(num));
      if (roles === 0) unknown.push(num);
      const strong = bitsOf(roles & ~WEAK_ROLES);
      for (const role of strong) this.#scan(value, role, "");
      if (strong.length === 0 && roles !== 0) this.#scan(value, roles === ROLE.loose ? ROLE.loose : ROLE.other, "");
    }
    this.#addTrailer(file);
    this.#drain(file);
    for (const num of unknown) {
      if (this.rolesOf(num) === 0) this.#scan(this.#read(file, new PdfRef(num)), ROLE.loose, "");
    }
    this.#drain(file);
  }

  /** Every role in which something refers to an object; 0 where nothing does. */
  rolesOf(num: number): number {
    return this.#roles.get(num) ?? 0;
  }

  /** True where something refers to an object, whether it exists or not. */
  isReferenced(num: number): boolean {
    return this.#roles.has(num);
  }

  /** True where an object is referred to in its own role, and in none but that and the given ones. */
  isOnly(num: number, own: number, besides: number): boolean {
    const known = this.rolesOf(num) & ~ROLE.loose;
    return (known & own) !== 0 && (known & ~(own | besides)) === 0;
  }

  /** True where an object is part of what readers show. */
  isShown(num: number): boolean {
    return (this.rolesOf(num) & SHOWN_ROLES) !== 0;
  }

  /** Every object that something refers to, with its roles. */
  entries(): IterableIterator<[number, number]> {
    return this.#roles.entries();
  }

  /** Only the cross-reference leads to object streams; what they need to be read decides about all that is in them. */
  #addObjectStreams(entries: readonly XrefEntry[]): void {
    const streams = new Set<number>();
    for (const entry of entries) if (entry.kind === "compressed") streams.add(entry.stream);
    for (const num of streams) this.#mark(new PdfRef(num), ROLE.shown, "");
  }

  #addTrailer(file: GraphSource): void {
    for (const [key, value] of file.trailer.entries()) {
      if (key !== "Prev") this.#scan(value, roleInTrailer(key), key);
    }
  }

  /** Strong roles first: what an object is at all is known before the ways that merely lead to it are followed. */
  #drain(file: GraphSource): void {
    for (;;) {
      const strong = this.#strong.pop();
      const next = strong ?? this.#weak.pop() ?? this.#loose.pop();
      if (!next) return;
      const { ref, role, key } = next;
      const roles = this.rolesOf(ref.num);
      const better = role === ROLE.loose ? ~ROLE.loose : ~WEAK_ROLES;
      if (strong || (roles & better) === 0) this.#scan(this.#read(file, ref), role, key);
    }
  }

  /** Whatever stands under this number: a reference of another generation is none, but may become one. */
  #read(file: GraphSource, ref: PdfRef): PdfObject {
    try {
      const value = file.get(ref);
      if (value !== null) return value;
      const entry = file.entryOf(ref.num);
      return entry && entry.gen !== ref.gen ? file.get(new PdfRef(ref.num, entry.gen)) : null;
    } catch (error) {
      if (!(error instanceof PdfError) || error.code === "too-large") throw error;
      this.doubts.add(`object ${ref.num} cannot be read`);
      return null;
    }
  }

  #mark(ref: PdfRef, role: Role, key: string): void {
    if (this.interesting.has(ref.num)) {
      const keys = this.keys.get(ref.num);
      if (keys) keys.add(key);
      else this.keys.set(ref.num, new Set([key]));
    }
    const roles = this.#roles.get(ref.num) ?? 0;
    if ((roles & role) !== 0) return;
    this.#roles.set(ref.num, roles | role);
    if (role === ROLE.loose) this.#loose.push({ ref, role, key });
    else if ((role & WEAK_ROLES) !== 0) this.#weak.push({ ref, role, key });
    else this.#strong.push({ ref, role, key });
  }

  #scan(object: PdfObject, role: Role, key: string): void {
    if (object === null || typeof object !== "object") return;
    if (object instanceof PdfRef) this.#mark(object, role, key);
    else if (Array.isArray(object)) {
      const items = roleOfItems(role);
      for (const item of object) this.#scan(item, items, key);
    } else if (object instanceof PdfDict) this.#scanDict(object, role, false);
    else if (object instanceof PdfStream) this.#scanDict(object.dict, role, true);
  }

  #scanDict(dict: PdfDict, role: Role, inStream: boolean): void {
    for (const key of dict.duplicateKeys) this.doubts.add(`a dictionary says /${key} twice`);
    const grammar = grammarOf(role, inStream);
    for (const [key, value] of dict.entries()) {
      if (typeof value === "object" && value !== null) this.#scan(value, roleBelow(grammar, key), key);
    }
  }
}

function bitsOf(roles: number): Role[] {
  const bits: Role[] = [];
  for (let rest = roles; rest !== 0; rest &= rest - 1) bits.push(rest & -rest);
  return bits;
}
