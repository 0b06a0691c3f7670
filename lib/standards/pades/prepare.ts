import { PdfError } from "../pdf/errors";
import { PdfFile } from "../pdf/file";
import { pageGeometry, type VisualRect, visualToUser } from "../pdf/geometry";
import { Increment } from "../pdf/increment";
import { byteString, name, PdfDict, type PdfObject, type PdfRef, textString } from "../pdf/objects";
import { addCrossPageField, type CrossPageSpec } from "./cross-page-field";
import { PadesError } from "./errors";
import { declareExtensions } from "./extensions";
import { acroForm, readFields } from "./form";
import { drawMissingLooks } from "./needed-appearances";
import { whyNotPreparable } from "./prepare-policy";

/** Points from the top left corner of the page as the reader sees it (CropBox, /Rotate and UserUnit applied), y down. */
export type { VisualRect } from "../pdf/geometry";

interface PlacedField {
  /** The caller's name for the field; `fieldNames` of the result maps it to the name in the file. */
  id: string;
  /** Page index from 0. */
  page: number;
  rect: VisualRect;
  /** Accessible name (/TU): what it is and whose, such as “Seal of 清和书坊有限公司”. */
  label: string;
}

/**
 * A field that somebody will fill. `mirror` is one more place where a signature is shown; `cross-page`, places for the
 * strips of a seal over the edges of pages.
 */
export type FieldSpec =
  | (PlacedField & { kind: "signature" | "mirror" })
  | (PlacedField & { kind: "text" | "date"; multiline?: boolean; maxLength?: number })
  | CrossPageSpec;

export interface PrepareInput {
  base: Uint8Array;
  fields: readonly FieldSpec[];
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

// Annotation flags (ISO 32000-2, table 167): Print; and Locked, so that a viewer does not move a signature.
const PRINT = 4;
const PRINT_LOCKED = 132;
// Field flags (tables 227 to 231): ReadOnly + Pushbutton, Multiline.
const READ_ONLY_PUSH_BUTTON = 65537;
const MULTILINE = 4096;
const SIGNATURES_EXIST_APPEND_ONLY = 3;
const DEFAULT_APPEARANCE = "/Helv 0 Tf 0 g";

/**
 * Adds, in one increment, every field that will ever be filled: fields of the participants, one invisible signature
 * field for the platform's seal and one for the archive time stamp. Nothing has an appearance yet, so later revisions
 * never have to overwrite one. The base stays an exact prefix.
 *
 * @throws PadesError not-preparable, no-such-page, bad-rectangle, too-few-pages
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
  const list = (page: number, ref: PdfRef): void => {
    const onPage = byPage.get(page);
    if (onPage) onPage.push(ref);
    else byPage.set(page, [ref]);
  };
  const place = (page: number, dict: PdfDict): void => {
    const ref = increment.add(dict);
    roots.push(ref);
    list(page, ref);
  };
  for (const field of input.fields) {
    const fieldName = names.take(`${field.kind}-${field.id}`);
    fieldNames.set(field.id, fieldName);
    if (field.kind === "cross-page") {
      const { root, widgets } = addCrossPageField(file, increment, field, fieldName);
      roots.push(root);
      for (const [page, ref] of widgets) list(page, ref);
    } else place(field.page, fieldDict(file, field, fieldName));
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
  const { tail } = increment.finish(input.id ? { id: input.id } : {});
  return { tail, fieldNames, platformFieldName, archiveFieldName };
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

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function pageOf(file: PdfFile, index: number) {
  try {
    return file.page(index);
  } catch (error) {
    if (!(error instanceof PdfError) || error.code !== "no-such-page") throw error;
    throw new PadesError("no-such-page", `a field is placed on page ${index + 1}, which does not exist`);
  }
}

function fieldDict(file: PdfFile, field: Exclude<FieldSpec, CrossPageSpec>, fieldName: string): PdfDict {
  const { x, y, width, height } = field.rect;
  if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) {
    throw new PadesError("bad-rectangle", `the field ${field.id} has no size`);
  }
  const page = pageOf(file, field.page);
  const geometry = pageGeometry(file, page);
  const dict = widget(page.ref, visualToUser(geometry, field.rect).rect.map(rounded), fieldName);
  dict.set("TU", textString(field.label));
  if (geometry.rotate !== 0) dict.set("MK", PdfDict.of({ R: geometry.rotate }));
  switch (field.kind) {
    case "signature":
      return dict.set("FT", name("Sig")).set("F", PRINT_LOCKED);
    case "mirror":
      return dict.set("FT", name("Btn")).set("Ff", READ_ONLY_PUSH_BUTTON).set("F", PRINT_LOCKED);
  }
  dict.set("FT", name("Tx")).set("F", PRINT).set("DA", byteString(DEFAULT_APPEARANCE));
  if (field.multiline) dict.set("Ff", MULTILINE);
  if (field.maxLength !== undefined) dict.set("MaxLen", field.maxLength);
  return dict;
}

function widget(page: PdfRef, rect: PdfObject, fieldName: string): PdfDict {
  const subtype = { Type: name("Annot"), Subtype: name("Widget") };
  return PdfDict.of({ ...subtype, T: textString(fieldName), Rect: rect, P: page });
}

function invisibleSignature(file: PdfFile, fieldName: string): PdfDict {
  return widget(file.page(0).ref, [0, 0, 0, 0], fieldName).set("FT", name("Sig")).set("F", PRINT_LOCKED);
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
