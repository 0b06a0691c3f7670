import { equals } from "../../pdf/compare";
import { BESIDES, ROLE } from "../../pdf/object-roles";
import { PdfDict, type PdfObject, PdfRef } from "../../pdf/objects";
import { differingKeys } from "./catalog-changes";
import type { Step } from "./step";

/**
 * Pages: their annotation list may grow by the widgets of new fields, at its end. Everything else of a page stays.
 * Only pages that were written anew are looked at; all others are the same objects.
 */
export function comparePages(step: Step): void {
  for (const num of step.changed) {
    const [before, after] = [valueAt(step, "before", num), valueAt(step, "after", num)];
    if (Array.isArray(before)) {
      if (step.claimAs(new PdfRef(num), ROLE.annotations)) compareAnnotations(step, before, after);
    } else if (before instanceof PdfDict && before.name("Type") === "Page") {
      if (step.claimAs(new PdfRef(num), ROLE.page, BESIDES.page)) comparePage(step, before, after);
    }
  }
}

function valueAt(step: Step, side: "before" | "after", num: number): PdfObject {
  return step[side].resolve(new PdfRef(num, step[side].entryOf(num)?.gen ?? 0));
}

function comparePage(step: Step, before: PdfDict, after: PdfObject): void {
  const now = after instanceof PdfDict ? after : undefined;
  const keys = differingKeys(before, now).filter((key) => key !== "Annots");
  if (keys.length > 0) {
    step.finding("page-changed", `A later revision changed /${keys.join(", /")} of a page.`);
  } else if (!equals(before.get("Annots"), now?.get("Annots"))) {
    compareAnnotations(
      step,
      step.before.resolve(before.get("Annots")) ?? [],
      step.after.resolve(now?.get("Annots")) ?? [],
    );
  }
}

function compareAnnotations(step: Step, before: PdfObject, after: PdfObject): void {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    step.finding("annotations-malformed", "A later revision put something else in the place of a page's annotations.");
    return;
  }
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
