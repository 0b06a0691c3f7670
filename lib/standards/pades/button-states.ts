import { PdfName, type PdfObject } from "../pdf/objects";
import type { ObjectSource } from "../pdf/source";
import type { FormField } from "./form";

/** The name of the state that says no (ISO 32000-2, 12.7.5.2.3). */
export const OFF = "Off";
/** What a check box exports where nobody said otherwise. */
export const YES = "Yes";

const RADIO = 1 << 15;
const PUSH_BUTTON = 1 << 16;
const READ_ONLY = 1;
/** /TP of a push button that shows an icon and no caption (table 192). */
const ICON_ONLY = 1;

export const isRadio = (field: FormField): boolean => field.type === "Btn" && (field.flags & RADIO) !== 0;

/** A check box or a group of radio buttons: a button that holds a value. */
export const holdsState = (field: FormField): boolean => field.type === "Btn" && (field.flags & PUSH_BUTTON) === 0;

/** A read-only push button that says it shows an icon alone: a place for a picture that somebody chooses. */
export function isPicturePlace(file: ObjectSource, field: FormField): boolean {
  const wanted = READ_ONLY | PUSH_BUTTON;
  if (field.type !== "Btn" || (field.flags & wanted) !== wanted || field.widgets.length === 0) return false;
  return field.widgets.every(({ dict }) => file.asDict(dict.get("MK"))?.integer("TP") === ICON_ONLY);
}

/**
 * The name of each widget's on-state. Names are Latin; where an export value is anything else, states are numbered and
 * /Opt tells the values (ISO 32000-2, 12.7.5.2.3).
 */
export function stateNames(exports: readonly string[]): string[] {
  const plain = exports.every((value) => /^[A-Za-z_][\w-]{0,99}$/.test(value) && value !== OFF);
  return plain ? [...exports] : exports.map((_, index) => String(index));
}

/** The export values of a button, in the order of its widgets. */
export function exportsOf(file: ObjectSource, field: FormField): string[] {
  const options = file.asArray(field.dict.get("Opt"))?.map((option) => file.asString(option)?.text() ?? "");
  return options ?? [YES];
}

/** What a state of a button exports: the text that /Opt has for it, or its name. */
export function exportedBy(file: ObjectSource, field: FormField, state: PdfObject): string | undefined {
  if (!(state instanceof PdfName)) return undefined;
  if (state.value === OFF) return OFF;
  const exports = file.asArray(field.dict.get("Opt")) ? exportsOf(file, field) : [];
  return exports[stateNames(exports).indexOf(state.value)] ?? state.text();
}
