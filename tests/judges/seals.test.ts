import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { validatePdf } from "@/lib/standards/pades/validate";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { blankPages } from "../support/blank-pages";
import { joinStrips } from "../support/joined-strips";
import { judge } from "../support/judges";
import { inScratch } from "../support/pdfs";
import { extent, printed } from "../support/print";
import type { Picture } from "../support/render";
import type { SealingOrganization } from "../support/sealing";
import { contractWith, inPlaces, newSealingOrganization, type PlaceOf, readyToSeal } from "../support/sealing";
import { newSigner, type SigningPerson, signAs } from "../support/signed-contract";

const dpi = 300;
const pages = 5;
let ann: SigningPerson;
let bo: SigningPerson;
let publisher: SealingOrganization;
let mill: SealingOrganization;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  publisher = await newSealingOrganization(ann, { kinds: ["official", "legal_representative"], serial: true });
  mill = await newSealingOrganization(bo, { name: "兰亭纸业股份有限公司" });
});
afterAll(stopInspecting);

const places: PlaceOf[] = [
  { party: 0, kind: "seal", x: 120, y: 200 },
  { party: 0, kind: "seal", x: 320, y: 200, page: 1 },
  { party: 0, kind: "signature", x: 60, y: 450, page: 1 },
  { party: 0, kind: "cross_page", x: 0, y: 500 },
  { party: 1, kind: "seal", x: 120, y: 200, page: 2 },
];

/** A contract that two companies seal, one after the other; the first with several seals. */
async function sealed(rotate: 0 | 90 | 270) {
  const turned = rotate === 0 ? "" : `/Rotate ${rotate}`;
  const sheet = { width: 595, height: 842, entries: turned };
  const width = rotate === 0 ? 595 : 842;
  const party = ({ name, email }: SigningPerson, { name: organizationName }: SealingOrganization) => ({
    name,
    email,
    organizationName,
  });
  const fields = places.map((place) => (place.kind === "cross_page" ? { ...place, x: width - 26, y: 400 } : place));
  const { documentId, fieldIds } = await contractWith(ann, [party(ann, publisher), party(bo, mill)], fields, {
    bytes: blankPages(Array.from({ length: pages }, () => sheet)),
  });
  const [first, second, , strips, last] = fieldIds as [string, string, string, string, string];
  const seals = {
    ...inPlaces([first, strips], publisher.seals.official),
    ...inPlaces([second], publisher.seals.legal_representative),
  };
  await signContract(ann, await readyToSeal(ann, { seals }));
  const before = await readRevision(documentId);
  await signContract(bo, await readyToSeal(bo, { seals: inPlaces([last], mill.seals.official), opacity: 1 }));
  return { before, file: await readRevision(documentId) };
}

/** The accessible names of the fields, as qpdf reads them. */
function fieldNames(pdf: Uint8Array): string[] {
  return inScratch((folder) => {
    const file = path.join(folder, "in.pdf");
    writeFileSync(file, pdf);
    const json = execFileSync("qpdf", ["--json", "--json-key=acroform", file], { encoding: "utf8" });
    const { fields } = (JSON.parse(json) as { acroform: { fields: { alternativename: string }[] } }).acroform;
    return fields.map(({ alternativename }) => alternativename);
  });
}

const blankOut = ({ width, height, pixels }: Picture, from: number): Picture => ({
  width,
  height,
  pixels: pixels.map((value, at) => (at % width >= from ? 255 : value)),
});

describe.each([0, 90, 270] as const)("a contract that two companies seal, on pages turned by %i°", (rotate) => {
  let file: Uint8Array;
  let before: Uint8Array;
  beforeAll(async () => {
    ({ file, before } = await sealed(rotate));
  }, 60_000);

  it("is valid for every judge, and the later seal breaks nothing of the earlier ones", async () => {
    const { rootPem, chainPem, roots, intermediates } = await trustAnchors();
    expect(await judge(before, rootPem, chainPem)).toMatchObject({ signatures: 2, timestamps: 2, findings: [] });
    expect(await judge(file, rootPem, chainPem)).toMatchObject({ signatures: 3, timestamps: 3, findings: [] });
    const anchors = roots.map(parseCertificate);
    const report = validatePdf(file, { anchors, intermediates: intermediates.map(parseCertificate), at: new Date() });
    expect(report.verdict).toBe("valid");
    expect(report.signatures.map(({ signerName }) => signerName).slice(1)).toEqual([publisher.name, mill.name]);
  });

  it("prints its seals of 42 mm as 42 mm, and a name seal of 20 mm as 20 mm", () => {
    const [first, second, third] = printed(file, dpi, "1-3") as [Picture, Picture, Picture];
    // The strip at the edge of the page is another seal's part.
    const inner = (picture: Picture) => extent(blankOut(picture, picture.width - (20 / 25.4) * dpi), dpi);
    for (const picture of [first, third]) {
      const { width, height } = inner(picture);
      expect(Math.abs(width - 42)).toBeLessThanOrEqual(0.1);
      expect(Math.abs(height - 42)).toBeLessThanOrEqual(0.1);
    }
    // The middle of the place, whatever way the page is turned: 120 pt and half of 45 mm from the left.
    const { left, top, width } = inner(first);
    expect(left + width / 2).toBeCloseTo((120 * 25.4) / 72 + 22.5, 0);
    expect(top + width / 2).toBeCloseTo((200 * 25.4) / 72 + 22.5, 0);
    const upper = { ...second, height: Math.round((440 / 72) * dpi) };
    const small = extent(
      blankOut({ ...upper, pixels: second.pixels.subarray(0, upper.height * second.width) }, second.width - 240),
      dpi,
    );
    expect(Math.abs(small.width - 20)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(small.height - 20)).toBeLessThanOrEqual(0.1);
  });

  it("has a cross-page seal that is whole again when the pages lie side by side", () => {
    const sheets = printed(file, dpi, `1-${pages}`);
    const mm = (value: number) => Math.round((value / 25.4) * dpi);
    const top = Math.round((400 / 72) * dpi);
    const size = { width: mm(42), height: mm(45) };
    const joined = joinStrips(sheets, { edge: "right", ...size, tops: sheets.map(() => top) });
    const whole = extent(joined, dpi);
    expect(Math.abs(whole.width - 42)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(whole.height - 42)).toBeLessThanOrEqual(0.2);
  });

  it("says whose each seal is to who cannot see it", () => {
    const names = fieldNames(file);
    expect(names.filter((name) => name === `Seal of ${publisher.name}`)).toHaveLength(2);
    expect(names).toContain(`Seal of ${mill.name}`);
    for (let page = 1; page <= pages; page++)
      expect(names).toContain(`Cross-page seal of ${publisher.name}, page ${page}`);
  });
});

it("a person's signature before a company's seal keeps its worth", async () => {
  const { name, email } = bo;
  const { documentId, fieldIds } = await contractWith(
    ann,
    [
      { name, email },
      { name: ann.name, email: ann.email, organizationName: publisher.name },
    ],
    [
      { party: 0, kind: "signature", x: 60, y: 100 },
      { party: 1, kind: "seal", x: 120, y: 300 },
    ],
    { ordered: true },
  );
  await signAs(bo);
  await signContract(ann, await readyToSeal(ann, { seals: inPlaces(fieldIds.slice(1), publisher.seals.official) }));
  const { rootPem, chainPem } = await trustAnchors();
  expect(await judge(await readRevision(documentId), rootPem, chainPem)).toMatchObject({ signatures: 3, findings: [] });
});
