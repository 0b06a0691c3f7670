import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import type { Visitor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { encryptedVariant, plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, sentContract, signAs } from "@/tests/support/signed-contract";
import { testPki } from "@/tests/support/signing-pki";
import { signedByAll } from "@/tests/support/signing-scenario";
import { stopValidating, validateFile } from "./validate-file";
import { validateUpload } from "./validate-upload";

const stranger: Visitor = { address: "192.0.2.9", userAgent: "test", locale: "en" };
const check = (bytes: Uint8Array, caller: Parameters<typeof validateUpload>[0] = stranger) =>
  validateUpload(caller, [bytes]);

beforeAll(ensureAuthority);
afterAll(stopValidating);

describe("a contract signed here", () => {
  let people: SigningPerson[];
  let contractId: string;
  let signed: Uint8Array;
  beforeAll(async () => {
    people = [await newSigner(0)];
    const sent = await sentContract(people);
    contractId = sent.contractId;
    await signAs(people[0]!);
    signed = Uint8Array.from(await readRevision(sent.documentId));
  });

  it("is valid, is known, and its signer's name is said to be from the sandbox", async () => {
    const answer = await check(signed);
    expect(answer).toMatchObject({
      report: { verdict: "valid", pageCount: 1 },
      unreadable: null,
      bytes: signed.length,
      sha256: createHash("sha256").update(signed).digest("hex"),
      known: { revision: 3, contract: null },
    });
    expect(answer.report?.signatures.map(({ kind, signerName, level }) => [kind, signerName, level])).toEqual([
      ["certification", expect.stringContaining("Vermilion Platform"), "B-T"],
      ["approval", people[0]!.name, "B-T"],
    ]);
    expect(answer.own.map(({ name, level }) => `${name} ${level}`).sort()).toEqual(["platform null", "sandbox 1"]);
    const own = new Map(answer.own.map(({ sha256, name }) => [sha256, name]));
    expect(answer.report?.signatures.map(({ certificateSha256 }) => own.get(certificateSha256 ?? ""))).toEqual([
      "platform",
      "sandbox",
    ]);
  });

  it("is named to those who may see it, and to nobody else", async () => {
    expect((await check(signed, people[0])).known?.contract).toEqual({ id: contractId, title: "Lease, Building 4" });
    expect((await check(signed, await newActor())).known).toEqual({ revision: 3, contract: null, sealed: [] });
  });

  it("is not valid with one bit changed, and not known then", async () => {
    const changed = Uint8Array.from(signed);
    changed[200] = changed[200]! ^ 1;
    expect(await check(changed)).toMatchObject({ report: { verdict: "invalid" }, known: null });
  });

  it("is unknown before anybody has signed or certified it", async () => {
    expect(await check(plainPdf())).toMatchObject({ report: { verdict: "unsigned" }, known: null, own: [] });
  });
});

describe("other files", () => {
  it("signed under a stranger's authority are not trusted", async () => {
    const { signed } = await signedByAll({ base: plainPdf(), pki: testPki("Stranger"), signers: ["Eve"] });
    const answer = await check(signed);
    expect(answer.report?.verdict).toBe("indeterminate");
    expect(answer.own).toEqual([]);
  });

  it.each<[string, () => Uint8Array, string | null]>([
    ["no PDF at all", () => new TextEncoder().encode("Dear all"), "not-a-pdf"],
    ["only a head", () => new TextEncoder().encode("%PDF-1.7\nlost"), "broken-xref"],
    ["an encrypted file", () => encryptedVariant(plainPdf()), null],
  ])("%s is answered, not thrown", async (_, make, unreadable) => {
    const answer = await check(make());
    expect(answer.unreadable).toBe(unreadable);
    expect(answer.report?.verdict).not.toBe("valid");
  });

  it.each<[string, Iterable<Uint8Array>, string]>([
    ["nothing", [], "upload_empty"],
    ["too much", endless(), "upload_too_large"],
  ])("%s is refused", async (_, chunks, code) => {
    await expect(validateUpload(stranger, chunks)).rejects.toMatchObject({ code });
  });

  it("are never left behind", () => {
    expect(readdirSync(path.join(env().DATA_DIR, "passing"))).toEqual([]);
  });
});

function* endless(): Generator<Uint8Array> {
  for (;;) yield new Uint8Array(5_000_000);
}

describe("the process that validates", () => {
  it("is stopped at its time, which is an answer", async () => {
    const bounds = { milliseconds: 300, heapMegabytes: 768, residentMegabytes: 1_600 };
    // A pipe that nobody writes into is never read to its end.
    const folder = mkdtempSync(path.join(tmpdir(), "vermilion-endless-"));
    const pipe = path.join(folder, "endless.pdf");
    execFileSync("mkfifo", [pipe]);
    expect(await validateFile(pipe, new Date(), { allowed: bounds })).toMatchObject({
      report: null,
      unreadable: "time",
    });
    rmSync(folder, { recursive: true });
    const file = path.join(import.meta.dirname, "../../../package.json");
    expect(await validateFile(file, new Date())).toMatchObject({ unreadable: "not-a-pdf" });
  });
});
