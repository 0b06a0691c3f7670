import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { db } from "@/lib/platform/db/client";
import { judge } from "@/tests/support/judges";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, sentContract, signAs } from "@/tests/support/signed-contract";
import { completionCodeHash, newCompletionCode } from "./completion-code";
import { checkCompletion, getCompletion } from "./get-completion";
import { makeCompletion } from "./make-completion";

let ann: SigningPerson;
let bo: SigningPerson;
let contractId: string;
let documentId: string;
beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  ({ contractId, documentId } = await sentContract([ann, bo], { locale: "zh", title: "租赁合同" }));
});
afterAll(stopInspecting);

function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), "vermilion-completion-"));
  try {
    const file = path.join(folder, "certificate.pdf");
    writeFileSync(file, pdf);
    if (process.env.KEEP_CERTIFICATE) writeFileSync(process.env.KEEP_CERTIFICATE, pdf);
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a certificate of completion", () => {
  it("is not made before the contract is complete", async () => {
    await makeCompletion({ contractId });
    expect(await db().completionCertificate.count()).toBe(0);
    await expect(getCompletion(ann, contractId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("tells who signed what, how and when, once, and judges from outside take its seal", async () => {
    for (const person of [ann, bo]) await signAs(person);
    expect(await db().outboxTask.count({ where: { topic: "contract.certificate" } })).toBe(1);
    await Promise.all([1, 2].map(() => makeCompletion({ contractId })));
    const { pdf, fileName } = await getCompletion(bo, contractId);
    await makeCompletion({ contractId });
    expect((await getCompletion(ann, contractId)).pdf).toEqual(pdf);
    expect(fileName).toBe("租赁合同-certificate.pdf");
    const { rootPem, chainPem } = await trustAnchors();
    const said = await judge(pdf, rootPem, chainPem);
    expect(said).toEqual({ signatures: 1, timestamps: 1, documentTimestamps: 0, findings: [] });

    const text = textOf(pdf);
    const plain = text.replace(/\s/g, "");
    expect(plain).toMatch(/第1页，共\d页/);
    for (const words of ["签署完成证明", "租赁合同", "沙箱", ann.name, bo.name, "邮箱验证码"])
      expect(plain).toContain(words);
    const signed = await db().signature.findMany({ where: { contractId, participantId: { not: null } } });
    for (const { timeStampSerial } of signed) expect(plain).toContain(timeStampSerial);
    const events = await db().event.findMany({ where: { contractId } });
    for (const { hash, type } of events)
      if (type !== "mail") expect(plain).toContain(Buffer.from(hash).toString("hex"));
    // Nobody's address or identity number is told.
    expect(plain).not.toContain(bo.email);
  });

  it("bears a code that leads to the digests, and to nothing else", async () => {
    const { pdf } = await getCompletion(ann, contractId);
    const [code] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/.exec(textOf(pdf)) ?? [];
    const found = await checkCompletion(code ?? "");
    const { createHash } = await import("node:crypto");
    const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const final = await readRevision(documentId);
    expect(found).toMatchObject({
      signatures: 2,
      documents: [{ sha256: sha256(final), bytes: final.length }],
      certificateSha256: sha256(pdf),
    });
    expect(JSON.stringify(found)).not.toContain(ann.name);
    expect(await checkCompletion(code?.toLowerCase().replaceAll("-", " ").replaceAll("0", "o") ?? "")).toEqual(found);
    for (const wrong of ["", "x", newCompletionCode(), `${code}A`, "\u0000"])
      expect(await checkCompletion(wrong)).toBeNull();
    const row = await db().completionCertificate.findUniqueOrThrow({ where: { contractId } });
    expect(Buffer.from(row.codeHash).toString("hex")).toBe(
      Buffer.from(completionCodeHash(code ?? "") ?? []).toString("hex"),
    );
    await expect(
      db().completionCertificate.update({ where: { contractId }, data: { pdf: row.sha256 } }),
    ).rejects.toThrow();
  });

  it("is for those who take part", async () => {
    await expect(getCompletion(await newActor(), contractId)).rejects.toMatchObject({ code: "not_found" });
  });
});
