import { equals } from "../../pdf/compare";
import { type PdfDict, PdfName, PdfStream, PdfString } from "../../pdf/objects";
import type { ObjectSource } from "../../pdf/source";
import { OFF } from "../button-states";
import { shownStrings } from "../content-text";
import { type FormField, isEmptyValue, isVisible, type Widget } from "../form";
import { type CodeReader, parseToUnicode } from "../to-unicode";
import type { Step } from "./step";

const PASSWORD = 1 << 13;
const COMBO = 1 << 17;
const HIDDEN_OR_NO_VIEW = 2 | 32;
const MAX_DEPTH = 4;
// The look of a form value is short; what is longer is not read to its end.
const LONGEST_LOOK = 1_000_000;

const windows1252 = new TextDecoder("windows-1252");

/** Without white space, which layout adds and drops, and in one normal form. */
const bare = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");

/**
 * A filled field must show what it holds: readers of the page and programs that read the form are told the same.
 * Fields whose own script formats the value (/AA) may differ; they are left open.
 */
export function checkShownValue(step: Step, before: FormField, after: FormField): void {
  const { name, value } = after;
  if (after.type === "Btn") {
    checkShownState(step, before, after);
    return;
  }
  if ((after.flags & PASSWORD) !== 0) return;
  if (after.type === "Ch" && (after.flags & COMBO) === 0) return;
  if (!(value instanceof PdfString) || isEmptyValue(value)) return;
  for (const widget of after.widgets) {
    if (!isShown(step.after, widget)) continue;
    const look = step.after.resolve(step.after.asDict(widget.dict.get("AP"))?.get("N"));
    if (!(look instanceof PdfStream)) {
      step.finding(
        "value-not-shown",
        `The field “${name}” holds a value that it does not show.`,
        name,
        "indeterminate",
      );
      continue;
    }
    const shown = shownText(step.after, look);
    if (shown === undefined) {
      step.finding("look-unreadable", `What the field “${name}” shows cannot be read.`, name, "indeterminate");
    } else if (!acceptable(step.after, after, value).some((text) => bare(text) === bare(shown))) {
      const weight = before.dict.has("AA") ? "indeterminate" : "invalid";
      step.finding("value-differs-from-look", `The field “${name}” holds one value and shows another.`, name, weight);
    }
  }
}

/**
 * A ticked box must look ticked and no other may: what a button shows is the look of the state that /AS names
 * (ISO 32000-2, 12.7.5.2.3). One answer may have several places, of which one shows it.
 */
function checkShownState(step: Step, before: FormField, after: FormField): void {
  const value = after.value instanceof PdfName ? after.value.value : OFF;
  const { name } = after;
  const places = after.widgets.filter((widget) => isShown(step.after, widget));
  const looks = places.map(({ dict }) => step.after.asDict(step.after.asDict(dict.get("AP"))?.get("N")));
  if (value !== OFF && looks.some((look) => look === undefined)) {
    step.finding("value-not-shown", `The field “${name}” holds a value that it does not show.`, name, "indeterminate");
    return;
  }
  const shown = places.map(({ dict }, index) => {
    const state = step.after.asName(dict.get("AS")) ?? OFF;
    return looks[index]?.has(state) ? state : OFF;
  });
  const wrong = shown.some((state) => state !== OFF && state !== value);
  if (wrong || (value !== OFF && places.length > 0 && !shown.includes(value))) {
    const weight = before.dict.has("AA") ? "indeterminate" : "invalid";
    step.finding("value-differs-from-look", `The field “${name}” holds one value and shows another.`, name, weight);
    return;
  }
  const drawnAnew = before.widgets.some(({ dict }, index) => {
    const old = dict.get("AP");
    return old !== undefined && !equals(old, after.widgets[index]?.dict.get("AP"));
  });
  // Some viewers draw a box anew that they tick; what it shows now nobody saw when it was empty.
  if (drawnAnew) {
    step.finding("appearance-overwritten", `The look of the field “${name}” was replaced.`, name, "indeterminate");
  }
}

function isShown(file: ObjectSource, widget: Widget): boolean {
  return ((widget.dict.integer("F") ?? 0) & HIDDEN_OR_NO_VIEW) === 0 && isVisible(file, widget);
}

/** The value itself, or what a choice field shows for it. */
function acceptable(file: ObjectSource, field: FormField, value: PdfString): string[] {
  const texts = [value.text()];
  for (const option of file.asArray(field.dict.get("Opt")) ?? []) {
    const [exported, shown] = (file.asArray(option) ?? []).map((item) => file.asString(item)?.text());
    if (exported === value.text() && shown !== undefined) texts.push(shown);
  }
  return texts;
}

/** The text that a form XObject shows, or undefined where a font's codes cannot be turned into text. */
export function shownText(file: ObjectSource, form: PdfStream, depth = 0): string | undefined {
  const content = form.decode();
  if (content.length > LONGEST_LOOK) return undefined;
  const { strings, forms } = shownStrings(content);
  const resources = file.asDict(form.dict.get("Resources"));
  const readers = new Map<string | null, CodeReader | undefined>();
  let text = "";
  for (const { font, bytes } of strings) {
    if (!readers.has(font)) readers.set(font, codeReader(file, resources, font));
    const reader = readers.get(font);
    const part = reader && decode(bytes, reader);
    if (part === undefined) return undefined;
    text += part;
  }
  for (const name of forms) {
    const inner = file.resolve(file.asDict(resources?.get("XObject"))?.get(name));
    if (!(inner instanceof PdfStream) || inner.dict.name("Subtype") !== "Form") continue;
    const part = depth < MAX_DEPTH ? shownText(file, inner, depth + 1) : undefined;
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

function codeReader(file: ObjectSource, resources: PdfDict | undefined, font: string | null): CodeReader | undefined {
  const dict = font === null ? undefined : file.asDict(file.asDict(resources?.get("Font"))?.get(font));
  const map = dict && file.asStream(dict.get("ToUnicode"));
  if (map) return parseToUnicode(map.decode());
  if (dict?.name("Subtype") === "Type0") return undefined;
  // A simple font, or one that the viewer takes from the form's defaults: Latin text in the Windows encoding.
  if (file.asArray(file.asDict(dict?.get("Encoding"))?.get("Differences"))) return undefined;
  return { width: 1, text: (code) => windows1252.decode(Uint8Array.of(code)) };
}

function decode(bytes: Uint8Array, reader: CodeReader): string | undefined {
  let text = "";
  for (let at = 0; at + reader.width <= bytes.length; at += reader.width) {
    const code = reader.width === 1 ? bytes[at]! : bytes[at]! * 256 + bytes[at + 1]!;
    const part = reader.text(code);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}
