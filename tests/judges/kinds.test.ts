import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import type { PageSize } from "@/lib/domain/contracts/drafting/draft.schema";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { validatePdf } from "@/lib/standards/pades/validate";
import { type Certificate, parseCertificate } from "@/lib/standards/x509/certificate";
import { signedByAll } from "../support/demo-contract";
import { judge } from "../support/judges";
import {
  attachmentPdf,
  bigPdf,
  cropBoxPdf,
  formPdf,
  hybridPdf,
  inheritedPdf,
  junkBeforeHeaderPdf,
  linearizedVariant,
  pagesPdf,
  plainPdf,
  rotatedPdf,
  userUnitPdf,
  xrefStreamVariant,
} from "../support/pdfs";
import { cut, difference, ink, likeness, render, turned } from "../support/render";
import { newSigner, type SigningPerson } from "../support/signed-contract";
import { testPki } from "../support/signing-pki";
import { approvedElsewhere, signedByAll as certifiedElsewhere } from "../support/signing-scenario";

let people: SigningPerson[];
let anchors: Awaited<ReturnType<typeof trustAnchors>>;

beforeAll(async () => {
  people = [await newSigner(0), await newSigner(1)];
  anchors = await trustAnchors();
});
afterAll(stopInspecting);

const ourReport = (pdf: Uint8Array, ...others: Certificate[]) =>
  validatePdf(pdf, {
    anchors: [...anchors.roots.map((der) => parseCertificate(der)), ...others],
    intermediates: anchors.intermediates.map((der) => parseCertificate(der)),
    at: new Date(),
  });

/** The upload comes first, byte for byte; our validator and every outside judge are content with the rest. */
async function expectGood(base: Uint8Array, signed: Uint8Array, made = 3): Promise<void> {
  expect(Buffer.from(base).equals(Buffer.from(signed.subarray(0, base.length)))).toBe(true);
  const report = ourReport(signed);
  expect(report).toMatchObject({ verdict: "valid", findings: [] });
  expect(report.signatures.flatMap(({ problems }) => problems)).toEqual([]);
  expect(report.signatures.map(({ level }) => level)).toEqual(Array.from({ length: made }, () => "B-T"));
  const { signatures, timestamps, findings } = await judge(signed, anchors.rootPem, anchors.chainPem);
  expect({ signatures, timestamps, findings }).toEqual({ signatures: made, timestamps: made, findings: [] });
}

/** Ink came into every field, and nowhere else on its page. */
async function expectInkInPlace(base: Uint8Array, { signed, fields, documentId }: Signed): Promise<void> {
  const page = fields[0]?.page ?? 0;
  const { pages } = await db().document.findUniqueOrThrow({ where: { id: documentId } });
  const changed = difference(render(base, page), render(signed, page));
  // Poppler does not know UserUnit: it draws such a page at another size.
  const pixelsPerPoint = changed.width / ((pages as PageSize[])[page]?.width ?? 0);
  const { inside, outside } = ink(changed, fields, pixelsPerPoint);
  expect(outside).toBe(0);
  for (const dark of inside) expect(dark).toBeGreaterThan(20);
}
type Signed = Awaited<ReturnType<typeof signedByAll>>;

const kinds: [string, () => Uint8Array | Promise<Uint8Array>][] = [
  ["one plain page", plainPdf],
  ["a cross-reference stream with object streams", () => xrefStreamVariant(pagesPdf(3))],
  ["linearized", () => linearizedVariant(pagesPdf(3))],
  ["linearized with object streams", () => linearizedVariant(pagesPdf(3), "generate")],
  ["hybrid", hybridPdf],
  ["rotated by 90", () => rotatedPdf(90)],
  ["rotated by 180", () => rotatedPdf(180)],
  ["rotated by 270", () => rotatedPdf(270)],
  ["a crop box away from the origin", () => cropBoxPdf()],
  ["a crop box on a rotated page", () => cropBoxPdf(90)],
  ["a page measured in other units", userUnitPdf],
  ["everything inherited from the page tree", inheritedPdf],
  ["an existing form", formPdf],
  ["an existing form in object streams", async () => xrefStreamVariant(await formPdf())],
  ["an attachment", attachmentPdf],
  ["bytes before the header", junkBeforeHeaderPdf],
  ["500 pages", () => pagesPdf(500)],
];

describe("a contract signed by two people", () => {
  it.each(kinds)("satisfies every judge and shows its ink in place: %s", async (_, make) => {
    const base = await make();
    const contract = await signedByAll(people, base);
    await expectGood(base, contract.signed);
    await expectInkInPlace(base, contract);
  });

  it("satisfies every judge at 50 MB, at the cost of its tails alone", async () => {
    const base = bigPdf(49_990_000);
    const { signed, documentId } = await signedByAll(people, base);
    await expectGood(base, signed);
    const [{ tails } = { tails: 0 }] = await db().$queryRaw<{ tails: number }[]>`
      SELECT sum(octet_length(tail))::int AS tails FROM revision WHERE "documentId" = ${documentId}::uuid`;
    expect(base.length + tails).toBe(signed.length);
    expect(tails).toBeLessThan(400_000);
  });

  it("leaves the signature of somebody else valid under his root", async () => {
    const foreign = testPki("Elsewhere");
    const earlier = await certifiedElsewhere({ base: plainPdf(), pki: foreign, signers: ["Bo"], certify: 3 });
    // Certified there, so that its rules decide; an approval alone is the common case.
    await expect(signedByAll(people, earlier.signed)).rejects.toMatchObject({
      code: "pdf_certified_form_filling_only",
    });
    const base = await approvedElsewhere(plainPdf(), foreign, "Bo Lindgren");
    const contract = await signedByAll(people, base);
    const { signed } = contract;
    expect(Buffer.from(base).equals(Buffer.from(signed.subarray(0, base.length)))).toBe(true);
    await expectInkInPlace(base, contract);
    const report = ourReport(signed, foreign.root);
    expect(report).toMatchObject({ verdict: "valid", findings: [] });
    expect(new Set(report.signatures.map(({ kind }) => kind))).toEqual(new Set(["approval"]));
    const [first, platform, ...signers] = report.signatures.map(({ signerName }) => signerName);
    expect([first, platform?.startsWith("Vermilion Platform")]).toEqual(["Bo Lindgren", true]);
    expect(signers.sort()).toEqual(people.map(({ name }) => name).sort());
    const said = await judge(signed, anchors.rootPem + foreign.rootPem, anchors.chainPem + foreign.chainPem);
    expect(said).toMatchObject({ signatures: 4, timestamps: 4, findings: [] });
    // To us alone the stranger is unknown, and ours stand all the same.
    const ours = ourReport(signed).signatures;
    expect(ours.map(({ verdict }) => verdict)).toEqual(["indeterminate", "valid", "valid", "valid"]);
  });
});

describe("a signature on a rotated page", () => {
  it("stands upright where it was placed, as on a page that is not rotated", async () => {
    const looks: boolean[][][] = [];
    for (const base of [plainPdf(), rotatedPdf(90), rotatedPdf(180), rotatedPdf(270), cropBoxPdf(270)]) {
      const { signed, fields } = await signedByAll(people, base);
      const place = fields.find(({ kind }) => kind === "signature");
      if (!place) throw new Error("no signature was placed");
      expect([place.width, place.height]).toEqual([160, 50]);
      // The small print below tells the time, which differs.
      const drawing = { ...place, height: 34 };
      looks.push(cut(difference(render(base, 0), render(signed, 0)), drawing));
    }
    const [upright, ...others] = looks as [boolean[][], ...boolean[][][]];
    for (const look of others) {
      expect(likeness(upright, look)).toBeGreaterThan(0.97);
      expect(likeness(upright, turned(look))).toBeLessThan(0.8);
    }
  });
});
