import { PdfError } from "../pdf/errors";
import type { PdfFile } from "../pdf/file";
import { pageGeometry, type VisualRect, visualToUser } from "../pdf/geometry";
import type { Increment } from "../pdf/increment";
import { byteString, name, PdfDict, type PdfObject, type PdfRef, textString } from "../pdf/objects";
import { OFF, stateNames, YES } from "./button-states";
import { PadesError } from "./errors";
import type { FieldSpec, RadioSpec, SelectSpec, TextSpec } from "./field-spec";

// Annotation flags (ISO 32000-2, table 167): Print; and Locked, so that a viewer does not move a signature.
const PRINT = 4;
const PRINT_LOCKED = 132;
// Field flags (tables 227 to 233): ReadOnly + Pushbutton; Multiline, Comb; NoToggleToOff + Radio; Combo.
const READ_ONLY_PUSH_BUTTON = 65537;
const MULTILINE = 1 << 12;
const COMB = 1 << 24;
const RADIO = (1 << 14) | (1 << 15);
const COMBO = 1 << 17;
/** /TP: an icon and no caption (table 192). */
const ICON_ONLY = 1;

/** /Q (table 228). */
const QUADDING = { left: undefined, center: 1, right: 2 } as const;

const LARGEST_FONT = 144;

type OneWidget = Exclude<FieldSpec, { kind: "cross-page" | "radio" }>;

/**
 * The dictionary of a field that is its own only widget, without a value and without a look.
 * @throws PadesError no-such-page, bad-rectangle, bad-option, bad-text-field
 */
export function fieldDict(file: PdfFile, field: OneWidget, fieldName: string): PdfDict {
  const dict = placedWidget(file, field.page, field.rect, field.id).set("T", textString(fieldName));
  dict.set("TU", textString(field.label));
  switch (field.kind) {
    case "signature":
      return dict.set("FT", name("Sig")).set("F", PRINT_LOCKED);
    case "mirror":
    case "initials":
      return pushButton(dict);
    case "image":
      return pushButton(dict).set("MK", new PdfDict([...(dict.dict("MK")?.entries() ?? []), ["TP", ICON_ONLY]]));
    case "checkbox": {
      const exported = field.value ?? YES;
      demandOptions(field.id, [exported]);
      dict.set("FT", name("Btn")).set("F", PRINT);
      return exported === YES ? dict : dict.set("Opt", [textString(exported)]);
    }
    case "select":
      return selectDict(dict, field);
    default:
      return textDict(dict, field);
  }
}

/**
 * Adds a group of radio buttons: one field, and below it one widget for each choice. What each exports stands in /Opt;
 * a state gets its name when one is chosen.
 *
 * @returns the field, and each widget with the index of its page
 * @throws PadesError no-such-page, bad-rectangle, bad-option
 */
export function addRadioField(
  file: PdfFile,
  increment: Increment,
  spec: RadioSpec,
  fieldName: string,
): { root: PdfRef; widgets: [number, PdfRef][] } {
  const exports = spec.choices.map(({ value }) => value);
  demandOptions(spec.id, exports);
  const root = increment.reserve();
  const widgets = spec.choices.map(({ page, rect, label }): [number, PdfRef] => {
    // Screen readers are told the widget's own /TU where it has one: here, the answer.
    const widget = placedWidget(file, page, rect, spec.id).set("TU", textString(label));
    return [page, increment.add(widget.set("F", PRINT).set("Parent", root))];
  });
  const field = PdfDict.of({
    FT: name("Btn"),
    Ff: RADIO,
    T: textString(fieldName),
    TU: textString(spec.label),
    Opt: exports.map((value) => textString(value)),
    Kids: widgets.map(([, ref]) => ref),
  });
  increment.set(root, field);
  return { root, widgets };
}

/** A widget that nobody sees: the place of the platform's seal, or of a time stamp. */
export function invisibleSignature(file: PdfFile, fieldName: string): PdfDict {
  const dict = widget(file.page(0).ref, [0, 0, 0, 0]).set("T", textString(fieldName));
  return dict.set("FT", name("Sig")).set("F", PRINT_LOCKED);
}

const pushButton = (dict: PdfDict): PdfDict =>
  dict.set("FT", name("Btn")).set("Ff", READ_ONLY_PUSH_BUTTON).set("F", PRINT_LOCKED);

function textDict(dict: PdfDict, field: TextSpec): PdfDict {
  const { multiline, comb, maxLength } = field;
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength > 0)) {
    throw new PadesError("bad-text-field", `the field ${field.id} takes no characters`);
  }
  if (comb && (multiline || maxLength === undefined)) {
    throw new PadesError("bad-text-field", `the cells of ${field.id} are one line of so many characters`);
  }
  dict.set("FT", name("Tx")).set("F", PRINT).set("DA", defaultAppearance(field));
  const flags = (multiline ? MULTILINE : 0) | (comb ? COMB : 0);
  if (flags) dict.set("Ff", flags);
  if (maxLength !== undefined) dict.set("MaxLen", maxLength);
  return aligned(dict, field);
}

function selectDict(dict: PdfDict, field: SelectSpec): PdfDict {
  demandOptions(
    field.id,
    field.options.map(({ value }) => value),
  );
  const options = field.options.map(({ value, shown }) => [textString(value), textString(shown)]);
  dict.set("FT", name("Ch")).set("Ff", COMBO).set("F", PRINT).set("DA", defaultAppearance(field));
  return aligned(dict.set("Opt", options), field);
}

function aligned(dict: PdfDict, { align }: TextSpec | SelectSpec): PdfDict {
  const quadding = QUADDING[align ?? "left"];
  return quadding === undefined ? dict : dict.set("Q", quadding);
}

/** What a viewer would draw a value by: the size, 0 for one that fits, in the form's Helvetica. */
function defaultAppearance({ id, fontSize = 0 }: TextSpec | SelectSpec) {
  if (!(fontSize >= 0 && fontSize <= LARGEST_FONT)) {
    throw new PadesError("bad-text-field", `the text of ${id} has no size that a page could hold`);
  }
  return byteString(`/Helv ${Math.round(fontSize * 100) / 100} Tf 0 g`);
}

/** Each answer must be one, and be told from the others. */
function demandOptions(id: string, values: readonly string[]): void {
  const names = stateNames(values);
  const bad = values.some((value) => value.trim() === "" || value === OFF);
  if (values.length > 0 && !bad && new Set(values).size === values.length && names.length === values.length) return;
  throw new PadesError("bad-option", `the field ${id} has no answers, or some that cannot be told apart`);
}

function pageOf(file: PdfFile, index: number) {
  try {
    return file.page(index);
  } catch (error) {
    if (!(error instanceof PdfError) || error.code !== "no-such-page") throw error;
    throw new PadesError("no-such-page", `a field is placed on page ${index + 1}, which does not exist`);
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A widget where the reader sees `rect`, which says how its page is turned. */
function placedWidget(file: PdfFile, index: number, rect: VisualRect, id: string): PdfDict {
  const { x, y, width, height } = rect;
  if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) {
    throw new PadesError("bad-rectangle", `the field ${id} has no size`);
  }
  const page = pageOf(file, index);
  const geometry = pageGeometry(file, page);
  const dict = widget(page.ref, visualToUser(geometry, rect).rect.map(rounded));
  return geometry.rotate === 0 ? dict : dict.set("MK", PdfDict.of({ R: geometry.rotate }));
}

function widget(page: PdfRef, rect: PdfObject): PdfDict {
  return PdfDict.of({ Type: name("Annot"), Subtype: name("Widget"), Rect: rect, P: page });
}
