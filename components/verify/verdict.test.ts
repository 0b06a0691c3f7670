import { describe, expect, it } from "vitest";
import type { Change, Problem, SignatureReport, ValidationReport } from "@/lib/standards/pades/report";
import { changeSteps } from "./change-steps";
import { conclude, lastTime, signersOf, unknownCount } from "./verdict";

const problem = (code: string, weight: Problem["weight"]): Problem => ({ code, message: code, weight });

function signature(over: Partial<SignatureReport> = {}): SignatureReport {
  return {
    fieldName: "a",
    kind: "approval",
    signerName: "Li Lei",
    subject: "CN=Li Lei",
    issuer: "CN=CA",
    serialHex: "01",
    certificateNotBefore: null,
    certificateNotAfter: null,
    certificateSha256: "aa",
    claimedTime: null,
    provenTime: "2026-11-22T02:00:00.000Z",
    timestamp: null,
    coversWholeFileAtSigning: true,
    revision: 2,
    changesSince: [],
    permission: null,
    trusted: true,
    revocation: "not-checked",
    verdict: "valid",
    level: "B-T",
    problems: [],
    ...over,
  };
}

const report = (
  verdict: ValidationReport["verdict"],
  signatures: SignatureReport[],
  findings: Problem[] = [],
): ValidationReport => ({ verdict, signatures, findings, revisions: 4, pageCount: 1 });

const finding: Change = { kind: "finding", revision: 3, code: "page-changed", message: "", weight: "invalid" };

describe("what a check comes to", () => {
  it.each<[string, ValidationReport | null, string]>([
    ["nothing readable", null, "unreadable"],
    ["no signature", report("unsigned", []), "unsigned"],
    ["a person's signature", report("valid", [signature({ kind: "certification" }), signature()]), "valid"],
    ["a seal alone", report("valid", [signature({ kind: "certification" })]), "sealed"],
    ["a time stamp alone", report("valid", [signature({ kind: "timestamp" })]), "stamped"],
    ["other bytes", report("invalid", [signature({ problems: [problem("digest-mismatch", "invalid")] })]), "changed"],
    ["a forbidden addition", report("invalid", [signature({ changesSince: [finding] })]), "changed"],
    [
      "a broken signature",
      report("invalid", [signature({ problems: [problem("signature-mismatch", "invalid")] })]),
      "broken",
    ],
    ["a forger's trace", report("invalid", [signature()], [problem("loose-signature", "invalid")]), "broken"],
    [
      "a stranger's certificate",
      report("indeterminate", [signature({ problems: [problem("signer-unknown", "indeterminate")] })]),
      "untrusted",
    ],
    [
      "a stranger's certificate in a doubtful file",
      report(
        "indeterminate",
        [signature({ problems: [problem("signer-unknown", "indeterminate")] })],
        [problem("trailing-bytes", "indeterminate")],
      ),
      "unsure",
    ],
    [
      "an ended certificate",
      report("indeterminate", [signature({ problems: [problem("certificate-expired", "indeterminate")] })]),
      "unsure",
    ],
    ["an encrypted file", report("indeterminate", [], [problem("encrypted", "indeterminate")]), "unreadable"],
  ])("%s", (_, given, conclusion) => {
    expect(conclude({ report: given })).toBe(conclusion);
  });
});

describe("who and when", () => {
  const two = report("valid", [
    signature({ kind: "certification", certificateSha256: "00", provenTime: "2026-11-22T01:00:00.000Z" }),
    signature({ fieldName: "a" }),
    signature({ fieldName: "b", provenTime: "2026-11-22T03:00:00.000Z" }),
    signature({ fieldName: "c", certificateSha256: "bb", trusted: false }),
  ]);

  it("counts a person once, and no platform", () => {
    expect(signersOf(two).map(({ fieldName }) => fieldName)).toEqual(["a", "c"]);
  });
  it("says the latest time, and how many are unknown", () => {
    expect([lastTime(two), unknownCount(two)]).toEqual(["2026-11-22T03:00:00.000Z", 1]);
    expect(lastTime(report("unsigned", []))).toBeNull();
  });
});

describe("the steps of a file", () => {
  it("are in order, each change once, each signature where it closes a revision", () => {
    const filled: Change = { kind: "field-filled", revision: 2, fieldName: "t", value: "x" };
    const added: Change = { kind: "signature-added", revision: 2, fieldName: "a" };
    const steps = changeSteps(
      report("valid", [
        signature({ revision: 2, changesSince: [finding] }),
        signature({ revision: 1, kind: "certification", changesSince: [added, filled, finding] }),
        signature({ revision: -1, fieldName: "nowhere" }),
      ]),
    );
    expect(steps.map(({ revision, signatures, changes }) => [revision, signatures.length, changes])).toEqual([
      [1, 1, []],
      [2, 1, [filled]],
      [3, 0, [finding]],
    ]);
  });
});
