import fc from "fast-check";
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from "@/lib/standards/pdf/objects";

const bytes = fc.array(fc.integer({ min: 0, max: 255 })).map((list) => Uint8Array.from(list));

/** Any name that PDF can write, as the characters of its bytes. */
export const nameText: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 1, max: 255 }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes));

/** Any direct PDF object; its references may lead nowhere. */
export const pdfObject: fc.Arbitrary<PdfObject> = fc.letrec<{ object: PdfObject }>((tie) => ({
  object: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.constantFrom<PdfObject>(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
    nameText.map((value) => new PdfName(value)),
    fc.tuple(bytes, fc.boolean()).map(([value, hex]) => new PdfString(value, hex)),
    fc
      .tuple(fc.integer({ min: 0, max: 8_388_607 }), fc.integer({ min: 0, max: 65535 }))
      .map(([n, g]) => new PdfRef(n, g)),
    fc.array(tie("object"), { maxLength: 6 }),
    fc.array(fc.tuple(nameText, tie("object")), { maxLength: 6 }).map((entries) => new PdfDict(entries)),
  ),
})).object;
