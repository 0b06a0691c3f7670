import { verify } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { ensureAuthority } from "./authority";
import { issueSignerCertificate } from "./issue-signer-certificate";
import { platformSigner, type SignerMaterial, timeStampSigner, withSignerKey } from "./signing-material";

type Actor = Awaited<ReturnType<typeof newActor>>;
let owner: Actor;
let signer: Actor;
let other: Actor;
let certificateId: string;
let othersCertificateId: string;
let participantId: string;

beforeAll(async () => {
  await ensureAuthority();
  [owner, signer, other] = [await newActor(), await newProvenActor(0), await newProvenActor(1)];
  const terms = await agreed("certificate_terms");
  certificateId = (await issueSignerCertificate(signer, { terms })).id;
  othersCertificateId = (await issueSignerCertificate(other, { terms })).id;
  const contractId = newId();
  await db().contract.create({ data: { id: contractId, ownerId: owner.accountId, title: "Test", state: "draft" } });
  participantId = newId();
  await db().participant.create({
    data: {
      id: participantId,
      contractId,
      accountId: signer.accountId,
      name: "王珊",
      email: signer.email,
      position: 0,
      state: "draft",
    },
  });
});

async function intent(change: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const now = Date.now();
  await db().intent.create({
    data: {
      id,
      participantId,
      accountId: signer.accountId,
      method: "passkey",
      provenAt: new Date(now - 1000),
      expiresAt: new Date(now + 60_000),
      ...change,
    },
  });
  return id;
}
const data = Buffer.from("signed attributes");

describe("a person's signing key", () => {
  it("signs under a proven intent, with the certificates up to the root, and no longer than its one use", async () => {
    let kept: SignerMaterial | undefined;
    const use = { intentId: await intent(), participantId, accountId: signer.accountId, certificateId };
    const signature = await withSignerKey(use, async (material) => {
      kept = material;
      expect(material.chain).toHaveLength(2);
      expect(parseCertificate(material.chain[1]!).isSelfIssued).toBe(true);
      return material.sign(data);
    });
    expect(verify("sha256", data, parseCertificate(kept!.certificate).publicKey, signature)).toBe(true);
    expect(() => kept!.sign(data)).toThrow("its one use had ended");
  });

  it.each([
    ["is not proven", { provenAt: null }],
    ["is spent", { consumedAt: new Date() }],
    ["has run out", { expiresAt: new Date(Date.now() - 1000) }],
  ])("stays closed when the intent %s", async (_, change) => {
    const use = { intentId: await intent(change), participantId, accountId: signer.accountId, certificateId };
    await expect(withSignerKey(use, async () => "used")).rejects.toMatchObject({ code: "intent_not_proven" });
  });

  it("stays closed for an intent of another contract, another person, or one that does not exist", async () => {
    const right = { intentId: await intent(), participantId, accountId: signer.accountId, certificateId };
    const refused = async (change: Partial<typeof right>) =>
      withSignerKey({ ...right, ...change }, async () => "used").then(
        () => "used",
        (error: { code: string }) => error.code,
      );
    expect(await refused({ intentId: newId() })).toBe("intent_not_proven");
    expect(await refused({ participantId: newId() })).toBe("intent_not_proven");
    expect(await refused({ accountId: other.accountId })).toBe("not_allowed");
    expect(await refused({ certificateId: othersCertificateId })).toBe("not_allowed");
    expect(await refused({ certificateId: newId() })).toBe("not_allowed");
    const platform = await platformSigner();
    expect(await refused({ certificateId: platform.certificateId })).toBe("not_allowed");
    expect(await refused({})).toBe("used");
  });

  it("stays closed once the certificate is revoked", async () => {
    await db().certificate.update({
      where: { id: othersCertificateId },
      data: { state: "revoked", revokedAt: new Date(), revokedReason: "keyCompromise" },
    });
    const intentId = await intent();
    await db().participant.update({ where: { id: participantId }, data: { accountId: other.accountId } });
    await db().intent.update({ where: { id: intentId }, data: { accountId: other.accountId } });
    const use = { intentId, participantId, accountId: other.accountId, certificateId: othersCertificateId };
    await expect(withSignerKey(use, async () => "used")).rejects.toMatchObject({ code: "certificate_needed" });
  });

  it("of the platform and the time stamps is opened once and kept for a while", async () => {
    expect(await platformSigner()).toBe(await platformSigner());
    expect((await timeStampSigner()).certificateId).not.toBe((await platformSigner()).certificateId);
  });
});
