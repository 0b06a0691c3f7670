import type { ObjectGraph } from "../../pdf/object-graph";
import { type PdfObject, PdfRef } from "../../pdf/objects";
import type { Change, Weight } from "../report";
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
    /** Names of the fields that an earlier revision filled, be it with nothing: a box that was left empty on purpose. */
    readonly filled: ReadonlySet<string> = new Set(),
  ) {}

  record(change: Omit<Change, "revision">): void {
    this.changes.push({ ...change, revision: this.revision });
  }

  finding(code: string, message: string, fieldName?: string, weight: Weight = "invalid"): void {
    if (++this.#findings > MOST_FINDINGS) return;
    this.record({ kind: "finding", code, message, weight, ...(fieldName === undefined ? {} : { fieldName }) });
  }

  /** True for a reference to an object that this revision brought and that nothing referred to before. */
  isFresh(object: PdfObject | undefined): object is PdfRef {
    return object instanceof PdfRef && this.added.has(object.num) && !this.graph.isReferenced(object.num);
  }

  isChanged(object: PdfObject | undefined): object is PdfRef {
    return object instanceof PdfRef && this.changed.has(object.num);
  }

  /**
   * Claims a changed object, provided that all that refers to it takes it for this and nothing else.
   *
   * @param own bits of `ROLE`: what the object is
   * @param besides bits of `ROLE`: what else may lead to it
   * @returns false where the object was changed and has another role too, so that the change stays unexplained
   */
  claimAs(object: PdfObject | undefined, own: number, besides = 0): boolean {
    if (!this.isChanged(object)) return true;
    if (!this.graph.isOnly(object.num, own, besides)) return false;
    this.claimed.add(object.num);
    return true;
  }
}
