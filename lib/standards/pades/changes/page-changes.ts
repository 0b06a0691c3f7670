import { equals } from "../../pdf/compare";
import { PdfDict, type PdfObject, PdfRef } from "../../pdf/objects";
import { differingKeys } from "./catalog-changes";
import type { Step } from "./step";

/**
 * Pages: their annotation list may grow by the widgets of new fields, at its end. Everything else of a page stays.
 * Only pages that were written anew are looked at; all others are the same objects.
 */
export function comparePages(step: Step): void {
  for (const num of step.changed) {
    const ref = new PdfRef(num);
    const before = step.before.resolve(refTo(step, "before", ref));
    if (Array.isArray(before)) compareSharedAnnotations(step, ref, before);
    if (!(before instanceof PdfDict) || before.name("Type") !== "Page") continue;
    const after = step.after.asDict(refTo(step, "after", ref));
    step.claim(num);
    const keys = differingKeys(before, after).filter((key) => key !== "Annots");
    if (keys.length > 0) {
      step.finding("page-changed", `A later revision changed /${keys.join(", /")} of a page.`);
      continue;
    }
    const old = before.get("Annots");
    compareAnnotations(step, step.before.asArray(old) ?? [], step.after.asArray(after?.get("Annots")) ?? []);
  }
}

function refTo(step: Step, side: "before" | "after", ref: PdfRef): PdfRef {
  const entry = step[side].entryOf(ref.num);
  return new PdfRef(ref.num, entry?.gen ?? 0);
}

/** An annotation list that is an object of its own. */
function compareSharedAnnotations(step: Step, ref: PdfRef, before: PdfObject[]): void {
  const edges = step.graph.edges.get(ref.num);
  if (!edges || [...edges].some((key) => key !== "Annots")) return;
  step.claim(ref);
  compareAnnotations(step, before, step.after.asArray(refTo(step, "after", ref)) ?? []);
}

function compareAnnotations(step: Step, before: PdfObject[], after: PdfObject[]): void {
  if (before.some((annotation, index) => !equals(annotation, after[index]))) {
    step.finding("annotation-removed", "A later revision removed or reordered annotations of a page.");
    return;
  }
  for (const annotation of after.slice(before.length)) {
    if (annotation instanceof PdfRef && step.newWidgets.has(annotation.num)) continue;
    // With permission 3 the certifier allowed annotations; they can still cover what was signed.
    const weight = step.permissions.level === 3 ? "indeterminate" : "invalid";
    step.finding("annotation-added", "A later revision laid an annotation over a page.", undefined, weight);
    return;
  }
}
