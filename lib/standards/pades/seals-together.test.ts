import { beforeAll, describe, expect, test } from "vitest";
import { judge } from "../../../tests/support/judges";
import { pagesPdf, xrefStreamVariant } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { drawing, joined } from "../../../tests/support/signing-scenario";
import { PdfFile } from "../pdf/file";
import { Increment } from "../pdf/increment";
import { PdfDict, PdfStream, name as pdfName } from "../pdf/objects";
import { describeSeal } from "../seal-drawing/seal/describe-seal";
import { usualDesign } from "../seal-drawing/seal/design";
import { drawSeal } from "../seal-drawing/seal/draw-seal";
import { testFaces } from "../seal-drawing/seal/test-faces";
import { readFields } from "./form";
import { type FieldSpec, prepareDocument } from "./prepare";
import { sealStamp } from "./seal-stamp";
import { type SignInput, signIncrement } from "./sign";
import { validatePdf } from "./validate";

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

const company = "清和书坊有限公司";
const names = { organization: company, legalRepresentative: "李清照", taxNumber: null };
const drawn = (kind: "official" | "legal_representative") =>
  sealStamp(drawSeal(describeSeal(usualDesign(kind), names), testFaces), 0.85);

const PAGES = 23;
const official = { width: 130, height: 130 };
const small = { width: 70, height: 70 };

const fields: FieldSpec[] = [
  { kind: "signature", id: "person", page: 0, rect: { x: 40, y: 100, width: 160, height: 50 }, label: "签名：韩梅梅" },
  { kind: "signature", id: "seal", page: 0, rect: { x: 300, y: 90, ...official }, label: `公章：${company}` },
  { kind: "mirror", id: "again", page: 9, rect: { x: 300, y: 400, ...official }, label: `公章：${company}` },
  { kind: "mirror", id: "representative", page: 0, rect: { x: 450, y: 120, ...small }, label: "法人章：李清照" },
  { kind: "mirror", id: "representative-again", page: 22, rect: { x: 90, y: 500, ...small }, label: "法人章：李清照" },
  {
    ...{ kind: "cross-page", id: "edges", edge: "right", pages: "all", middle: 420, height: 130 },
    ...{ label: `骑缝章：${company}`, stripLabel: (page: number) => `骑缝章：${company}，第 ${page} 页` },
  },
  { kind: "signature", id: "later", page: 22, rect: { x: 300, y: 500, width: 160, height: 50 }, label: "签名：李雷" },
];

async function contract(base: Uint8Array) {
  const { tail, fieldNames, platformFieldName } = prepareDocument({ base, fields });
  const name = (id: string) => fieldNames.get(id) as string;
  const revisions = [joined(base, tail)];
  const sign = async (input: Omit<SignInput, "base" | "signingTime">) => {
    const head = revisions.at(-1) as Uint8Array;
    const stamped = { timestamp: pki.timestamp, signingTime: pki.clock.now };
    revisions.push(joined(head, (await signIncrement({ base: head, ...stamped, ...input })).tail));
  };
  await sign({ fieldName: platformFieldName, signer: pki.signer("Vermilion"), certify: 2 });
  await sign({ fieldName: name("person"), signer: pki.signer("韩梅梅"), appearance: drawing });
  const [seal, representative] = [drawn("official"), drawn("legal_representative")];
  await sign({
    fieldName: name("seal"),
    signer: pki.signer(company),
    appearance: seal,
    mirrors: [
      { fieldName: name("again"), appearance: seal },
      { fieldName: name("representative"), appearance: representative },
      { fieldName: name("representative-again"), appearance: representative },
    ],
    crossPage: [{ fieldName: name("edges"), stamp: seal, edge: "right" }],
  });
  await sign({ fieldName: name("later"), signer: pki.signer("李雷"), appearance: drawing });
  return { revisions, signed: revisions.at(-1) as Uint8Array, name };
}

const validate = (bytes: Uint8Array) => validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });

describe("several seals of one signature, and signatures before and after", () => {
  test.each([
    ["a classic file", () => pagesPdf(PAGES)],
    ["a file of object streams", () => xrefStreamVariant(pagesPdf(PAGES))],
  ])("are valid for every judge: %s", async (_, base) => {
    const { signed, revisions, name } = await contract(base());
    const verdict = { signatures: 4, timestamps: 4, documentTimestamps: 0, findings: [] };
    expect(await judge(signed, pki.rootPem, pki.chainPem)).toEqual(verdict);
    const report = validate(signed);
    expect(report).toMatchObject({ verdict: "valid", findings: [] });
    expect(report.signatures.map(({ problems }) => problems)).toEqual([[], [], [], []]);
    const shown = [
      ...["again", "representative", "representative-again"].map(name),
      ...Array.from({ length: PAGES }, (_, index) => `${name("edges")}.${index + 1}`),
    ];
    const expected = [
      ["signature-added", name("person")],
      ["signature-added", name("seal")],
      ...shown.map((field) => ["seal-shown", field]),
      ["signature-added", name("later")],
    ];
    const told = report.signatures[0]?.changesSince.map(({ kind, fieldName }) => [kind, fieldName]);
    expect(told?.sort()).toEqual(expected.sort());
    // Each earlier state is a whole, valid file too.
    for (const revision of revisions.slice(1)) expect(validate(revision).verdict).toBe("valid");
  });
});

/** What a reader of the screen is told on a page, by PDF.js. */
async function readOut(bytes: Uint8Array, page: number): Promise<string[]> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
  const annotations = await (await (await task.promise).getPage(page)).getAnnotations();
  await task.destroy();
  return annotations.map((annotation) => annotation.alternativeText as string).filter(Boolean);
}

test("a screen reader is told whose each seal and each strip is", async () => {
  const { signed } = await contract(pagesPdf(PAGES));
  expect(await readOut(signed, 1)).toEqual([
    "签名：韩梅梅",
    `公章：${company}`,
    "法人章：李清照",
    `骑缝章：${company}，第 1 页`,
  ]);
  expect(await readOut(signed, 10)).toEqual([`公章：${company}`, `骑缝章：${company}，第 10 页`]);
});

describe("a cross-page seal is not touched again", () => {
  const strip = (file: PdfFile, name: string) => readFields(file).find((field) => field.name === name);

  test("another look for one strip is an attack", async () => {
    const { signed, name } = await contract(pagesPdf(PAGES));
    const file = PdfFile.open(signed);
    const increment = new Increment(file);
    const [own, other] = [strip(file, `${name("edges")}.3`), strip(file, `${name("edges")}.4`)];
    increment.edit(own!.ref!).set("AP", file.asDict(other?.dict.get("AP")) as PdfDict);
    const report = validate(joined(signed, increment.finish().tail));
    expect(report.verdict).toBe("invalid");
  });

  test("a strip without a signature is one, too", async () => {
    const { revisions, name } = await contract(pagesPdf(PAGES));
    const before = revisions[2] as Uint8Array;
    const file = PdfFile.open(before);
    const increment = new Increment(file);
    const entries = { Type: pdfName("XObject"), Subtype: pdfName("Form"), BBox: [0, 0, 9, 9] };
    const drawn = increment.add(new PdfStream(PdfDict.of(entries), Buffer.from("0 0 9 9 re f\n")));
    increment.edit(strip(file, `${name("edges")}.3`)!.ref!).set("AP", PdfDict.of({ N: drawn }));
    const report = validate(joined(before, increment.finish().tail));
    expect(report.signatures[0]?.changesSince.map(({ code }) => code)).toContain("seal-without-signature");
    expect(report.verdict).toBe("invalid");
  });
});
