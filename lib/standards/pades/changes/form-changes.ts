import { equals } from "../../pdf/compare";
import { BESIDES, ROLE } from "../../pdf/object-roles";
import { PdfDict, type PdfObject } from "../../pdf/objects";
import { acroForm, type FormField, readFields } from "../form";
import { differingKeys } from "./catalog-changes";
import { compareField } from "./field-changes";
import { checkNewField } from "./new-fields";
import type { Step } from "./step";

/** The interactive form: no field may vanish, filled ones follow `field-changes`, new ones `new-fields`. */
export function compareForm(step: Step): void {
  const [before, after] = [acroForm(step.before), acroForm(step.after)];
  if (!before && !after) return;
  if (!after) {
    step.finding("form-removed", "A later revision removed the form and every signature field with it.");
    return;
  }
  step.claimAs(step.before.catalog().get("AcroForm"), ROLE.form, BESIDES.form);
  step.claimAs(before?.get("Fields"), ROLE.fields);
  for (const key of differingKeys(before, after)) compareFormKey(step, key, before, after);
  compareFontResources(step, before?.get("DR"), after.get("DR"));
  compareFields(step);
}

function compareFormKey(step: Step, key: string, before: PdfDict | undefined, after: PdfDict): void {
  switch (key) {
    case "Fields": // compared field by field
    case "DR":
      return;
    case "SigFlags": {
      const old = before?.integer(key) ?? 0;
      if (((after.integer(key) ?? 0) & old) === old) return;
      break;
    }
    case "NeedAppearances":
      if (step.after.resolve(after.get(key)) !== true) return;
      step.finding("appearances-regenerated", "A later revision asks viewers to draw the form fields anew.");
      return;
    case "DA":
    case "Q":
      if (!before) return;
  }
  step.finding("form-changed", `A later revision changed /${key} of the form.`);
}

/** New names may be added to the form's resources; what a name meant before stays. */
function compareFontResources(step: Step, before: PdfObject | undefined, after: PdfObject | undefined): void {
  const [old, now] = [step.before.asDict(before), step.after.asDict(after)];
  if (!now && step.after.resolve(after) !== null) {
    step.finding("form-changed", "A later revision put something else in the place of the form's resources.");
  }
  if (!old) return;
  step.claimAs(before, ROLE.formResources);
  for (const [kind, value] of old.entries()) {
    const [was, is] = [step.before.resolve(value), step.after.resolve(now?.get(kind))];
    if (!(was instanceof PdfDict)) {
      if (!equals(was, is)) step.finding("form-changed", `A later revision changed /${kind} in the form's resources.`);
      continue;
    }
    // Where this dictionary is an object of its own, nobody claims it: page contents often share it, and a name added
    // there could give them another look.
    for (const [key, resource] of was.entries()) {
      if (is instanceof PdfDict && equals(resource, is.get(key))) continue;
      step.finding("form-changed", `A later revision changed the resource /${key} that form fields use.`);
    }
  }
}

function compareFields(step: Step): void {
  const fields = readFields(step.after);
  const byNumber = new Map<number, FormField>();
  for (const field of fields) if (field.ref) byNumber.set(field.ref.num, field);
  const known = new Set<number>();
  const names = new Set<string>();
  for (const old of readFields(step.before)) {
    if (!old.ref) {
      step.finding("direct-field", "A form field is not an object of its own.", old.name, "indeterminate");
      continue;
    }
    known.add(old.ref.num);
    names.add(old.name);
    const now = byNumber.get(old.ref.num);
    if (now && now.name === old.name) compareField(step, old, now);
    else step.finding("field-removed", `A later revision removed or renamed the field “${old.name}”.`, old.name);
  }
  for (const field of fields) {
    if (field.ref && known.has(field.ref.num)) continue;
    if (names.has(field.name)) {
      const message = `A later revision added a second field of the name “${field.name}”.`;
      step.finding("field-name-taken", message, field.name);
    } else checkNewField(step, field);
  }
}
