import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentOf, ensureAuthority } from "@/lib/domain/certificates/authority";
import { sealAnchors, trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { dotPng } from "@/lib/standards/ses/test-seals";
import { describeElectronicSeal, stopReadingSeals } from "./open-electronic-seal";
import { electronicSealId, type KeptSeal, makeElectronicSeal } from "./seal-maker";

beforeAll(ensureAuthority);
afterAll(stopReadingSeals);

const kept = async (more: Partial<KeptSeal> = {}): Promise<KeptSeal> => ({
  sealId: newId(),
  version: 1,
  name: "杭州明月科技有限公司 公章",
  owner: "organization",
  picture: { png: dotPng(), widthMm: 42, heightMm: 42 },
  certificates: [(await currentOf("platform"))!.der],
  validFrom: new Date(Date.now() - 60_000),
  validUntil: new Date(Date.now() + 365 * 86_400_000),
  ...more,
});

describe("the installation as a maker of electronic seals", () => {
  it("has a root and a maker of SM2, apart from those that contracts are signed under", async () => {
    const [{ roots, makers }, contracts] = await Promise.all([sealAnchors(), trustAnchors()]);
    expect([roots.length, makers.length]).toEqual([1, 1]);
    const others = [...contracts.roots, ...contracts.intermediates].map((der) => Buffer.from(der).toString("hex"));
    for (const der of [...roots, ...makers]) expect(others).not.toContain(Buffer.from(der).toString("hex"));
    const keys = await db().signingKey.findMany({ where: { algorithm: "SM2" } });
    expect(keys).toHaveLength(2);
    for (const { privateKeyCipher, publicKey } of keys) {
      // A PKCS #8 key names its curve and holds its own public point.
      const cipher = Buffer.from(privateKeyCipher!);
      expect(cipher.includes(Buffer.from("2a811ccf5501822d", "hex"))).toBe(false);
      expect(cipher.includes(Buffer.from(publicKey).subarray(-32))).toBe(false);
    }
  });

  it("is believed about what it made, and in force as long as its certificate is", async () => {
    const seal = await kept({ validUntil: new Date(Date.now() + 50 * 365 * 86_400_000) });
    const made = await makeElectronicSeal(seal);
    const maker = (await currentOf("seal_maker"))!;
    expect(made).toMatchObject({ makerCertificateId: maker.id, validUntil: maker.notAfter });
    expect(await describeElectronicSeal(made.der)).toMatchObject({
      standard: "GB/T 38540-2020",
      verdict: "valid",
      id: made.id,
      name: seal.name,
      owner: "organization",
      maker: { name: maker.subject },
      validUntil: maker.notAfter,
    });
    const late = new Date(maker.notAfter.getTime() + 86_400_000);
    expect(await describeElectronicSeal(made.der, late)).toMatchObject({ verdict: "not_in_force" });
  });

  it("gives a version of a seal one identifier, and each version its own", async () => {
    const id = "0198f0a4-b3c1-7d2e-8f5a-6b7c8d9e0f12";
    expect(electronicSealId(id, 3)).toBe("0198F0A4B3C17D2E8F5A6B7C8D9E0F12-3");
    expect(electronicSealId(id, 4)).not.toBe(electronicSealId(id, 3));
  });

  it("refuses what cannot stand in a seal, and what is none", async () => {
    await expect(makeElectronicSeal(await kept({ certificates: [] }))).rejects.toMatchObject({
      code: "seal_not_exportable",
    });
    await expect(describeElectronicSeal(Uint8Array.of(0x30, 0))).rejects.toMatchObject({
      code: "not_an_electronic_seal",
    });
  });

  it("vouches for nobody else's seals", async () => {
    const folder = path.join(import.meta.dirname, "../../../standards/ses/fixtures");
    const foreign = Uint8Array.from(await readFile(path.join(folder, "seal.der")));
    const at = new Date("2026-06-01T00:00:00Z");
    expect(await describeElectronicSeal(foreign, at)).toMatchObject({ verdict: "unknown_maker" });
    const altered = Uint8Array.from(await readFile(path.join(folder, "seal-altered-name.der")));
    expect(await describeElectronicSeal(altered, at)).toMatchObject({ verdict: "invalid" });
  });
});
