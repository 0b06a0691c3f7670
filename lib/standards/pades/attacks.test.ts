import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as attacks from "../../../tests/support/attacks";
import { plainPdf } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { drawing, joined, type Scenario, signedByAll, valueFont } from "../../../tests/support/signing-scenario";
import { signDetached } from "../cms/sign-detached";
import { PdfError } from "../pdf/errors";
import { PdfFile } from "../pdf/file";
import { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfRef, PdfStream, textString } from "../pdf/objects";
import { appearanceForm } from "./appearance";
import { timestampIncrement } from "./archive";
import { findFields, readFields } from "./form";
import { prepareDocument } from "./prepare";
import { whyNotPreparable } from "./prepare-policy";
import { sealPlaceholders, sealRevision } from "./sealed-revision";
import { signIncrement } from "./sign";
import { TextFonts, textAppearance } from "./text-appearance";
import { validatePdf } from "./validate";

let pki: TestPki;
let good: Scenario;
beforeAll(async () => {
  pki = testPki();
  good = await signedByAll({
    base: plainPdf(),
    pki,
    signers: ["Li Lei", "Han Meimei"],
    values: ["Beijing"],
    mirrors: true,
  });
});

const validate = (bytes: Uint8Array) => validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });

/** The verdict and every code of the report; a file that cannot be read is not valid either. */
function told(bytes: Uint8Array): { verdict: string; codes: string[] } {
  try {
    const report = validate(bytes);
    const problems = [...report.findings, ...report.signatures.flatMap((signature) => signature.problems)];
    return { verdict: report.verdict, codes: [...new Set(problems.map(({ code }) => code))] };
  } catch (error) {
    if (error instanceof PdfError) return { verdict: "unreadable", codes: [error.code] };
    throw error;
  }
}

test("the file that the attacks start from is valid", () => {
  expect(told(good.signed)).toEqual({ verdict: "valid", codes: [] });
});

describe("universal signature forgery", () => {
  test.each(Object.entries(attacks.universalForgeries))("%s", (_, attack) => {
    expect(told(attack(good.signed)).verdict).toBe("invalid");
  });

  test.each(["/ByteRange", "/Contents", "/SubFilter", "/ETSI.CAdES.detached"])("%s misspelt in place", (word) => {
    expect(told(attacks.misspelt(good.signed, word)).verdict).toBe("invalid");
  });
});

describe("incremental saving", () => {
  const expected: Record<string, string> = {
    "new content of a page": "page-changed",
    "content stream overwritten": "content-changed",
    "page added": "page-tree-changed",
    "page removed": "page-tree-changed",
    "page turned": "page-changed",
    "page cropped": "page-changed",
    "font replaced": "font-changed",
    "catalog with an action": "catalog-changed",
    "layers added": "catalog-changed",
    "fields drawn anew": "appearances-regenerated",
    "signature taken out of its field": "loose-signature",
    "signature field taken out of the form": "field-removed",
    "form removed": "loose-signature",
    "look of a signature overwritten": "appearance-overwritten",
    "look of a signature exchanged": "appearance-overwritten",
    "signature shared by a second field": "signature-shared",
    "objects without a cross-reference": "trailing-bytes",
    "an earlier revision cut out of the chain": "loose-signature",
  };
  test.each(Object.entries(attacks.incrementalSavings))("%s", (what, attack) => {
    const { verdict, codes } = told(attack(good.signed));
    expect(codes).toContain(expected[what]);
    expect(verdict).toBe(what === "objects without a cross-reference" ? "indeterminate" : "invalid");
  });
});

describe("a revision that readers may take for two things", () => {
  const expected: Record<string, string> = {
    "a trailer that names two catalogs": "ambiguous-syntax",
    "a trailer that names two predecessors": "ambiguous-syntax",
    "a trailer that puts the signed objects out of bounds": "size-shrunk",
    "an object that the cross-reference does not list": "unlisted-object",
  };
  test.each(Object.entries(attacks.syntaxAttacks))("%s", (what, attack) => {
    const attacked = attack(good.signed);
    expect(PdfFile.open(attacked).pageCount()).toBe(PdfFile.open(good.signed).pageCount());
    const { verdict, codes } = told(attacked);
    expect([verdict, new Set(codes)]).toEqual(["indeterminate", new Set([expected[what]])]);
  });

  test("objects that nothing refers to change nothing", () => {
    const added = attacks.tampered(good.signed, (increment) => increment.add(new PdfDict()));
    expect(told(added)).toEqual({ verdict: "valid", codes: [] });
  });
});

test("signature wrapping", () => {
  expect(["invalid", "unreadable"]).toContain(told(attacks.wrapped(good.signed)).verdict);
});

describe("shadow attacks", () => {
  test.each(Object.entries(attacks.shadowAttacks))("%s", async (_, prepare) => {
    const { base, spring } = prepare();
    const { signed } = await signedByAll({ base, pki, signers: ["Li Lei"] });
    const before = told(signed);
    // Two objects of one number are refused at once; all other traps look harmless until they are sprung.
    expect(before).toEqual(
      before.codes.includes("duplicate-object")
        ? { verdict: "indeterminate", codes: ["duplicate-object"] }
        : { verdict: "valid", codes: [] },
    );
    const sprung = spring(signed);
    expect(PdfFile.open(sprung).pageCount()).toBe(1);
    expect(told(sprung).verdict).toBe("invalid");
  });
});

describe("the message", () => {
  test("a second SignerInfo", () => {
    expect(told(attacks.twoSignerInfos(good.signed))).toEqual({ verdict: "invalid", codes: ["signer-count"] });
  });

  test("bytes hidden in the padding", () => {
    expect(told(attacks.stuffedPadding(good.signed))).toEqual({ verdict: "invalid", codes: ["contents-malformed"] });
  });
});

/** Fills a text field in a revision that nobody signs. */
function fill(bytes: Uint8Array, fieldName: string, value: string, shown: string | null): Uint8Array {
  return attacks.tampered(bytes, (increment, file) => {
    const field = findFields(file, [fieldName]).get(fieldName);
    const dict = increment.edit(field?.ref as PdfRef).set("V", textString(value));
    if (shown === null) return;
    const place = { width: 90, height: 40, rotation: 0 };
    const fonts = new TextFonts(increment, [valueFont()], [shown]);
    const look = increment.add(appearanceForm(textAppearance(fonts, shown, place, { multiline: false }), place));
    dict.set("AP", PdfDict.of({ N: look }));
  });
}

describe("values", () => {
  let open: Scenario;
  let textField: string;
  beforeAll(async () => {
    open = await signedByAll({ base: plainPdf(), pki, signers: ["Li Lei", "Han Meimei"], mirrors: true });
    textField = open.prepared.fieldNames.get("t0") as string;
  });
  /** Another signature behind whatever was done: the archive field serves as one. */
  const signedOver = async (bytes: Uint8Array) => {
    const fieldName = open.prepared.archiveFieldName;
    const signer = pki.signer("Insider");
    const { tail } = await signIncrement({ base: bytes, fieldName, signer, signingTime: pki.clock.now });
    return joined(bytes, tail);
  };

  test("filled and signed later, shown as it is: valid", async () => {
    expect(told(await signedOver(fill(open.signed, textField, "1000", "1000")))).toEqual({
      verdict: "valid",
      codes: [],
    });
  });

  test("filled when nobody signs any more", () => {
    const { verdict, codes } = told(fill(open.signed, textField, "1000", "1000"));
    expect([verdict, codes]).toEqual(["indeterminate", ["unsigned-value"]]);
  });

  test.each([
    ["another value than the field shows", "1000", "9000", "value-differs-from-look", "invalid"],
    ["a value that the field does not show", "1000", null, "value-not-shown", "indeterminate"],
  ])("%s", async (_, value, shown, code, verdict) => {
    expect(told(await signedOver(fill(open.signed, textField, value, shown)))).toEqual({ verdict, codes: [code] });
  });

  test.each([
    ["value and look exchanged", "9", "9", "value-changed"],
    ["value exchanged under the same look", "9", null, "value-changed"],
    ["look exchanged over the same value", "1000", "9000", "look-without-value"],
  ])("a filled field: %s", async (_, value, shown, code) => {
    const filled = await signedOver(fill(open.signed, textField, "1000", "1000"));
    expect(told(fill(filled, textField, value, shown))).toMatchObject({
      verdict: "invalid",
      codes: expect.arrayContaining([code]),
    });
  });

  test("a seal shown where nobody sealed", async () => {
    const unsigned = await signedByAll({ base: plainPdf(), pki, signers: [] });
    expect(told(unsigned.signed).verdict).toBe("valid");
    const prepared = prepareDocument({
      base: plainPdf(),
      fields: [{ kind: "mirror", id: "m", page: 0, rect: { x: 9, y: 9, width: 90, height: 40 }, label: "Copy" }],
    });
    const ready = joined(plainPdf(), prepared.tail);
    const { tail } = await signIncrement({
      base: ready,
      fieldName: prepared.platformFieldName,
      signer: pki.signer("Vermilion"),
      signingTime: pki.clock.now,
      certify: 2,
    });
    const shown = attacks.tampered(joined(ready, tail), (increment, file) => {
      const name = prepared.fieldNames.get("m") as string;
      const ref = findFields(file, [name]).get(name)?.ref as PdfRef;
      const look = increment.add(appearanceForm(drawing, { width: 90, height: 40, rotation: 0 }));
      increment.edit(ref).set("AP", PdfDict.of({ N: look }));
    });
    expect(told(shown)).toEqual({ verdict: "invalid", codes: ["seal-without-signature"] });
  });
});

describe("permissions", () => {
  const annotated = (bytes: Uint8Array) =>
    attacks.tampered(bytes, (increment, file) => {
      const look = increment.add(appearanceForm(drawing, { width: 400, height: 300, rotation: 0 }));
      const note = increment.add(
        PdfDict.of({
          Type: name("Annot"),
          Subtype: name("Stamp"),
          Rect: [60, 600, 460, 800],
          F: 4,
          AP: PdfDict.of({ N: look }),
        }),
      );
      const page = file.page(0);
      increment.edit(page.ref).set("Annots", [...(file.asArray(page.dict.get("Annots")) ?? []), note]);
    });
  const signAgain = async (bytes: Uint8Array, by: TestPki) => {
    const rect = { x: 40, y: 600, width: 400, height: 150 };
    const field = attacks.tampered(bytes, (increment, file) => {
      const page = file.page(0);
      const ref = increment.add(
        PdfDict.of({
          Type: name("Annot"),
          Subtype: name("Widget"),
          FT: name("Sig"),
          T: textString("sneaky"),
          F: 132,
          Rect: [rect.x, 90, rect.x + rect.width, 90 + rect.height],
          P: page.ref,
        }),
      );
      increment.edit(page.ref).set("Annots", [...(file.asArray(page.dict.get("Annots")) ?? []), ref]);
      const form = increment.edit(file.catalog().ref("AcroForm") as PdfRef);
      form.set("Fields", [...(form.array("Fields") ?? []), ref]);
    });
    const signer = by.signer("Sneaky");
    const { tail } = await signIncrement({
      base: field,
      fieldName: "sneaky",
      signer,
      signingTime: new Date(),
      appearance: drawing,
    });
    return joined(field, tail);
  };

  test.each([
    [2 as const, "invalid"],
    [3 as const, "indeterminate"],
  ])("evil annotation under permission %d", async (certify, verdict) => {
    const { signed } = await signedByAll({ base: plainPdf(), pki, signers: ["A"], certify });
    expect(told(annotated(signed))).toEqual({ verdict, codes: ["annotation-added"] });
  });

  test("sneaky signature in a certified file, even by a trusted signer", async () => {
    expect(told(await signAgain(good.signed, pki))).toMatchObject({
      verdict: "invalid",
      codes: expect.arrayContaining(["field-added"]),
    });
  });

  test("a stranger's signature in a file that nobody certified leaves the file open", async () => {
    const prepared = prepareDocument({ base: plainPdf(), fields: [] });
    const ready = joined(plainPdf(), prepared.tail);
    const input = { fieldName: prepared.platformFieldName, signer: pki.signer("A"), signingTime: pki.clock.now };
    const { tail } = await signIncrement({ base: ready, ...input });
    const signed = joined(ready, tail);
    expect(told(await signAgain(signed, pki))).toEqual({ verdict: "valid", codes: [] });
    expect(told(await signAgain(signed, testPki("Stranger")))).toEqual({
      verdict: "indeterminate",
      codes: ["signer-unknown"],
    });
  });

  test("nothing may follow permission 1 but what proves the signature", async () => {
    const { signed, prepared } = await signedByAll({ base: plainPdf(), pki, signers: [], certify: 1 });
    const stamped = joined(
      signed,
      await timestampIncrement({ base: signed, fieldName: prepared.archiveFieldName, timestamp: pki.timestamp }),
    );
    expect(told(stamped)).toEqual({ verdict: "valid", codes: [] });
    const input = { fieldName: prepared.archiveFieldName, signer: pki.signer("B"), signingTime: pki.clock.now };
    const { tail } = await signIncrement({ base: signed, ...input });
    expect(told(joined(signed, tail))).toEqual({ verdict: "invalid", codes: ["signed-against-certification"] });
  });

  test.each([
    ["Include", true],
    ["Exclude", false],
    ["All", true],
  ])("a field lock that says %s", async (action, locked) => {
    const rect = { x: 9, y: 9, width: 90, height: 40 };
    const prepared = prepareDocument({
      base: plainPdf(),
      fields: [{ kind: "text", id: "t", page: 0, rect, label: "T" }],
    });
    const text = prepared.fieldNames.get("t") as string;
    const ready = attacks.tampered(joined(plainPdf(), prepared.tail), (increment, file) => {
      const field = findFields(file, [prepared.platformFieldName]).get(prepared.platformFieldName);
      const lock = { Type: name("SigFieldLock"), Action: name(action), Fields: [textString(text)] };
      increment.edit(field?.ref as PdfRef).set("Lock", PdfDict.of(lock));
    });
    const first = { fieldName: prepared.platformFieldName, signer: pki.signer("A"), signingTime: pki.clock.now };
    const signed = joined(ready, (await signIncrement({ base: ready, ...first })).tail);
    const values = [{ fieldName: text, text: "late" }];
    const second = { fieldName: prepared.archiveFieldName, signer: pki.signer("B"), signingTime: pki.clock.now };
    const { tail } = await signIncrement({ base: signed, ...second, values, valueFont: valueFont() });
    const { verdict, codes } = told(joined(signed, tail));
    expect(codes).toEqual(locked || action === "Exclude" ? ["locked-field-changed"] : []);
    expect(verdict).toBe("invalid");
    if (action !== "Include") expect(whyNotPreparable(PdfFile.open(signed))?.code).toBe("field-lock");
  });

  test("a second field of a name that is taken", async () => {
    const prepared = prepareDocument({ base: plainPdf(), fields: [] });
    const ready = joined(plainPdf(), prepared.tail);
    const input = { fieldName: prepared.platformFieldName, signer: pki.signer("A"), signingTime: pki.clock.now };
    const signed = joined(ready, (await signIncrement({ base: ready, ...input })).tail);
    const doubled = attacks.tampered(signed, (increment, file) => {
      const field = increment.add(PdfDict.of({ FT: name("Sig"), T: textString(prepared.platformFieldName) }));
      const form = increment.edit(file.catalog().ref("AcroForm") as PdfRef);
      form.set("Fields", [...(form.array("Fields") ?? []), field]);
    });
    expect(told(doubled)).toEqual({ verdict: "invalid", codes: ["field-name-taken"] });
  });

  test("metadata may change, and is told", () => {
    const changed = attacks.tampered(good.signed, (increment, file) => {
      increment.setTrailer("Info", increment.add(PdfDict.of({ Title: textString("Sale") })));
      const xml = new PdfStream(PdfDict.of({ Type: name("Metadata"), Subtype: name("XML") }), Buffer.from("<x/>"));
      increment.edit(file.root).set("Metadata", increment.add(xml));
    });
    const report = validate(changed);
    expect(report.verdict).toBe("valid");
    expect(report.signatures[2]?.changesSince.map(({ kind }) => kind)).toEqual(["metadata", "metadata"]);
  });

  test("long-term data that brings anything else", () => {
    const changed = attacks.tampered(good.signed, (increment, file) => {
      increment.edit(file.root).set("DSS", PdfDict.of({ Certs: [], Extra: 1 }));
    });
    expect(told(changed)).toEqual({ verdict: "invalid", codes: ["dss-malformed"] });
  });

  test("a time stamp drawn like a signature", async () => {
    const prepared = prepareDocument({
      base: plainPdf(),
      fields: [{ kind: "signature", id: "a", page: 0, rect: { x: 9, y: 9, width: 90, height: 40 }, label: "A" }],
    });
    const ready = joined(plainPdf(), prepared.tail);
    const input = { fieldName: prepared.platformFieldName, signer: pki.signer("V"), signingTime: pki.clock.now };
    const signed = joined(ready, (await signIncrement({ base: ready, ...input, certify: 2 })).tail);
    const increment = new Increment(PdfFile.open(signed));
    const fieldName = prepared.fieldNames.get("a") as string;
    const field = findFields(increment.file, [fieldName]).get(fieldName);
    const look = increment.add(appearanceForm(drawing, { width: 90, height: 40, rotation: 0 }));
    const stamp = PdfDict.of({
      Type: name("DocTimeStamp"),
      Filter: name("Adobe.PPKLite"),
      SubFilter: name("ETSI.RFC3161"),
      ...sealPlaceholders(8000),
    });
    increment
      .edit(field?.ref as PdfRef)
      .set("V", increment.add(stamp))
      .set("AP", PdfDict.of({ N: look }));
    const sealed = await sealRevision({ increment, base: signed, algorithm: "sha256", seal: pki.timestamp });
    expect(told(joined(signed, sealed.tail))).toEqual({ verdict: "invalid", codes: ["timestamp-shown"] });
  });

  test("a signature that leaves out the end of its revision", async () => {
    const prepared = prepareDocument({ base: plainPdf(), fields: [] });
    const ready = joined(plainPdf(), prepared.tail);
    const increment = new Increment(PdfFile.open(ready));
    const field = readFields(increment.file)[0];
    const dict = PdfDict.of({
      Type: name("Sig"),
      Filter: name("Adobe.PPKLite"),
      SubFilter: name("ETSI.CAdES.detached"),
    });
    for (const [key, value] of Object.entries(sealPlaceholders(4000))) dict.set(key, value);
    increment.edit(field?.ref as PdfRef).set("V", increment.add(dict));
    const { tail, placeholders } = increment.finish();
    const at = (id: string) => placeholders.get(id)?.tailStart ?? 0;
    const out = Buffer.from(tail);
    const [gap, resume] = [at("contents") - 1, at("contents") + 8001];
    const rest = tail.length - resume - 30;
    out.write(`0 ${ready.length + gap} ${ready.length + resume} ${rest}`, at("byte-range"), "latin1");
    const covered = joined(ready, out.subarray(0, gap), out.subarray(resume, resume + rest));
    const digest = Uint8Array.from(createHash("sha256").update(covered).digest());
    const cms = await signDetached({ digest, signer: pki.signer("Insider") });
    out.write(Buffer.from(cms).toString("hex"), gap + 1, "latin1");
    expect(told(joined(ready, out))).toEqual({ verdict: "invalid", codes: ["not-a-revision"] });
  });
});
