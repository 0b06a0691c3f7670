import { equals } from "../../pdf/compare";
import { BESIDES, ROLE } from "../../pdf/object-roles";
import { PdfDict, PdfName, type PdfObject, PdfStream, PdfString } from "../../pdf/objects";
import { exportedBy, holdsState, isPicturePlace, isRadio, OFF } from "../button-states";
import { type FormField, isEmptyValue, isVisible } from "../form";
import { differingKeys } from "./catalog-changes";
import { checkShownValue } from "./shown-value";
import type { Step } from "./step";

/** /Ff of a push button (bit 17) that is read-only (bit 1): another place where a signature is shown. */
export const SEAL_PLACE_FLAGS = 65537;

const READ_ONLY = 1;
const PUSH_BUTTON = 65536;

/** Says whether a field is a place where a signature may be shown once more. */
export function isSealPlace(field: FormField): boolean {
  const { type, flags } = field;
  return (flags & READ_ONLY) !== 0 && (type === "Btn" ? (flags & PUSH_BUTTON) !== 0 : type === "Tx");
}

/** Keys that may change. A push button has no value: one that got it could pass for a field that is filled in. */
function allowedKeys(field: FormField): readonly string[] {
  if (field.type === "Sig" || isPushButton(field)) return field.type === "Sig" ? ["V", "AP", "M"] : ["AP", "M"];
  return ["V", "AP", "AS", "I", "M"];
}

const isPushButton = (field: FormField): boolean => field.type === "Btn" && !holdsState(field);

/** Compares one field that existed before. It may be filled once, signed once, or shown once; nothing more. */
export function compareField(step: Step, before: FormField, after: FormField): void {
  const keys = changedKeys(step, before, after);
  if (keys.size === 0) return;
  const { name } = before;
  for (const ref of [before.ref, ...before.widgets.map((widget) => widget.ref)]) {
    step.claimAs(ref, ROLE.annotation, BESIDES.annotation);
  }
  const forbidden = [...keys].filter((key) => !allowedKeys(before).includes(key));
  if (forbidden.length > 0) {
    step.finding("field-changed", `A later revision changed /${forbidden.join(", /")} of the field “${name}”.`, name);
    return;
  }
  const malformed = malformedKeys(step, after, keys);
  if (malformed.length > 0) {
    const message = `A later revision put something else in the place of /${malformed.join(", /")} of the field “${name}”.`;
    step.finding("field-changed", message, name);
    return;
  }
  if (!(before.type === "Btn" && !keys.has("AP")) && !hasFreshAppearance(step, before, after)) {
    step.finding("appearance-overwritten", `The look of the field “${name}” was replaced.`, name);
    return;
  }
  if (before.type === "Sig") compareSignatureField(step, before, after, keys);
  else if (keys.has("V")) compareValue(step, before, after);
  else if (keys.has("AP") && isPicturePlace(step.before, before)) showOnce(step, before, "picture-shown");
  else if (keys.has("AP") && isSealPlace(before)) showOnce(step, before, "seal-shown");
  else step.finding("look-without-value", `The field “${name}” looks different, but its value is the same.`, name);
}

function changedKeys(step: Step, before: FormField, after: FormField): Set<string> {
  const keys = new Set(differingKeys(before.dict, after.dict));
  // /Kids holds the widgets; their number and order stay, and each is compared for itself.
  if (before.widgets.length !== after.widgets.length) keys.add("Kids");
  for (const [index, widget] of before.widgets.entries()) {
    const now = after.widgets[index];
    if (!now || !equals(widget.ref ?? null, now.ref ?? null)) keys.add("Kids");
    else for (const key of differingKeys(widget.dict, now.dict)) keys.add(key);
  }
  // A value or an appearance may be an object of its own that was overwritten in place.
  for (const key of ["V", "AP"]) {
    if (step.isChanged(before.dict.get(key)) && !keys.has(key)) keys.add(`${key} (in place)`);
  }
  return keys;
}

const SHAPES: readonly [string, (value: PdfObject) => boolean][] = [
  ["M", (value) => value instanceof PdfString && /^(D:)?\d{4}/.test(value.text())],
  ["I", (value) => Array.isArray(value) && value.every((item) => typeof item === "number")],
  ["AS", (value) => value instanceof PdfName],
];

/** Of the changed keys that go together with a value: those that hold something else than what belongs there. */
function malformedKeys(step: Step, after: FormField, changed: ReadonlySet<string>): string[] {
  const wrong = new Set<string>();
  for (const dict of [after.dict, ...after.widgets.map((widget) => widget.dict)]) {
    for (const [key, fits] of SHAPES) {
      const value = changed.has(key) ? step.after.resolve(dict.get(key)) : null;
      if (value !== null && !fits(value)) wrong.add(key);
    }
  }
  return [...wrong];
}

/** A new look must be drawn by new objects, so that nothing that was signed is reused with another meaning. */
export function hasFreshAppearance(step: Step, before: FormField | undefined, after: FormField): boolean {
  return after.widgets.every((widget, index) => {
    const old = before?.widgets[index]?.dict.get("AP");
    const now = widget.dict.get("AP");
    if (equals(old, now)) return true;
    const dict = step.after.asDict(now);
    if (!dict || (step.after.resolve(now) !== now && !step.isFresh(now))) return false;
    return [...dict.entries()].every(([key, look]) => ["N", "R", "D"].includes(key) && isFreshLook(step, look));
  });
}

function isFreshLook(step: Step, look: PdfObject): boolean {
  const value = step.after.resolve(look);
  if (value instanceof PdfStream) return step.isFresh(look);
  if (!(value instanceof PdfDict)) return false;
  return [...value.entries()].every(([, state]) => step.isFresh(state) && step.after.asStream(state) !== undefined);
}

function compareSignatureField(step: Step, before: FormField, after: FormField, keys: Set<string>): void {
  const { name } = before;
  if (before.value !== null && !keys.has("V")) {
    step.finding("appearance-overwritten", `The look of the signature “${name}” was replaced.`, name);
    return;
  }
  if (before.value !== null) {
    const gone = after.value === null;
    step.finding(
      gone ? "signature-removed" : "signature-replaced",
      `A later revision ${gone ? "removed" : "replaced"} the signature in the field “${name}”.`,
      name,
    );
    return;
  }
  if (!keys.has("V") || !(after.value instanceof PdfDict)) {
    step.finding("look-without-value", `The signature field “${name}” looks signed, but is not.`, name);
    return;
  }
  recordSignature(step, after);
}

/** A signature field got its signature: allowed unless the document was closed, or the field locked. */
export function recordSignature(step: Step, field: FormField): void {
  const { name } = field;
  const signature = field.value instanceof PdfDict ? field.value : new PdfDict();
  if (!step.isFresh(field.rawValue)) {
    step.finding("signature-reused", `The signature in the field “${name}” was in the file before.`, name);
    return;
  }
  if (signature.name("SubFilter") === "ETSI.RFC3161") {
    // Anybody can get a time stamp; one that draws something would pass for a signature.
    if (field.widgets.some((widget) => widget.dict.has("AP") && isVisible(step.after, widget))) {
      step.finding("timestamp-shown", `The time stamp in the field “${name}” is drawn like a signature.`, name);
      return;
    }
    step.record({ kind: "timestamp-added", fieldName: name });
    return;
  }
  if (step.permissions.level === 1) {
    step.finding(
      "signed-against-certification",
      "The certification allowed no change, but a signature was added.",
      name,
    );
    return;
  }
  if (step.permissions.locked(name)) {
    step.finding("locked-field-changed", `The field “${name}” was locked by an earlier signature.`, name);
    return;
  }
  step.signed++;
  step.record({ kind: "signature-added", fieldName: name });
}

function compareValue(step: Step, before: FormField, after: FormField): void {
  const { name } = before;
  if (step.permissions.level === 1) {
    step.finding("filled-against-certification", "The certification allowed no change, but a field was filled.", name);
  } else if (step.permissions.locked(name)) {
    step.finding("locked-field-changed", `The field “${name}” was locked by an earlier signature.`, name);
  } else if (
    step.filled.has(name) ||
    (!isEmptyValue(before.value) && !equals(before.value, step.before.resolve(before.dict.get("DV"))))
  ) {
    step.finding("value-changed", `The field “${name}” was filled before, and holds another value now.`, name);
  } else if (!isPlainValue(after.value)) {
    step.finding("value-malformed", `The field “${name}” holds something that is no value.`, name);
  } else {
    checkShownValue(step, before, after);
    const value = exportedBy(step.after, after, after.value) ?? valueText(after.value);
    const ticked = holdsState(after) && !isRadio(after) ? { ticked: value !== OFF && value !== "" } : {};
    step.record({ kind: "field-filled", fieldName: name, value, ...ticked });
  }
}

function isPlainValue(value: PdfObject): boolean {
  const isText = (item: PdfObject) => item instanceof PdfString || item instanceof PdfName;
  return value === null || isText(value) || (Array.isArray(value) && value.every(isText));
}

function valueText(value: PdfObject): string {
  if (value instanceof PdfString) return value.text();
  if (value instanceof PdfName) return value.text();
  return Array.isArray(value) ? value.map(valueText).join(", ") : "";
}

function showOnce(step: Step, field: FormField, kind: "seal-shown" | "picture-shown"): void {
  const { name } = field;
  const what = kind === "seal-shown" ? "seal" : "picture";
  if (field.widgets.some((widget) => widget.dict.has("AP"))) {
    step.finding("appearance-overwritten", `The look of the field “${name}” was replaced.`, name);
  } else if (step.permissions.level === 1) {
    step.finding("filled-against-certification", `The certification allowed no change, but a ${what} was added.`, name);
  } else if (kind === "picture-shown" && step.permissions.locked(name)) {
    step.finding("locked-field-changed", `The field “${name}” was locked by an earlier signature.`, name);
  } else step.record({ kind, fieldName: name });
}
