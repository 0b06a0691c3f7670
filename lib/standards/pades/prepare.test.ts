import { describe, expect, test } from "vitest";
import {
  attachmentPdf,
  formPdf,
  oneOfEachKind,
  onePage,
  plainPdf,
  qpdfCheck,
  xfaPdf,
} from "../../../tests/support/pdfs";
import { joined } from "../../../tests/support/signing-scenario";
import { PdfFile } from "../pdf/file";
import { pageGeometry, userToVisual } from "../pdf/geometry";
import { type PdfRef, PdfStream } from "../pdf/objects";
import { acroForm, readFields } from "./form";
import { type FieldSpec, prepareDocument } from "./prepare";
import { whyNotPreparable } from "./prepare-policy";

const rect = { x: 50, y: 60, width: 120, height: 40 };
const fields: FieldSpec[] = [
  { kind: "signature", id: "0198", page: 0, rect, label: "李雷的签名" },
  { kind: "text", id: "t.1", page: 0, rect, label: "Address", multiline: true, maxLength: 80 },
  { kind: "date", id: "d", page: 0, rect, label: "Date" },
  { kind: "mirror", id: "m", page: 0, rect, label: "Copy" },
];

function prepared(base: Uint8Array, specs: readonly FieldSpec[] = fields) {
  const result = prepareDocument({ base, fields: specs });
  const bytes = joined(base, result.tail);
  return { ...result, bytes, file: PdfFile.open(bytes) };
}

const kinds = await oneOfEachKind();

describe("prepareDocument", () => {
  test.each(Object.keys(kinds))("adds fields where the reader sees them: %s", (kind) => {
    const base = kinds[kind] as Uint8Array;
    const { bytes, file, fieldNames } = prepared(base);
    expect(Buffer.compare(bytes.subarray(0, base.length), base)).toBe(0);
    expect(qpdfCheck(bytes)).not.toContain("WARNING");
    const page = file.page(0);
    const field = readFields(file).find((one) => one.name === fieldNames.get("0198"));
    const box = file.asArray(field?.dict.get("Rect")) as [number, number, number, number];
    const seen = userToVisual(pageGeometry(file, page), box);
    for (const side of ["x", "y", "width", "height"] as const) expect(seen[side]).toBeCloseTo(rect[side], 1);
    const listed = (file.asArray(page.dict.get("Annots")) ?? []).map((item) => (item as PdfRef).num);
    const widgets = readFields(file).flatMap((one) => one.widgets);
    for (const widget of widgets) expect(listed).toContain(widget.ref?.num);
  });

  test("writes each kind of field with what it needs, and no appearance", () => {
    const { file, platformFieldName, archiveFieldName } = prepared(plainPdf());
    const told = readFields(file).map(({ name, type, flags, dict }) => [
      name,
      type,
      flags,
      dict.integer("F"),
      dict.has("AP"),
    ]);
    expect(told).toEqual([
      ["signature-0198", "Sig", 0, 132, false],
      ["text-t-1", "Tx", 4096, 4, false],
      ["date-d", "Tx", 0, 4, false],
      ["mirror-m", "Btn", 65537, 132, false],
      [platformFieldName, "Sig", 0, 132, false],
      [archiveFieldName, "Sig", 0, 132, false],
    ]);
    const [signature, text] = readFields(file);
    expect(signature?.dict.string("TU")?.text()).toBe("李雷的签名");
    expect(text?.maxLength).toBe(80);
    expect(acroForm(file)?.integer("SigFlags")).toBe(3);
    expect(file.asDict(file.catalog().get("Extensions"))?.has("ESIC")).toBe(true);
  });

  test("keeps the form that is there, and gives names that it does not have", async () => {
    const once = prepared(await formPdf());
    const twice = prepared(once.bytes);
    const names = readFields(twice.file).map((field) => field.name);
    expect(names.slice(0, 2)).toEqual(["buyer.name", "agreed"]);
    expect(new Set(names).size).toBe(names.length);
    expect(twice.fieldNames.get("d")).toBe("date-d-2");
    expect(twice.platformFieldName).toBe("Vermilion-seal-2");
  });

  test("gives a page a list of its own where two pages share one", () => {
    const base = onePage("/MediaBox[0 0 595 842]/Annots 7 0 R")
      .object(2, "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>")
      .object(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots 7 0 R>>")
      .object(7, "[8 0 R]")
      .object(8, "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]>>")
      .build();
    const { file } = prepared(base);
    const count = (page: number) => file.asArray(file.page(page).dict.get("Annots"))?.length;
    expect([count(0), count(1)]).toEqual([1 + fields.length + 2, 1]);
  });

  test("loses nothing where one page stands in the document twice", () => {
    const base = onePage("/MediaBox[0 0 595 842]").object(2, "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>").build();
    const { file } = prepared(base, [...fields, { kind: "signature", id: "second", page: 1, rect, label: "B" }]);
    const listed = (file.asArray(file.page(1).dict.get("Annots")) ?? []).map((item) => (item as PdfRef).num);
    for (const { widgets } of readFields(file)) for (const { ref } of widgets) expect(listed).toContain(ref?.num);
  });

  test("draws what NeedAppearances left to the viewer, and takes the wish back", () => {
    const form = "/AcroForm<</NeedAppearances true/Fields[6 0 R]/DA(/Helv 0 Tf 0 g)/DR<</Font<</Helv 5 0 R>>>>>>";
    const field = "/Type/Annot/Subtype/Widget/FT/Tx/T(city)/Rect[72 600 272 620]/P 3 0 R";
    const base = (value: string) =>
      onePage("/MediaBox[0 0 595 842]/Annots[6 0 R]", form).object(6, `<<${field}/V(${value})>>`).build();
    const { file, bytes } = prepared(base("Montr\\351al"));
    expect(acroForm(file)?.has("NeedAppearances")).toBe(false);
    const look = file.resolve(file.asDict(readFields(file)[0]?.dict.get("AP"))?.get("N"));
    expect(look).toBeInstanceOf(PdfStream);
    expect(Buffer.from((look as PdfStream).decode()).toString("latin1")).toContain(
      Buffer.from("Montréal", "latin1").toString("hex"),
    );
    expect(qpdfCheck(bytes)).not.toContain("WARNING");
    const chinese = "\\376\\377\\103\\035";
    expect(whyNotPreparable(PdfFile.open(base(chinese)))?.code).toBe("appearances-needed");
  });

  test.each([
    ["no-such-page", { page: 7 }],
    ["bad-rectangle", { rect: { ...rect, width: 0 } }],
    ["bad-rectangle", { rect: { ...rect, x: Number.NaN } }],
  ])("refuses: %s", (code, change) => {
    const spec = { ...(fields[0] as FieldSpec), ...change };
    expect(() => prepareDocument({ base: plainPdf(), fields: [spec] })).toThrow(expect.objectContaining({ code }));
  });

  test("is the same bytes for the same input", async () => {
    const base = await attachmentPdf();
    expect(prepareDocument({ base, fields }).tail).toEqual(prepareDocument({ base, fields }).tail);
  });
});

describe("whyNotPreparable", () => {
  test("an ordinary file may be prepared", () => {
    expect(whyNotPreparable(PdfFile.open(plainPdf()))).toBeNull();
  });

  test("an XFA form may not", () => {
    expect(whyNotPreparable(PdfFile.open(xfaPdf()))?.code).toBe("xfa");
  });

  test.each([
    [1, "certified-no-changes"],
    [2, "certified-form-filling-only"],
    [3, "certified-form-filling-only"],
  ])("a file certified with permission %d may not", (permission, code) => {
    const reference = `<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</P ${permission}/V/1.2>>>>`;
    const base = onePage("/MediaBox[0 0 595 842]", "/Perms<</DocMDP 7 0 R>>/AcroForm<</Fields[6 0 R]/SigFlags 3>>")
      .object(6, "<</FT/Sig/T(s)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/V 7 0 R>>")
      .object(7, `<</Type/Sig/Filter/Adobe.PPKLite/Reference[${reference}]>>`)
      .build();
    expect(whyNotPreparable(PdfFile.open(base))?.code).toBe(code);
  });

  test("a file with usage rights may not", () => {
    const base = onePage("/MediaBox[0 0 595 842]", "/Perms<</UR3 6 0 R>>").object(6, "<</Type/Sig>>").build();
    expect(whyNotPreparable(PdfFile.open(base))?.code).toBe("usage-rights");
  });
});
