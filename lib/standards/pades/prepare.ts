import { PdfFile } from "../pdf/file";
import { Increment } from "../pdf/increment";
import { byteString, name, PdfDict, type PdfRef } from "../pdf/objects";
import { addCrossPageField } from "./cross-page-field";
import { PadesError } from "./errors";
import { declareExtensions } from "./extensions";
import { addRadioField, fieldDict, invisibleSignature } from "./field-dicts";
import type { FieldSpec } from "./field-spec";
import { type FieldValue, fillValues, type ValueFonts } from "./field-values";
import { fillIncrement } from "./fill";
import { acroForm, type FormField, fieldsBelow, readFields } from "./form";
import { drawMissingLooks } from "./needed-appearances";
import { whyNotPreparable } from "./prepare-policy";

/** Points from the top left corner of the page as the reader sees it (CropBox, /Rotate and UserUnit applied), y down. */
export type { VisualRect } from "../pdf/geometry";
export type { FieldSpec } from "./field-spec";

export interface PrepareInput {
  base: Uint8Array;
  fields: readonly FieldSpec[];
  /** What to draw values with that are known already. */
  valueFont?: ValueFonts;
  /** Wanted name of the invisible field for the platform's seal. */
  platformFieldName?: string;
  /** Wanted name of the invisible field for the archive time stamp. */
  archiveFieldName?: string;
  /** Second part of the file identifier, 16 bytes; derived from the increment where absent. */
  id?: Uint8Array;
}

export interface PreparedDocument {
  /** The bytes to append to the base. */
  tail: Uint8Array;
  /** Name in the file by the caller's id. */
  fieldNames: Map<string, string>;
  /** The names that the two invisible fields really got: a wanted name that the form has already is numbered. */
  platformFieldName: string;
  archiveFieldName: string;
}

// Field flag (ISO 32000-2, table 227).
const READ_ONLY = 1;
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const DEFAULT_APPEARANCE = "/Helv 0 Tf 0 g";

/**
 * Adds, in one increment, every field that will ever be filled: fields of the participants, one invisible signature
 * field for the platform's seal and one for the archive time stamp. What somebody will fill has no appearance yet, so
 * later revisions never have to overwrite one; values that are known already are drawn, and read-only. The base stays
 * an exact prefix.
 *
 * Where somebody signed the file before it came, known values are filled in a second revision of the same tail: to him,
 * a field that comes with a content is something that was laid over what he signed.
 *
 * @throws PadesError not-preparable, no-such-page, bad-rectangle, too-few-pages, bad-option, bad-text-field, and as
 *   `fillValues` for known values
 * @throws PdfError when the file cannot be read
 */
export function prepareDocument(input: PrepareInput): PreparedDocument {
  const file = PdfFile.open(input.base);
  const obstacle = whyNotPreparable(file);
  if (obstacle) throw new PadesError("not-preparable", `${obstacle.code}: ${obstacle.message}`);
  const increment = new Increment(file);
  const existing = readFields(file);
  const names = new UniqueNames(existing.map((field) => field.name));
  const fieldNames = new Map<string, string>();
  const roots: PdfRef[] = [];
  const byPage = new Map<number, PdfRef[]>();
  const known = new Map<PdfRef, FieldValue>();
  const list = (page: number, ref: PdfRef): void => {
    const onPage = byPage.get(page);
    if (onPage) onPage.push(ref);
    else byPage.set(page, [ref]);
  };
  const place = (page: number, dict: PdfDict): PdfRef => {
    const ref = increment.add(dict);
    roots.push(ref);
    list(page, ref);
    return ref;
  };
  for (const field of input.fields) {
    const fieldName = names.take(`${field.kind}-${field.id}`);
    fieldNames.set(field.id, fieldName);
    if (field.kind === "cross-page" || field.kind === "radio") {
      const { root, widgets } =
        field.kind === "radio"
          ? addRadioField(file, increment, field, fieldName)
          : addCrossPageField(file, increment, field, fieldName);
      roots.push(root);
      for (const [page, ref] of widgets) list(page, ref);
      continue;
    }
    const dict = fieldDict(file, field, fieldName);
    const ref = place(field.page, dict);
    if (!("value" in field) || field.kind === "checkbox" || field.value === undefined) continue;
    dict.set("Ff", (dict.integer("Ff") ?? 0) | READ_ONLY);
    known.set(ref, { fieldName, text: field.value });
  }
  const platformFieldName = names.take(input.platformFieldName ?? "Vermilion-seal");
  const archiveFieldName = names.take(input.archiveFieldName ?? "Vermilion-archive");
  place(0, invisibleSignature(file, platformFieldName));
  place(0, invisibleSignature(file, archiveFieldName));
  for (const [page, refs] of byPage) {
    // The list is written into the page itself: an indirect one could belong to other pages too. One page may stand in
    // the document several times; what it got as another of them stays.
    const edited = increment.edit(file.page(page).ref);
    edited.set("Annots", [...(file.asArray(edited.get("Annots")) ?? []), ...refs]);
  }
  if (file.asBoolean(acroForm(file)?.get("NeedAppearances"))) drawMissingLooks(file, increment, existing);
  writeForm(file, increment, roots);
  declareExtensions(file, increment);
  const atOnce = !isSigned(existing);
  if (atOnce) fillKnown(increment, known, input.valueFont);
  let { tail } = increment.finish(input.id ? { id: input.id } : {});
  if (!atOnce && known.size > 0) {
    const filled = fillIncrement({ ...input, base: [input.base, tail], values: [...known.values()] });
    tail = Uint8Array.from(Buffer.concat([tail, filled]));
  }
  return { tail, fieldNames, platformFieldName, archiveFieldName };
}

const isSigned = (fields: readonly FormField[]): boolean =>
  fields.some(({ type, value }) => type === "Sig" && value !== null);

/** Draws what is known in the increment that adds its fields. */
function fillKnown(increment: Increment, known: ReadonlyMap<PdfRef, FieldValue>, fonts: ValueFonts): void {
  if (known.size === 0) return;
  const fields = [...known.keys()].flatMap((ref) => fieldsBelow(increment, ref));
  fillValues(increment, new Map(fields.map((field) => [field.name, field])), [...known.values()], fonts);
}

/** Partial names that no other field has. A period would separate levels (ISO 32000-2, 12.7.4.2). */
class UniqueNames {
  readonly #taken: Set<string>;

  constructor(existing: readonly string[]) {
    this.#taken = new Set(existing.flatMap((full) => [full, full.split(".")[0] ?? full]));
  }

  take(wanted: string): string {
    const plain = wanted.replace(/[^\w-]+/gu, "-").slice(0, 100);
    let candidate = plain;
    for (let count = 2; this.#taken.has(candidate); count++) candidate = `${plain}-${count}`;
    this.#taken.add(candidate);
    return candidate;
  }
}

/** Keeps the form that is there, and makes one where there is none. */
function writeForm(file: PdfFile, increment: Increment, roots: readonly PdfRef[]): void {
  const catalog = increment.edit(file.root);
  const known = catalog.get("AcroForm");
  const old = acroForm(file);
  const form = new PdfDict(old?.entries() ?? []);
  const fields = [...(file.asArray(old?.get("Fields")) ?? []), ...roots];
  form.set("Fields", fields);
  form.set("SigFlags", (file.asInteger(old?.get("SigFlags")) ?? 0) | SIGNATURES_EXIST_APPEND_ONLY);
  form.delete("NeedAppearances");
  if (!form.has("DA")) form.set("DA", byteString(DEFAULT_APPEARANCE));
  form.set("DR", defaultResources(file, increment, old));
  if (old && known && typeof known === "object" && "num" in known) increment.set(known, form);
  else catalog.set("AcroForm", increment.add(form));
}

/** The form's resources with a font of the name that the default appearance asks for. */
function defaultResources(file: PdfFile, increment: Increment, form: PdfDict | undefined): PdfDict {
  const resources = new PdfDict(file.asDict(form?.get("DR"))?.entries() ?? []);
  const fonts = new PdfDict(file.asDict(resources.get("Font"))?.entries() ?? []);
  if (!fonts.has("Helv")) {
    const helvetica = { Type: name("Font"), Subtype: name("Type1"), BaseFont: name("Helvetica") };
    fonts.set("Helv", increment.add(PdfDict.of({ ...helvetica, Encoding: name("WinAnsiEncoding") })));
  }
  return resources.set("Font", fonts);
}
