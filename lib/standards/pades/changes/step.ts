import { type PdfObject, PdfRef } from "../../pdf/objects";
import type { Change, Weight } from "../report";
import type { ObjectGraph } from "./object-graph";
import type { RevisionView } from "./revision-view";

/** What earlier signatures allow. */
export interface Permissions {
  /** The strictest DocMDP permission in force, or null where nothing was certified. */
  level: 1 | 2 | 3 | null;
  /** Whether a signature locked the field of this name (FieldMDP, /Lock). */
  locked(fieldName: string): boolean;
}

/** A revision that breaks more than this is described well enough. */
const MOST_FINDINGS = 100;

/**
 * One revision compared with the one before. The rules of this folder each claim the objects whose change they
 * understand; whatever nobody claims is a finding.
 */
export class Step {
  readonly changes: Change[] = [];
  readonly claimed = new Set<number>();
  /** Objects that are widgets of fields added here. */
  readonly newWidgets = new Set<number>();
  #findings = 0;
  /** Signature fields that were signed here, document time stamps left out. */
  signed = 0;

  constructor(
    /** Index (from 0) of the newer revision. */
    readonly revision: number,
    readonly before: RevisionView,
    readonly after: RevisionView,
    /** Objects that exist before and after, but stand elsewhere. */
    readonly changed: ReadonlySet<number>,
    /** Objects that exist only after. */
    readonly added: ReadonlySet<number>,
    readonly graph: ObjectGraph,
    readonly permissions: Permissions,
    /** Whether the older file says of any object that it stands in this object stream. */
    readonly namesContainer: (num: number) => boolean,
  ) {}

  record(change: Omit<Change, "revision">): void {
    this.changes.push({ ...change, revision: this.revision });
  }

  finding(code: string, message: string, fieldName?: string, weight: Weight = "invalid"): void {
    if (++this.#findings > MOST_FINDINGS) return;
    this.record({ kind: "finding", code, message, weight, ...(fieldName === undefined ? {} : { fieldName }) });
  }

  claim(object: PdfObject | undefined | number): void {
    if (typeof object === "number") this.claimed.add(object);
    else if (object instanceof PdfRef) this.claimed.add(object.num);
  }

  /** True for a reference to an object that this revision brought and that nothing referred to before. */
  isFresh(object: PdfObject | undefined): object is PdfRef {
    return object instanceof PdfRef && this.added.has(object.num) && !this.graph.referenced.has(object.num);
  }

  isChanged(object: PdfObject | undefined): object is PdfRef {
    return object instanceof PdfRef && this.changed.has(object.num);
  }

  /** Claims a changed indirect object, provided that everything refers to it under the given keys alone. */
  claimIfOnlyKnownAs(object: PdfObject | undefined, keys: readonly string[]): boolean {
    if (!this.isChanged(object)) return true;
    const edges = this.graph.edges.get(object.num);
    if (edges && [...edges].every((key) => keys.includes(key))) {
      this.claim(object);
      return true;
    }
    return false;
  }
}
