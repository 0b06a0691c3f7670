import type { PdfFile } from "../pdf/file";
import type { Increment } from "../pdf/increment";
import { name, PdfDict, PdfStream, PdfString } from "../pdf/objects";
import { acroForm, type FormField, isEmptyValue, type Widget } from "./form";

/** A filled text field that relies on the viewer to draw it. */
export interface FieldWithoutLook {
  field: FormField;
  widget: Widget;
  text: string;
  /** False where the text has characters outside the Windows Latin encoding of the standard fonts. */
  drawable: boolean;
}

const windows1252 = new Map<string, number>();
const decoder = new TextDecoder("windows-1252");
for (let code = 32; code < 256; code++) windows1252.set(decoder.decode(Uint8Array.of(code)), code);

/** Filled text and choice fields with a visible widget that has no appearance. */
export function fieldsWithoutLook(file: PdfFile, fields: readonly FormField[]): FieldWithoutLook[] {
  const found: FieldWithoutLook[] = [];
  for (const field of fields) {
    if ((field.type !== "Tx" && field.type !== "Ch") || !(field.value instanceof PdfString)) continue;
    if (isEmptyValue(field.value)) continue;
    const text = field.value.text();
    const drawable = [...text].every((char) => windows1252.has(char) || char === "\n" || char === "\r");
    for (const widget of field.widgets) {
      if (widget.ref && !file.asDict(widget.dict.get("AP"))) found.push({ field, widget, text, drawable });
    }
  }
  return found;
}

/** Draws what /NeedAppearances left to the viewer, with the field's own default appearance (ISO 32000-2, 12.7.4.3). */
export function drawMissingLooks(file: PdfFile, increment: Increment, fields: readonly FormField[]): void {
  const form = acroForm(file);
  for (const { field, widget, text } of fieldsWithoutLook(file, fields)) {
    const [left = 0, bottom = 0, right = 0, top = 0] = (file.asArray(widget.dict.get("Rect")) ?? []).map(Number);
    const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)];
    const wanted = field.defaultAppearance ?? file.asString(form?.get("DA"))?.text() ?? "/Helv 0 Tf 0 g";
    const size = Math.min(12, Math.max(4, Math.round(height * 0.65)));
    const operators = wanted.replace(/(^|\s)0(\.0*)?\s+Tf\b/, `$1${size} Tf`);
    const lines = text.split(/\r\n|\r|\n/);
    const first = lines.length > 1 ? height - size * 1.2 : (height - size * 0.7) / 2;
    const shown = lines.map((line, index) => `${index ? `0 ${-size * 1.2} Td ` : ""}<${encode(line)}> Tj`).join(" ");
    const content = `/Tx BMC q 1 1 ${width - 2} ${height - 2} re W n BT ${operators} 2 ${first} Td ${shown} ET Q EMC\n`;
    const dict = PdfDict.of({
      Type: name("XObject"),
      Subtype: name("Form"),
      BBox: [0, 0, width, height],
      Resources: form?.get("DR") ?? new PdfDict(),
    });
    const look = increment.add(new PdfStream(dict, Uint8Array.from(Buffer.from(content, "latin1"))));
    if (widget.ref) increment.edit(widget.ref).set("AP", PdfDict.of({ N: look }));
  }
}

function encode(line: string): string {
  const codes = [...line].map((char) => windows1252.get(char) ?? 0x3f);
  return Buffer.from(codes).toString("hex");
}
