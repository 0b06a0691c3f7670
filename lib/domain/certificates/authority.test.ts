import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { encodePem } from "@/lib/standards/x509/pem";
import { SIGNER } from "@/lib/standards/x509/profiles";
import { openssl } from "@/tests/support/openssl";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { currentOf, ensureAuthority, instanceName, instanceOctet, issuerOf } from "./authority";
import { hierarchy, signerDays } from "./hierarchy";
import { completeCertificate, IssuanceRefused, type IssueRequest, intendCertificate } from "./issuance";
import { issueSignerCertificate } from "./issue-signer-certificate";
import { ownCertificateFile, ownCertificates } from "./own-certificate";
import { newSigningKey } from "./signing-keys";
import { trustAnchors } from "./trust-anchors";

const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-ca-"));
const file = (name: string, content: string | Uint8Array) => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};
const terms = async () => ({ terms: await agreed("certificate_terms") });

beforeAll(async () => {
  // Two servers start at once on an empty database.
  await Promise.all([ensureAuthority(), ensureAuthority(), ensureAuthority()]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const roleCounts = async () => {
  const groups = await db().certificate.groupBy({ by: ["role"], where: { state: "issued" }, _count: true });
  return Object.fromEntries(groups.map((group) => [group.role, group._count]));
};

describe("the embedded authority", () => {
  it("is made once, however often and however parallel it is asked for", async () => {
    const once = {
      root: 1,
      issuing_ca: 1,
      timestamping_ca: 1,
      platform: 1,
      timestamping: 1,
      seal_root: 1,
      seal_maker: 1,
    };
    expect(await roleCounts()).toEqual(once);
    await Promise.all([ensureAuthority(), ensureAuthority()]);
    expect(await roleCounts()).toEqual(once);
  });

  it("verifies under its root by an outside judge, strictly", async () => {
    const { rootPem, chainPem } = await trustAnchors();
    const trust = [
      "-x509_strict",
      "-check_ss_sig",
      "-CAfile",
      file("root.pem", rootPem),
      "-untrusted",
      file("chain.pem", chainPem),
    ];
    const actor = await newProvenActor(0);
    const { id } = await issueSignerCertificate(actor, await terms());
    const { pem } = await ownCertificateFile(actor.accountId, id);
    const platform = encodePem((await currentOf("platform"))!.der);
    const stamping = encodePem((await currentOf("timestamping"))!.der);
    for (const [name, text, purpose] of [
      ["signer.pem", pem, "any"],
      ["platform.pem", platform, "any"],
      ["tsa.pem", stamping, "timestampsign"],
    ] as const) {
      const said = await openssl("verify", ...trust, "-purpose", purpose, file(name, text));
      expect(said.output, name).toContain("OK");
      expect(said.code, name).toBe(0);
    }
    // The time-stamping certificate is none for documents, and the signer's none for time stamps.
    const wrong = await openssl("verify", ...trust, "-purpose", "timestampsign", path.join(folder, "signer.pem"));
    expect(wrong.code).not.toBe(0);
  });

  it("names itself and the time within which each certificate holds", async () => {
    const instance = await instanceName();
    const root = parseCertificate((await currentOf("root"))!.der);
    expect(instance).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
    expect(root.commonName).toBe(`Vermilion Root CA ${instance}`);
    for (const level of hierarchy) {
      const row = (await currentOf(level.role))!;
      const certificate = parseCertificate(row.der);
      const issuer = level.issuedBy ? parseCertificate((await currentOf(level.issuedBy))!.der) : root;
      expect(certificate.notAfter.getTime(), level.role).toBeLessThanOrEqual(issuer.notAfter.getTime());
      expect(certificate.serialHex).toBe(row.serial);
      expect(certificate.serial[0]).toBe(instanceOctet(instance));
      expect(Buffer.from(certificate.tbs).equals(Buffer.from(row.tbs))).toBe(true);
    }
  });

  it("goes on after a crash between intending and signing", async () => {
    const request = await signerRequest("半途");
    const half = { ...request, role: "platform" as const, personId: undefined };
    const { id } = await intendCertificate({
      ...half,
      profile: hierarchy[3]!.profile,
      subject: hierarchy[3]!.subject("TEST2"),
    });
    const platform = (await currentOf("platform"))!;
    await db().certificate.update({
      where: { id: platform.id },
      data: { state: "revoked", revokedAt: new Date(), revokedReason: "superseded" },
    });
    await ensureAuthority();
    expect(await db().certificate.findUnique({ where: { id } })).toMatchObject({ state: "abandoned", der: null });
    const fresh = (await currentOf("platform"))!;
    expect(fresh.id).not.toBe(platform.id);
  });

  it("signs nothing that the linter objects to", async () => {
    const before = await db().certificate.count();
    const bad = await signerRequest("王珊");
    await expect(
      intendCertificate({ ...bad, subject: { commonName: "339999199003070028", serialNumber: "VM-1" } }),
    ).rejects.toThrow(IssuanceRefused);
    await expect(
      intendCertificate({ ...bad, notAfter: new Date(bad.notBefore.getTime() + 9000 * 86_400_000) }),
    ).rejects.toThrow(IssuanceRefused);
    expect(await db().certificate.count()).toBe(before);
  });

  it("does not turn an abandoned intent into a certificate", async () => {
    const request = await signerRequest("迟到");
    const intended = await intendCertificate(request);
    await db().certificate.update({ where: { id: intended.id }, data: { state: "abandoned" } });
    await expect(completeCertificate(request, intended)).rejects.toThrow();
    expect(await db().certificate.findUnique({ where: { id: intended.id } })).toMatchObject({
      state: "abandoned",
      der: null,
    });
  });

  it("keeps no private key in a plain column", async () => {
    const rows = await db().signingKey.findMany();
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const { privateKeyCipher, publicKey } of rows) {
      const cipher = Buffer.from(privateKeyCipher!);
      // A PKCS #8 key holds the algorithm's identifiers and its own public point.
      expect(cipher.includes(Buffer.from("2a8648ce3d030107", "hex"))).toBe(false);
      expect(cipher.includes(Buffer.from(publicKey).subarray(-32))).toBe(false);
    }
  });
});

describe("a signer's certificate", () => {
  it("carries the verified name and a pseudonym, and nothing of the identity number", async () => {
    const actor = await newProvenActor(18);
    const info = await issueSignerCertificate(actor, await terms());
    expect(info).toMatchObject({ name: "阿依古丽·买买提", state: "active", algorithm: "ECDSA P-256" });
    const { der } = await ownCertificateFile(actor.accountId, info.id);
    expect(Buffer.from(der).includes("659999")).toBe(false);
    expect(Buffer.from(der).includes(actor.email)).toBe(false);
    const days = (info.notAfter.getTime() + 1000 - info.notBefore.getTime()) / 86_400_000;
    expect(days).toBe(signerDays);
    const consent = await db().consent.findFirst({ where: { accountId: actor.accountId, kind: "certificate_terms" } });
    expect(consent).not.toBeNull();
  });

  it("is one, however often and however parallel it is asked for", async () => {
    const actor = await newProvenActor(1);
    const all = await Promise.all(Array.from({ length: 6 }, async () => issueSignerCertificate(actor, await terms())));
    expect(new Set(all.map((info) => info.id)).size).toBe(1);
    expect(await ownCertificates(actor.accountId)).toHaveLength(1);
    const consents = await db().consent.count({ where: { accountId: actor.accountId, kind: "certificate_terms" } });
    expect(consents).toBe(1);
  });

  it("is followed by a new one when it has ended", async () => {
    const actor = await newProvenActor(2);
    const first = await issueSignerCertificate(actor, await terms());
    await db().certificate.update({
      where: { id: first.id },
      data: { state: "revoked", revokedAt: new Date(), revokedReason: "superseded" },
    });
    const second = await issueSignerCertificate(actor, await terms());
    expect(second.id).not.toBe(first.id);
    expect((await ownCertificates(actor.accountId)).map((info) => info.state)).toEqual(["active", "revoked"]);
  });

  it("survives a request that died half way", async () => {
    const actor = await newProvenActor(3);
    const person = await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
    const { id } = await intendCertificate({ ...(await signerRequest("李默")), personId: person.id });
    await db().$executeRaw`UPDATE certificate SET "createdAt" = now() - interval '2 minutes' WHERE id = ${id}::uuid`;
    const info = await issueSignerCertificate(actor, await terms());
    expect(info.state).toBe("active");
    expect(await db().certificate.findUnique({ where: { id } })).toMatchObject({ state: "abandoned" });
  });

  it("needs a proven name and the terms in force, and is nobody else's to fetch", async () => {
    await expect(issueSignerCertificate(await newActor(), await terms())).rejects.toMatchObject({
      code: "prove_identity_first",
    });
    const actor = await newProvenActor(4);
    await expect(
      issueSignerCertificate(actor, { terms: { locale: "en", sha256: "f".repeat(64) } }),
    ).rejects.toMatchObject({ code: "consent_text_changed" });
    const { id } = await issueSignerCertificate(actor, await terms());
    await expect(ownCertificateFile((await newActor()).accountId, id)).rejects.toMatchObject({ kind: "not_found" });
  });
});

async function signerRequest(name: string): Promise<IssueRequest> {
  const actor = await newActor();
  const personId = newId();
  await db().person.create({ data: { id: personId, accountId: actor.accountId, pseudonym: `VM-${personId}` } });
  const notBefore = new Date(Math.floor(Date.now() / 1000) * 1000);
  return {
    role: "signer",
    profile: SIGNER,
    subject: { commonName: name, serialNumber: "VM-TEST" },
    label: name,
    key: newSigningKey(),
    issuer: await issuerOf("issuing_ca"),
    notBefore,
    notAfter: new Date(notBefore.getTime() + 86_400_000),
    personId,
    instance: 7,
  };
}
