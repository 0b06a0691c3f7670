import { beforeAll, describe, expect, test } from "vitest";
import { judge } from "../../../tests/support/judges";
import { formPdf, oneOfEachKind, plainPdf } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { drawing, joined, type Scenario, signedByAll } from "../../../tests/support/signing-scenario";
import { appendValidationData, timestampIncrement } from "./archive";
import { prepareDocument } from "./prepare";
import type { ValidationReport } from "./report";
import { signIncrement } from "./sign";
import { validatePdf } from "./validate";

let pki: TestPki;
const kinds = await oneOfEachKind();
beforeAll(() => {
  pki = testPki();
});

const validate = (bytes: Uint8Array): ValidationReport =>
  validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });

describe("a legitimate file is valid", () => {
  test.each(Object.keys(kinds))("signed by two, with values and mirrors: %s", async (kind) => {
    const base = kinds[kind] as Uint8Array;
    const { signed } = await signedByAll({
      base,
      pki,
      signers: ["李雷", "Han Meimei"],
      values: ["北京市 12 号"],
      mirrors: true,
    });
    const report = validate(signed);
    expect(report.findings).toEqual([]);
    expect(report.signatures.map(({ problems }) => problems)).toEqual([[], [], []]);
    expect(report.verdict).toBe("valid");
    expect(
      report.signatures.map(({ kind, signerName, level, permission, coversWholeFileAtSigning }) => [
        kind,
        signerName,
        level,
        permission,
        coversWholeFileAtSigning,
      ]),
    ).toEqual([
      ["certification", "Vermilion", "B-T", 2, true],
      ["approval", "李雷", "B-T", null, true],
      ["approval", "Han Meimei", "B-T", null, true],
    ]);
    expect(report.signatures[0]?.changesSince.map(({ kind, value }) => value ?? kind).sort()).toEqual(
      ["signature-added", "seal-shown", "北京市 12 号", "signature-added", "seal-shown", "北京市 12 号"].sort(),
    );
  });

  test("with long-term data and an archive time stamp", async () => {
    const { signed, prepared } = await signedByAll({ base: plainPdf(), pki, signers: ["Li Lei"], values: ["A"] });
    const data = { certificates: [pki.root.raw], ocspResponses: [], crls: [Uint8Array.of(0x30, 0)] };
    const stored = joined(signed, appendValidationData(signed, data));
    const more = joined(stored, appendValidationData(stored, { ...data, crls: [Uint8Array.of(0x30, 1, 0)] }));
    const archived = joined(
      more,
      await timestampIncrement({ base: more, fieldName: prepared.archiveFieldName, timestamp: pki.timestamp }),
    );
    const report = validate(archived);
    expect(report).toMatchObject({ verdict: "valid", findings: [] });
    expect(report.signatures.map(({ kind, level }) => [kind, level])).toEqual([
      ["certification", "B-LTA"],
      ["approval", "B-LTA"],
      ["timestamp", null],
    ]);
    expect(report.signatures[1]?.changesSince.map(({ kind }) => kind)).toEqual([
      "dss-added",
      "dss-added",
      "timestamp-added",
    ]);
    expect(await judge(archived, pki.rootPem, pki.chainPem)).toEqual({
      signatures: 2,
      timestamps: 2,
      documentTimestamps: 1,
      findings: [],
    });
  });

  test("uploaded with a signature, prepared and signed again", async () => {
    const uploaded = await signedOnce(await formPdf());
    const { signed } = await signedByAll({ base: uploaded, pki, signers: ["Later"], values: ["X"], mirrors: true });
    const report = validate(signed);
    expect(report).toMatchObject({ verdict: "valid", findings: [] });
    expect(report.signatures.map(({ kind }) => kind)).toEqual(["approval", "approval", "approval"]);
    expect(report.signatures[0]?.changesSince.filter(({ kind }) => kind === "finding")).toEqual([]);
  });

  test("without a time stamp: judged at the time of the check", async () => {
    const { signed } = await signedByAll({ base: plainPdf(), pki, signers: ["A"], stamped: false });
    const report = validate(signed);
    expect(report.verdict).toBe("valid");
    expect(report.signatures.map(({ level, provenTime }) => [level, provenTime])).toEqual([
      ["B-B", null],
      ["B-B", null],
    ]);
    const late = validatePdf(signed, { anchors: [pki.root], at: new Date(Date.now() + 400 * 86_400_000) });
    expect(late.verdict).toBe("indeterminate");
    expect(late.signatures[0]?.problems[0]?.code).toBe("certificate-expired");
  });
});

async function signedOnce(base: Uint8Array): Promise<Uint8Array> {
  const rect = { x: 300, y: 500, width: 200, height: 60 };
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: [{ kind: "signature", id: "a", page: 0, rect, label: "A" }],
  });
  const ready = joined(base, tail);
  const signed = await signIncrement({
    base: ready,
    fieldName: fieldNames.get("a") as string,
    signer: pki.signer("Earlier"),
    timestamp: pki.timestamp,
    signingTime: pki.clock.now,
    appearance: drawing,
  });
  return joined(ready, signed.tail);
}

describe("what is not valid", () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await signedByAll({ base: plainPdf(), pki, signers: ["Li Lei", "Han Meimei"], values: ["One"] });
  });

  test("an unsigned file is unsigned", () => {
    expect(validate(plainPdf())).toEqual({
      verdict: "unsigned",
      signatures: [],
      findings: [],
      revisions: 1,
      pageCount: 1,
    });
  });

  test("a stranger's chain leaves the signature open", () => {
    const report = validatePdf(scenario.signed, { anchors: [testPki("Stranger").root], at: pki.clock.now });
    expect(report.verdict).toBe("indeterminate");
    expect(report.signatures[0]).toMatchObject({ trusted: false, revocation: "not-checked", provenTime: null });
    expect(report.signatures[0]?.problems.map(({ code }) => code)).toContain("signer-unknown");
  });

  test("any flipped byte in the signed ranges", () => {
    const { signed } = scenario;
    const last = [
      ...Buffer.from(signed)
        .toString("latin1")
        .matchAll(/\/ByteRange\s*\[0 (\d+) (\d+)/g),
    ].at(-1);
    const [gap = 0, resume = 0] = [Number(last?.[1]), Number(last?.[2])];
    for (let at = 20; at < signed.length; at += 997) {
      if (gap <= at && at < resume) continue;
      const broken = Uint8Array.from(signed);
      broken[at] = broken[at]! ^ 4;
      let verdict: string;
      try {
        verdict = validate(broken).verdict;
      } catch (error) {
        verdict = (error as Error).name;
      }
      expect([at, verdict]).not.toEqual([at, "valid"]);
    }
  });
});
