import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { judge } from "../../../tests/support/judges";
import { oneOfEachKind, pagesPdf, plainPdf } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { drawing, joined, signedByAll, valueFont } from "../../../tests/support/signing-scenario";
import { PdfFile } from "../pdf/file";
import { readFields } from "./form";
import { prepareDocument } from "./prepare";
import { signIncrement } from "./sign";

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

const rect = { x: 100, y: 100, width: 200, height: 60 };

const kinds = await oneOfEachKind();

describe("outside judges", () => {
  test.each(Object.keys(kinds))("accept two signers, values and mirrors on: %s", async (kind) => {
    const base = kinds[kind] as Uint8Array;
    const signers = [`李雷 ${kind}`, `Han Meimei ${kind}`];
    const { signed } = await signedByAll({ base, pki, signers, values: ["北京市朝阳区 12 号"], mirrors: true });
    expect(Buffer.compare(signed.subarray(0, base.length), base)).toBe(0);
    const verdict = await judge(signed, pki.rootPem, pki.chainPem);
    expect(verdict).toEqual({ signatures: 3, timestamps: 3, documentTimestamps: 0, findings: [] });
  });

  test("accept a document that was signed before it came", async () => {
    const first = await signedByAll({ base: plainPdf(), pki, signers: ["First"] });
    const unsealed = prepareDocument({
      base: plainPdf(),
      fields: [{ kind: "signature", id: "a", page: 0, rect, label: "A" }],
    });
    const ready = joined(plainPdf(), unsealed.tail);
    const { tail } = await signIncrement({
      base: ready,
      fieldName: unsealed.fieldNames.get("a") as string,
      signer: pki.signer("Earlier"),
      timestamp: pki.timestamp,
      signingTime: pki.clock.now,
      appearance: drawing,
    });
    const again = await signedByAll({ base: joined(ready, tail), pki, signers: ["Later"] });
    const verdict = await judge(again.signed, pki.rootPem, pki.chainPem);
    expect(verdict).toMatchObject({ signatures: 3, findings: [] });
    expect(() => prepareDocument({ base: first.signed, fields: [] })).toThrow("certified-form-filling-only");
  });

  test("see a flipped byte in a signed range", async () => {
    const { base, signed } = await signedByAll({ base: plainPdf(), pki, signers: ["Li Lei"] });
    const broken = Uint8Array.from(signed);
    const at = Buffer.from(base).indexOf("Contract");
    broken[at] = broken[at]! ^ 1;
    const { findings } = await judge(broken, pki.rootPem, pki.chainPem);
    expect(findings.filter((finding) => finding.startsWith("pdfsig #"))).toHaveLength(2);
    expect(findings.filter((finding) => finding.includes("-cades"))).toHaveLength(2);
  });
});

describe("signIncrement", () => {
  const prepared = prepareDocument({
    base: plainPdf(),
    fields: [
      { kind: "signature", id: "a", page: 0, rect, label: "Signature of A" },
      { kind: "text", id: "t", page: 0, rect: { ...rect, y: 200 }, label: "Address", maxLength: 20 },
      { kind: "mirror", id: "m", page: 0, rect: { ...rect, y: 300 }, label: "Copy" },
    ],
  });
  const ready = joined(plainPdf(), prepared.tail);
  const name = (id: string) => prepared.fieldNames.get(id) as string;
  const common = () => ({ base: ready, fieldName: name("a"), signer: pki.signer("A"), signingTime: new Date(0) });

  test("hashes segments, and goes on from a given hash, with the same result", async () => {
    const signer = pki.signer("A");
    const whole = await signIncrement({ ...common(), signer });
    const pieces = await signIncrement({ ...common(), signer, base: [plainPdf(), prepared.tail] });
    const hashPrefix = createHash("sha256").update(ready);
    const resumed = await signIncrement({ ...common(), signer, hashPrefix, file: PdfFile.open(ready) });
    expect(pieces.digest).toEqual(whole.digest);
    expect(resumed.digest).toEqual(whole.digest);
    expect(hashPrefix.copy().digest()).toEqual(createHash("sha256").update(ready).digest());
  });

  test("writes exactly the entries that PAdES allows", async () => {
    const { tail } = await signIncrement({ ...common(), name: "A", signingTime: new Date("2026-03-04T05:06:07Z") });
    const file = PdfFile.open(joined(ready, tail));
    const dict = file.asDict(readFields(file).find((field) => field.name === name("a"))?.value);
    expect([...(dict?.keys() ?? [])]).toEqual(["Type", "Filter", "SubFilter", "M", "Name", "ByteRange", "Contents"]);
    expect(dict?.string("M")?.text()).toBe("D:20260304050607+00'00'");
    expect(dict?.name("SubFilter")).toBe("ETSI.CAdES.detached");
  });

  test("replaces no object but the fields it fills", async () => {
    const { tail } = await signIncrement({
      ...common(),
      appearance: drawing,
      values: [{ fieldName: name("t"), text: "Main Street" }],
      valueFont: valueFont(),
      mirrors: [{ fieldName: name("m") }],
    });
    const before = PdfFile.open(ready);
    const replaced = PdfFile.open(joined(ready, tail)).revisions().at(-1)?.entries() ?? [];
    const names = [...prepared.fieldNames.values()];
    const filled = readFields(before).flatMap((field) => (names.includes(field.name) ? [field.ref?.num] : []));
    expect(
      replaced
        .map((entry) => entry.num)
        .filter((num) => num < before.size)
        .sort(),
    ).toEqual(filled.sort());
  });

  test.each([
    [
      "already-signed",
      async () => {
        const { tail } = await signIncrement(common());
        return { base: joined(ready, tail) };
      },
    ],
    ["no-such-field", async () => ({ fieldName: "nobody" })],
    ["wrong-field", async () => ({ fieldName: name("t") })],
    ["font-needed", async () => ({ values: [{ fieldName: name("t"), text: "x" }] })],
    ["missing-glyph", async () => ({ values: [{ fieldName: name("t"), text: "\u{1F600}" }], valueFont: valueFont() })],
    ["contents-too-small", async () => ({ timestamp: async () => new Uint8Array(600), timestampSize: 20 })],
    [
      "not-first",
      async () => {
        const { tail } = await signIncrement({ ...common(), fieldName: prepared.platformFieldName });
        return { base: joined(ready, tail), certify: 2 as const };
      },
    ],
  ])("refuses: %s", async (code, change) => {
    await expect(signIncrement({ ...common(), ...(await change()) })).rejects.toMatchObject({ code });
  });

  test("signs a page far back in a long document", async () => {
    const { signed } = await signedByAll({
      base: pagesPdf(120),
      pki,
      signers: ["A"],
      page: 117,
      values: ["第一百一十八页"],
    });
    expect(await judge(signed, pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 2, findings: [] });
  });
});
