import { beforeAll, describe, expect, test } from "vitest";
import { tampered } from "../../../tests/support/attacks";
import { onePage } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { joined, signedByAll } from "../../../tests/support/signing-scenario";
import { disguises, signedElsewhere, twoThings } from "../../../tests/support/two-things";
import { PdfFile } from "../pdf/file";
import { inspectPdf } from "../pdf/inspect";
import { byteString, PdfDict, PdfRef, PdfStream, textString } from "../pdf/objects";
import { timestampIncrement } from "./archive";
import { validatePdf } from "./validate";

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

function told(bytes: Uint8Array): { verdict: string; findings: string[] } {
  const report = validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });
  const problems = [...report.findings, ...report.signatures.flatMap((signature) => signature.problems)];
  return { verdict: report.verdict, findings: problems.map(({ code }) => code) };
}

/** What the last signature but the time stamp saw happen. */
function kindsOf(bytes: Uint8Array): string[] {
  const { signatures } = validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });
  return signatures.at(-2)?.changesSince.map(({ kind }) => kind) ?? [];
}

describe.each([
  ["signed here", async (base: Uint8Array) => (await signedByAll({ base, pki, signers: ["Li Lei"] })).signed],
  ["signed elsewhere", (base: Uint8Array) => signedElsewhere(base, pki)],
])("one object as two things, %s", (_, signedBy) => {
  test.each(Object.entries({ ...twoThings, ...disguises }))("%s", async (_, { base, spring }) => {
    const signed = await signedBy(base);
    const sprung = await spring(signed, pki);
    expect(Buffer.compare(sprung.subarray(0, signed.length), signed)).toBe(0);
    expect(PdfFile.open(sprung).revisions().length).toBeGreaterThan(PdfFile.open(signed).revisions().length);
    expect(told(sprung).verdict).toBe("invalid");
  });
});

describe("intake", () => {
  test.each(Object.entries(twoThings))("refuses: %s", (what, { base }) => {
    // Lists and resources are written into their owners when they are extended, and are no trap by themselves.
    const harmless = ["annotations: a form", "extensions: names of forms", "form resources: resources of a page"];
    if (harmless.includes(what)) expect(inspectPdf(base)).toMatchObject({ accepted: true });
    else expect(inspectPdf(base)).toMatchObject({ accepted: false, reason: "two-things", repairable: false });
  });
});

/** A page, a field and the catalog are referred to from all over an honest file, and none of that makes them a trap. */
const honest = () =>
  onePage(
    undefined,
    [
      "/Outlines 40 0 R/Dests 41 0 R/Names<</Dests<</Names[(one)[3 0 R/Fit]]>>>>/OpenAction[3 0 R/Fit]",
      "/StructTreeRoot 42 0 R/Threads[44 0 R]/AcroForm 13 0 R/Metadata 10 0 R/PieceInfo<</Any 3 0 R>>",
      "/OCProperties<</OCGs[46 0 R]/D<</Order[46 0 R]>>>>/DSS 12 0 R/PageLabels<</Nums[0<</S/D>>]>>",
    ].join(""),
  )
    .object(
      3,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 14 0 R/Annots 15 0 R/Metadata 10 0 R/B[45 0 R]>>",
    )
    .stream(10, "<x/>", "/Type/Metadata/Subtype/XML")
    .object(11, "<</Title(Contract)>>")
    .object(12, `<</VRI<</${"AB".repeat(20)} 18 0 R>>/Certs 17 0 R>>`)
    .object(13, "<</Fields 16 0 R/DR 14 0 R/CO[21 0 R]/DA(/F1 0 Tf 0 g)>>")
    .object(14, "<</Font<</F1 5 0 R>>/Properties<</L 46 0 R>>>>")
    .object(15, "[21 0 R 22 0 R 23 0 R 24 0 R]")
    .object(16, "[21 0 R 25 0 R]")
    .object(17, "[]")
    .object(18, "<</Cert 17 0 R>>")
    .object(21, "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[9 9 99 29]/P 3 0 R/AA<</F<</S/Hide/T[21 0 R 3 0 R]>>>>>>")
    .object(22, "<</Type/Annot/Subtype/Link/Rect[9 9 99 29]/P 3 0 R/Parent 3 0 R/Dest[3 0 R/Fit]>>")
    .object(23, "<</Type/Annot/Subtype/Text/Rect[9 9 99 29]/P 3 0 R/Popup 24 0 R/IRT 22 0 R/OC 46 0 R>>")
    .object(24, "<</Type/Annot/Subtype/Popup/Rect[9 9 99 29]/P 3 0 R/Parent 23 0 R>>")
    .object(25, "<</T(group)/Parent 13 0 R/Kids[26 0 R]>>")
    .object(26, "<</FT/Btn/T(b)/Parent 25 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/A<</S/GoTo/D[3 0 R/Fit]>>>>")
    .object(40, "<</Type/Outlines/Parent 1 0 R/First 47 0 R/Last 47 0 R/Count 1>>")
    .object(41, "<</Annots[3 0 R/Fit]>>")
    .object(42, "<</Type/StructTreeRoot/K 43 0 R>>")
    .object(43, "<</Type/StructElem/S/Form/P 42 0 R/Pg 3 0 R/K<</Type/OBJR/Obj 21 0 R/Pg 3 0 R>>>>")
    .object(44, "<</Type/Thread/F 45 0 R>>")
    .object(45, "<</Type/Bead/T 44 0 R/N 45 0 R/V 45 0 R/P 3 0 R/R[0 0 9 9]>>")
    .object(46, "<</Type/OCG/Name(Layer)>>")
    .object(47, "<</Title(One)/Parent 40 0 R/Dest[3 0 R/Fit]>>")
    .build({ trailer: "/Info 11 0 R" });

describe("an honest file with every way back", () => {
  test("is taken in, and signed here it stays valid with all that may follow", async () => {
    const base = honest();
    expect(inspectPdf(base)).toMatchObject({ accepted: true });
    const { signed, prepared } = await signedByAll({ base, pki, signers: ["Li Lei", "Han Meimei"], values: ["One"] });
    const stored = tampered(signed, (increment, file) => {
      const certificate = increment.add(new PdfStream(new PdfDict(), pki.root.raw));
      increment.set(new PdfRef(17), [certificate]);
      increment.edit(new PdfRef(18)).set("TU", byteString("D:20260101"));
      increment.edit(new PdfRef(12)).set("Certs", [certificate]);
      increment.edit(new PdfRef(11)).set("Title", textString("Sale"));
      increment.set(
        new PdfRef(10),
        new PdfStream((file.asStream(new PdfRef(10)) as PdfStream).dict, Buffer.from("<y/>")),
      );
    });
    const input = { base: stored, fieldName: prepared.archiveFieldName, timestamp: pki.timestamp };
    const archived = joined(stored, await timestampIncrement(input));
    expect(told(archived)).toEqual({ verdict: "valid", findings: [] });
    expect(kindsOf(archived)).toEqual(["metadata", "metadata", "dss-added", "timestamp-added"]);
  });

  test("signed elsewhere, it may be prepared and signed here", async () => {
    const uploaded = await signedElsewhere(honest(), pki, {});
    expect(inspectPdf(uploaded)).toMatchObject({ accepted: true });
    const { signed } = await signedByAll({ base: uploaded, pki, signers: ["Later"], values: ["X"], mirrors: true });
    expect(told(signed)).toEqual({ verdict: "valid", findings: [] });
  });

  test("a signature that names the catalog as its data is no second role of the catalog", async () => {
    const base = onePage(undefined, "/AcroForm<</Fields[21 0 R]>>")
      .object(21, "<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 0 0]/P 3 0 R/V 22 0 R>>")
      .object(
        22,
        "<</Type/Sig/Reference[<</TransformMethod/FieldMDP/Data 1 0 R/TransformParams<</Action/Include/Fields[]>>>>]>>",
      )
      .build();
    expect(inspectPdf(base)).toMatchObject({ accepted: true });
  });
});
