import { describe, expect, test } from "vitest";
import {
  attachmentPdf,
  brokenXrefPdf,
  deepObjectPdf,
  deepTreePdf,
  encryptedVariant,
  flateBombPdf,
  formPdf,
  javaScriptPdf,
  launchPdf,
  linearizedVariant,
  loopingTreePdf,
  oneOfEachKind,
  onePage,
  pagesPdf,
  plainPdf,
  xfaPdf,
  xrefBombPdf,
} from "../../../tests/support/pdfs";
import { inspectPdf } from "./inspect";

describe("inspectPdf", () => {
  test("accepts one of each kind, and says how it is built", async () => {
    for (const [kind, bytes] of Object.entries(await oneOfEachKind())) {
      expect(inspectPdf(bytes), kind).toMatchObject({ accepted: true, hasJavaScript: false, ambiguities: [] });
    }
    const linearized = inspectPdf(linearizedVariant(pagesPdf(3)));
    expect(linearized).toMatchObject({ isLinearized: true, xrefKind: "table", pageCount: 3 });
    expect(inspectPdf(pagesPdf(500))).toMatchObject({ pageCount: 500, version: "1.7" });
  });

  test("reports form, scripts, programs, attachments and the title", async () => {
    const form = inspectPdf(await formPdf());
    expect(form).toMatchObject({ title: "Test document", form: { fields: 2, signatures: 0, certified: false } });
    expect(inspectPdf(javaScriptPdf())).toMatchObject({ accepted: true, hasJavaScript: true, hasAttachments: false });
    expect(inspectPdf(launchPdf())).toMatchObject({ accepted: true, hasLaunch: true });
    expect(inspectPdf(await attachmentPdf())).toMatchObject({ accepted: true, hasAttachments: true });
  });

  test("reports signatures and certification", () => {
    const bytes = onePage("/MediaBox[0 0 9 9]", "/AcroForm<</SigFlags 3/Fields[6 0 R 7 0 R]>>/Perms<</DocMDP 8 0 R>>")
      .object(6, "<</FT/Sig/T(a)/V 8 0 R>>")
      .object(7, "<</FT/Sig/T(b)>>")
      .object(8, "<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2>>>>]>>")
      .build();
    const expected = { fields: 2, signatures: 1, emptySignatureFields: 1, certified: true, docMdp: 2 };
    expect(inspectPdf(bytes)).toMatchObject({ accepted: true, form: expected });
  });

  test.each([
    ["text", Buffer.from("hello"), "not-a-pdf", false],
    ["nothing", new Uint8Array(), "not-a-pdf", false],
    ["encrypted", encryptedVariant(plainPdf()), "encrypted", false],
    ["an XFA form", xfaPdf(), "xfa", false],
    ["a broken cross-reference", brokenXrefPdf(), "broken", true],
    ["the first half of a file", plainPdf().subarray(0, 400), "broken", true],
    ["a header and nothing else", plainPdf().subarray(0, 60), "broken", false],
    ["a page tree 10,000 deep", deepTreePdf(), "too-deep", false],
    ["a page tree that contains itself", loopingTreePdf(), "broken", false],
    ["arrays 100,000 deep", deepObjectPdf(), "too-deep", false],
    ["a compressed bomb in a page", flateBombPdf(), "too-large", false],
    ["a compressed bomb in an object stream", xrefBombPdf(), "too-large", false],
  ])("refuses %s", (_, bytes, reason, repairable) => {
    expect(inspectPdf(bytes)).toMatchObject({ accepted: false, reason, repairable });
  });

  test("refuses more pages than allowed, and files without pages", () => {
    expect(inspectPdf(pagesPdf(30), { maxPages: 29 })).toMatchObject({ reason: "too-many-pages" });
    const empty = onePage().object(2, "<</Type/Pages/Kids[]/Count 0>>").build();
    expect(inspectPdf(empty)).toMatchObject({ reason: "no-pages" });
  });

  test("bombs are small", () => {
    expect(flateBombPdf().length).toBeLessThan(3000);
  });
});
