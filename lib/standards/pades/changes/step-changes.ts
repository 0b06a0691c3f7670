import { isTwoThings } from "../../pdf/object-roles";
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from "../../pdf/objects";
import { compareCatalog, compareTrailer } from "./catalog-changes";
import { compareForm } from "./form-changes";
import { comparePages } from "./page-changes";
import type { Redefined } from "./redefined";
import type { Step } from "./step";

/**
 * Applies every rule to one revision and lists what it did. What no rule explains is a finding: a document whose
 * objects change after it was signed is not the document that was signed (ISO 32000-2, 12.8.2.2 and 12.8.4).
 */
export function compareStep(step: Step, objects: Redefined): void {
  compareTrailer(step);
  compareCatalog(step);
  compareForm(step);
  comparePages(step);
  explainRest(step);
  for (const num of objects.removed) {
    if (step.graph.isReferenced(num) || isObjectStream(at(step, "before", num))) {
      step.finding("object-removed", `A later revision deleted object ${num}.`);
    }
  }
  for (const num of objects.added) {
    if (step.graph.isReferenced(num)) {
      step.finding("dangling-reference-filled", `Object ${num} was referred to before, but exists only since later.`);
    }
  }
  for (const num of objects.resurrected) {
    step.finding("object-resurrected", `A later revision brought object ${num} out of hiding in the older bytes.`);
  }
  const seals = step.changes.filter((change) => change.kind === "seal-shown");
  if (seals.length > 0 && step.signed === 0) {
    const [first] = seals;
    step.finding("seal-without-signature", "A seal was shown without a signature.", first?.fieldName);
  }
}

function explainRest(step: Step): void {
  for (const num of step.changed) {
    // What readers show never changes in place, whoever claimed it: new looks are drawn by new objects.
    if (step.claimed.has(num) && !step.graph.isShown(num)) continue;
    const before = at(step, "before", num);
    if (isObjectStream(before)) {
      step.finding("object-changed", `A later revision overwrote the objects that object ${num} holds.`);
      continue;
    }
    // What nothing referred to was no part of the document, and is none as long as nothing new refers to it.
    if (!step.graph.isReferenced(num)) continue;
    if (isTwoThings(step.graph.rolesOf(num))) {
      const message = `A later revision changed object ${num}, which is two things at once in the signed document.`;
      step.finding("object-in-two-roles", message);
      continue;
    }
    const [code, what] = wording(before, step.graph.keys.get(num) ?? new Set());
    step.finding(code, `A later revision changed ${what} (object ${num}).`);
  }
}

function at(step: Step, side: "before" | "after", num: number): PdfObject {
  return step[side].get(new PdfRef(num, step[side].entryOf(num)?.gen ?? 0));
}

/** Nothing refers to an object stream but the cross-reference; its objects live and change with it. */
function isObjectStream(object: PdfObject): boolean {
  return object instanceof PdfStream && (object.dict.name("Type") === "ObjStm" || object.dict.has("First"));
}

function wording(object: PdfObject, keys: ReadonlySet<string>): [string, string] {
  const dict = object instanceof PdfStream ? object.dict : object;
  const type = dict instanceof PdfDict ? dict.get("Type") : undefined;
  switch (type instanceof PdfName ? type.value : undefined) {
    case "Page":
      return ["page-changed", "a page"];
    case "Pages":
      return ["page-tree-changed", "the page tree"];
    case "Font":
    case "FontDescriptor":
      return ["font-changed", "a font"];
    case "Annot":
      return ["annotation-changed", "an annotation"];
    case "Sig":
    case "DocTimeStamp":
      return ["signature-replaced", "a signature"];
  }
  if (keys.has("Contents")) return ["content-changed", "the content of a page"];
  if (["FontFile", "FontFile2", "FontFile3", "ToUnicode", "Widths"].some((key) => keys.has(key))) {
    return ["font-changed", "a font"];
  }
  if (["N", "D", "R", "AP"].some((key) => keys.has(key))) {
    return ["appearance-overwritten", "the look of an annotation or field"];
  }
  return ["object-changed", "something the document is made of"];
}
