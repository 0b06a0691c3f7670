import { type PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from "../pdf/objects";
import type { ObjectSource } from "../pdf/source";

/** A file, or a file with a pending increment, of which the form is read. */
export type FormSource = ObjectSource & { catalog(): PdfDict };

/** One terminal field of an interactive form (ISO 32000-2, 12.7.4). */
export interface FormField {
  /** Fully qualified name: partial names from the root, joined by periods. */
  name: string;
  /** Undefined when the dictionary is not an indirect object, which the standard forbids. */
  ref: PdfRef | undefined;
  dict: PdfDict;
  /** /FT, own or inherited: Tx, Btn, Ch or Sig. */
  type: string | undefined;
  /** /Ff, own or inherited. */
  flags: number;
  /** /V, own or inherited, resolved. */
  value: PdfObject;
  /** The field's own /V as it stands: a reference where it is one. */
  rawValue: PdfObject | undefined;
  maxLength: number | undefined;
  /** /DA, own or inherited: the operators that set font, size and colour. */
  defaultAppearance: string | undefined;
  /** /Q, own or inherited: 0 left, 1 centred, 2 right. */
  alignment: number | undefined;
  /** Widget annotations; the field itself where both are one dictionary. */
  widgets: Widget[];
}

export interface Widget {
  ref: PdfRef | undefined;
  dict: PdfDict;
}

const MAX_FIELDS = 20_000;
const MAX_DEPTH = 32;
const MAX_WIDGETS = 2_000;

interface Inherited {
  name: string;
  type: string | undefined;
  flags: number;
  value: PdfObject | undefined;
  maxLength: number | undefined;
  defaultAppearance: string | undefined;
  alignment: number | undefined;
}

/** The interactive form dictionary, or undefined. */
export function acroForm(file: FormSource): PdfDict | undefined {
  return file.asDict(file.catalog().get("AcroForm"));
}

/** The references in /Fields of the form. */
export function rootFields(file: FormSource): PdfObject[] {
  return file.asArray(acroForm(file)?.get("Fields")) ?? [];
}

const NOTHING: Inherited = {
  name: "",
  type: undefined,
  flags: 0,
  value: undefined,
  maxLength: undefined,
  defaultAppearance: undefined,
  alignment: undefined,
};

/**
 * The terminal fields below one entry of /Fields. Circles, kids below the depth of 32 and everything past 20,000
 * fields, or 2,000 widgets of one field, are left out.
 */
export function fieldsBelow(file: ObjectSource, entry: PdfObject): FormField[] {
  const found: FormField[] = [];
  visit({ file, found, seen: new Set() }, entry, NOTHING, 0);
  return found;
}

interface Walk {
  file: ObjectSource;
  found: FormField[];
  /** Numbers of the objects that were visited. */
  seen: Set<number>;
}

function visit(walk: Walk, object: PdfObject, above: Inherited, depth: number): void {
  const { file, found, seen } = walk;
  const ref = object instanceof PdfRef ? object : undefined;
  if (ref && seen.has(ref.num)) return;
  if (ref) seen.add(ref.num);
  const dict = file.asDict(object);
  if (!dict || depth > MAX_DEPTH || found.length >= MAX_FIELDS) return;
  const partial = file.asString(dict.get("T"))?.text();
  const here: Inherited = {
    name: partial === undefined ? above.name : above.name ? `${above.name}.${partial}` : partial,
    type: file.asName(dict.get("FT")) ?? above.type,
    flags: file.asInteger(dict.get("Ff")) ?? above.flags,
    value: dict.has("V") ? dict.get("V") : above.value,
    maxLength: file.asInteger(dict.get("MaxLen")) ?? above.maxLength,
    defaultAppearance: file.asString(dict.get("DA"))?.text() ?? above.defaultAppearance,
    alignment: file.asInteger(dict.get("Q")) ?? above.alignment,
  };
  const list = file.asArray(dict.get("Kids")) ?? [];
  if (list.some((kid) => file.asDict(kid)?.has("T"))) {
    for (const kid of list) visit(walk, kid, here, depth + 1);
    return;
  }
  const widgets: Widget[] = [];
  if (dict.name("Subtype") === "Widget" || dict.has("Rect")) widgets.push({ ref, dict });
  for (const kid of list.slice(0, MAX_WIDGETS)) {
    const widget = file.asDict(kid);
    if (widget) widgets.push({ ref: kid instanceof PdfRef ? kid : undefined, dict: widget });
  }
  // The spread comes last, because adding properties behind a spread is a slow path of V8.
  found.push({ ref, dict, rawValue: dict.get("V"), widgets, ...here, value: file.resolve(here.value) });
}

/** Every terminal field of the form, in order. */
export function readFields(file: FormSource): FormField[] {
  const all: FormField[] = [];
  const seen = new Set<number>();
  for (const entry of rootFields(file).slice(0, MAX_FIELDS)) {
    // Some producers list a field twice.
    if (entry instanceof PdfRef && seen.has(entry.num)) continue;
    if (entry instanceof PdfRef) seen.add(entry.num);
    all.push(...fieldsBelow(file, entry));
    if (all.length >= MAX_FIELDS) break;
  }
  return all;
}

/**
 * Looks up terminal fields by name from the end of the form, where prepared fields stand, and stops when all are
 * found: a form with thousands of fields then costs a signature next to nothing.
 */
export function findFields(file: FormSource, names: Iterable<string>): Map<string, FormField> {
  const wanted = new Set(names);
  const found = new Map<string, FormField>();
  for (const entry of rootFields(file).toReversed()) {
    if (found.size === wanted.size) break;
    for (const field of fieldsBelow(file, entry)) if (wanted.has(field.name)) found.set(field.name, field);
  }
  return found;
}

/** The terminal fields under entries of /Fields, in order, by the entry's partial name. Looks from the end, too. */
export function findGroups(file: FormSource, names: Iterable<string>): Map<string, FormField[]> {
  const wanted = new Set(names);
  const found = new Map<string, FormField[]>();
  for (const entry of rootFields(file).toReversed()) {
    if (found.size === wanted.size) break;
    const name = file.asString(file.asDict(entry)?.get("T"))?.text();
    if (name !== undefined && wanted.has(name) && !found.has(name)) found.set(name, fieldsBelow(file, entry));
  }
  return found;
}

/** True for no value, an empty string, an empty list and the name Off: nothing that a person has entered. */
export function isEmptyValue(value: PdfObject | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof PdfString) return value.text() === "";
  return value instanceof PdfName && value.value === "Off";
}

/** False for a widget of no size, as invisible signatures have. */
export function isVisible(file: ObjectSource, widget: Widget): boolean {
  const [left, bottom, right, top] = file.asArray(widget.dict.get("Rect")) ?? [];
  return left !== right && bottom !== top;
}
