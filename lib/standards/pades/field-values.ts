import type { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfObject, type PdfRef, textString } from "../pdf/objects";
import { outlineToPdfForm } from "../seal-drawing/pdf-form";
import { appearanceForm, type WidgetPlace } from "./appearance";
import { exportsOf, holdsState, isPicturePlace, isRadio, OFF, stateNames } from "./button-states";
import { demandBlank, demandField, editPart } from "./demand-field";
import { PadesError } from "./errors";
import { type FormField, isEmptyValue } from "./form";
import { characters } from "./line-breaks";
import { markOutline } from "./mark-outline";
import { PicturePress } from "./picture";
import { TextFonts, textAppearance, type ValueFont } from "./text-appearance";
import type { TextAlign, TextStyle } from "./text-layout";
import { widgetPlace } from "./widget-place";

/** A value by the kind of its field: a text or date, a check box, a group of choices or a list, a place for a picture. */
export type FieldValue = { fieldName: string } & (
  | { text: string }
  | { checked: boolean }
  /** What the chosen answer exports. */
  | { choice: string }
  /** A JPEG or PNG file. */
  | { picture: Uint8Array }
);

/** What to draw values with: the first font that has a character draws it. */
export type ValueFonts = ValueFont | readonly ValueFont[] | undefined;

// Field flags (ISO 32000-2, tables 231 and 233).
const MULTILINE = 1 << 12;
const COMB = 1 << 24;

const ALIGNMENTS: readonly TextAlign[] = ["left", "center", "right"];

/** One value and what is drawn for it, once its field is known. */
type Fill = { field: FormField } & (
  | { kind: "text"; stored: string; shown: string }
  | { kind: "state"; state: string }
  | { kind: "picture"; picture: Uint8Array }
);

/**
 * Fills fields in one increment: the values, and looks that are drawn by new objects. The dictionaries of the fields
 * are written anew and nothing else. A field is filled once: what somebody may have signed is never overwritten.
 *
 * @param fields the fields by their names, as `findFields` gives them
 * @throws PadesError no-such-field, wrong-field, already-filled, font-needed, missing-glyph, text-too-long,
 *   no-such-option, bad-picture, picture-too-large
 */
export function fillValues(
  increment: Increment,
  fields: ReadonlyMap<string, FormField>,
  values: readonly FieldValue[],
  fonts: ValueFonts,
): void {
  const seen = new Set<string>();
  const fills = values.map((value) => {
    if (seen.has(value.fieldName)) throw new PadesError("already-filled", `${value.fieldName} gets two values`);
    seen.add(value.fieldName);
    return fillOf(increment, fields, value);
  });
  new ValueWriter(increment, fills, fonts).write(fills);
}

/** Finds out what a value means for its field, and refuses what does not belong there. */
function fillOf(increment: Increment, fields: ReadonlyMap<string, FormField>, value: FieldValue): Fill {
  const { fieldName } = value;
  if ("text" in value) {
    const field = demandField(fields, fieldName, "Tx");
    demandEmpty(field);
    const { comb } = styleOf(field);
    if (comb !== undefined && characters(value.text).length > comb) {
      throw new PadesError("text-too-long", `the field ${fieldName} has ${comb} cells`);
    }
    return { field, kind: "text", stored: value.text, shown: value.text };
  }
  if ("picture" in value) {
    const field = demandField(fields, fieldName, "Btn");
    if (!isPicturePlace(increment, field))
      throw new PadesError("wrong-field", `${fieldName} is no place for a picture`);
    demandBlank(field);
    return { field, kind: "picture", picture: value.picture };
  }
  const field =
    "checked" in value ? demandField(fields, fieldName, "Btn") : demandField(fields, fieldName, "Btn", "Ch");
  if (field.type === "Ch" && "choice" in value) return selected(increment, field, value.choice);
  if (!holdsState(field) || isRadio(field) !== "choice" in value) {
    throw new PadesError("wrong-field", `the field ${fieldName} takes another kind of value`);
  }
  // A box that was left empty on purpose says /Off, and that stands.
  if (field.value !== null) throw new PadesError("already-filled", `the field ${fieldName} is filled`);
  const exports = exportsOf(increment, field);
  const names = stateNames(exports);
  const chosen = "choice" in value ? names[exports.indexOf(value.choice)] : value.checked ? names[0] : OFF;
  if (chosen === undefined) throw new PadesError("no-such-option", `the field ${fieldName} has no such answer`);
  return { field, kind: "state", state: chosen };
}

function selected(increment: Increment, field: FormField, choice: string): Fill {
  demandEmpty(field);
  for (const option of increment.asArray(field.dict.get("Opt")) ?? []) {
    const pair = increment.asArray(option);
    const [stored, shown] = (pair ?? [option, option]).map((item) => increment.asString(item)?.text());
    if (stored === choice) return { field, kind: "text", stored, shown: shown ?? stored };
  }
  throw new PadesError("no-such-option", `the field ${field.name} has no such answer`);
}

function demandEmpty(field: FormField): void {
  if (!isEmptyValue(field.value)) throw new PadesError("already-filled", `the field ${field.name} is filled`);
}

/** How a field wants its text to stand: its flags, /Q, and the size in /DA, of which 0 means one that fits. */
export function styleOf(field: FormField): TextStyle {
  const size = Number(/([\d.]+)\s+Tf\b/.exec(field.defaultAppearance ?? "")?.[1] ?? 0);
  const style: TextStyle = { multiline: field.type === "Tx" && (field.flags & MULTILINE) !== 0 };
  const align = ALIGNMENTS[field.alignment ?? 0];
  if (align) style.align = align;
  if (size > 0) style.size = size;
  const cells = field.type === "Tx" && !style.multiline && (field.flags & COMB) !== 0 ? field.maxLength : undefined;
  if (cells !== undefined && cells > 0) style.comb = cells;
  return style;
}

class ValueWriter {
  readonly #increment: Increment;
  readonly #fonts: TextFonts | undefined;
  readonly #pictures: PicturePress;
  /** Looks of check boxes and choices: places of one size share them. */
  readonly #marks = new Map<string, PdfRef>();

  constructor(increment: Increment, fills: readonly Fill[], fonts: ValueFonts) {
    this.#increment = increment;
    const texts = fills.flatMap((fill) => (fill.kind === "text" ? [fill.shown] : []));
    const list = fonts === undefined ? [] : "font" in fonts ? [fonts] : fonts;
    this.#fonts = texts.length > 0 ? new TextFonts(increment, list, texts) : undefined;
    this.#pictures = new PicturePress(increment);
  }

  write(fills: readonly Fill[]): void {
    for (const fill of fills) {
      switch (fill.kind) {
        case "text":
          this.#text(fill.field, fill.stored, fill.shown);
          break;
        case "state":
          this.#state(fill.field, fill.state);
          break;
        case "picture":
          this.#looks(fill.field, () => this.#pictures.look(fill.picture));
      }
    }
  }

  #text(field: FormField, stored: string, shown: string): void {
    const fonts = this.#fonts;
    if (!fonts) return;
    editPart(this.#increment, field.ref, field).set("V", textString(stored));
    const style = styleOf(field);
    this.#looks(field, (place) => textAppearance(fonts, shown, place, style));
  }

  #looks(field: FormField, look: (place: WidgetPlace) => Parameters<typeof appearanceForm>[0]): void {
    for (const widget of field.widgets) {
      const place = widgetPlace(this.#increment, widget);
      const form = this.#increment.add(appearanceForm(look(place), place));
      editPart(this.#increment, widget.ref, field).set("AP", PdfDict.of({ N: form }));
    }
  }

  /** The value, and each widget with the looks of its two states and the one it is in. */
  #state(field: FormField, state: string): void {
    const names = stateNames(exportsOf(this.#increment, field));
    const mark = isRadio(field) ? "radio" : "checkbox";
    editPart(this.#increment, field.ref, field).set("V", name(state));
    for (const [index, widget] of field.widgets.entries()) {
      const own = names[isRadio(field) ? index : 0];
      if (own === undefined)
        throw new PadesError("wrong-field", `the field ${field.name} has more places than answers`);
      const place = widgetPlace(this.#increment, widget);
      const looks: [string, PdfObject][] = [
        [own, this.#mark(mark, true, place)],
        [OFF, this.#mark(mark, false, place)],
      ];
      const dict = editPart(this.#increment, widget.ref, field);
      dict.set("AS", name(own === state ? own : OFF)).set("AP", PdfDict.of({ N: new PdfDict(looks) }));
    }
  }

  #mark(mark: "checkbox" | "radio", on: boolean, place: WidgetPlace): PdfRef {
    const key = `${mark} ${on} ${place.rotation} ${place.width.toFixed(2)} ${place.height.toFixed(2)}`;
    const known = this.#marks.get(key);
    if (known) return known;
    const { bbox, content } = outlineToPdfForm(markOutline(mark, on, place.width, place.height));
    const made = this.#increment.add(appearanceForm({ bbox, content }, place));
    this.#marks.set(key, made);
    return made;
  }
}
