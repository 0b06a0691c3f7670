import { PdfRef } from "../../pdf/objects";
import { type FormField, isEmptyValue, isVisible } from "../form";
import { hasFreshAppearance, recordSignature } from "./field-changes";
import type { Step } from "./step";

// A new field may have what it needs to be found, named and placed; no action, no default look, no background.
const FIELD_KEYS = new Set(
  [
    "Type",
    "Subtype",
    "FT",
    "T",
    "TU",
    "TM",
    "F",
    "Ff",
    "Rect",
    "P",
    "Parent",
    "Kids",
    "DA",
    "Q",
    "MaxLen",
    "M",
    "NM",
  ].concat(["Lock", "SV", "MK", "Border", "BS", "V", "AP", "StructParent", "Opt"]),
);
const MK_KEYS = new Set(["R", "TP"]);

/** A field that an earlier revision did not have. Only documents that nobody certified may get new fields. */
export function checkNewField(step: Step, field: FormField): void {
  const { name } = field;
  const timestamp = field.type === "Sig" && step.after.asDict(field.value)?.name("SubFilter") === "ETSI.RFC3161";
  if (step.permissions.level !== null && !timestamp) {
    step.finding("field-added", `The field “${name}” was added after the document was certified.`, name);
    return;
  }
  if (step.permissions.locked(name) && !timestamp) {
    step.finding("field-added", `The field “${name}” was added after a signature locked the form.`, name);
    return;
  }
  if (!step.isFresh(field.ref) || field.widgets.some((widget) => !step.isFresh(widget.ref))) {
    step.finding("field-reused", `The field “${name}” is made of objects that were in the file before.`, name);
    return;
  }
  if (!isPlain(step, field)) {
    step.finding("field-not-plain", `The new field “${name}” brings more than a place to fill in.`, name);
    return;
  }
  if (timestamp && step.permissions.level !== null && field.widgets.some((widget) => isVisible(step.after, widget))) {
    step.finding("field-added", `The time stamp field “${name}” is visible, but was added after certification.`, name);
    return;
  }
  for (const widget of field.widgets) if (widget.ref instanceof PdfRef) step.newWidgets.add(widget.ref.num);
  if (field.type === "Sig" && field.value !== null) {
    if (hasFreshAppearance(step, undefined, field)) recordSignature(step, field);
    else step.finding("appearance-reused", `The signature “${name}” is shown by objects of the older file.`, name);
  } else if (!isEmptyValue(field.value) || field.widgets.some((widget) => widget.dict.has("AP"))) {
    step.finding("field-added-filled", `The field “${name}” was added with a content nobody could see before.`, name);
  } else step.record({ kind: "field-added", fieldName: name });
}

function isPlain(step: Step, field: FormField): boolean {
  return [field.dict, ...field.widgets.map((widget) => widget.dict)].every((dict) => {
    const look = step.after.asDict(dict.get("MK"));
    return (
      [...dict.keys()].every((key) => FIELD_KEYS.has(key)) && [...(look?.keys() ?? [])].every((key) => MK_KEYS.has(key))
    );
  });
}
