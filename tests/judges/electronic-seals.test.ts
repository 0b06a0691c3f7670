import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentOf, ensureAuthority } from "@/lib/domain/certificates/authority";
import { revocationList } from "@/lib/domain/certificates/revocation-list";
import { sealAnchors } from "@/lib/domain/certificates/trust-anchors";
import { makeElectronicSeal } from "@/lib/domain/seals/seal-maker";
import { newId } from "@/lib/platform/ids";
import { readSeal } from "@/lib/standards/ses/read-seal";
import type { SealVerdicts } from "@/lib/standards/ses/test-fixtures";
import { dotPng } from "@/lib/standards/ses/test-seals";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { encodePem } from "@/lib/standards/x509/pem";
import { openssl } from "../support/openssl";
import { judgeSeals } from "../support/seal-judge";

const fixtures = path.join(import.meta.dirname, "../../lib/standards/ses/fixtures");
const distid = "distid:1234567812345678";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vermilion-seal-"));
  await ensureAuthority();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newSeal = async () => {
  const platform = (await currentOf("platform"))!;
  const { der } = await makeElectronicSeal({
    sealId: newId(),
    version: 1,
    name: "杭州明月科技有限公司 公章",
    owner: "organization",
    picture: { png: dotPng(), widthMm: 42, heightMm: 42 },
    certificates: [platform.der],
    validFrom: new Date(Date.now() - 60_000),
    validUntil: new Date(Date.now() + 365 * 86_400_000),
  });
  return der;
};

describe("an electronic seal made here", () => {
  it("is genuine to BouncyCastle, with its chain and its authority's revocation list; altered it is not", async () => {
    const { roots } = await sealAnchors();
    const der = await newSeal();
    // One dot of the picture in another colour.
    const altered = Uint8Array.from(der);
    altered[Buffer.from(der).indexOf("IDAT") + 6]! ^= 1;
    const list = await revocationList(parseCertificate(roots[0]!).serialHex);
    const said = await judgeSeals(roots[0]!, { "seal.esl": der, "altered.esl": altered, "list.crl": list });
    expect(said).toEqual({
      "seal.esl": "signature=true certificate=true canonical=true",
      "altered.esl": "signature=false certificate=true canonical=true",
      "list.crl": "signature=true revoked=0",
    });
  });

  it("is genuine to OpenSSL, taken apart as the guide for integrators says", async () => {
    const { roots } = await sealAnchors();
    const der = await newSeal();
    const seal = readSeal(der);
    const file = async (name: string, content: Uint8Array | string) => {
      await writeFile(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const root = await file("root.pem", encodePem(roots[0]!));
    const maker = await file("maker.pem", encodePem(seal.makerCertificate));
    const chain = await openssl("verify", "-x509_strict", "-CAfile", root, "-vfyopt", distid, maker);
    expect(chain.output).toContain("maker.pem: OK");
    const key = await file("key.pem", (await openssl("x509", "-in", maker, "-noout", "-pubkey")).output);
    const signature = await file("signature", seal.signature);
    const verify = async (name: string, signed: Uint8Array) =>
      openssl("dgst", "-sm3", "-verify", key, "-sigopt", distid, "-signature", signature, await file(name, signed));
    expect((await verify("signed", seal.signedBytes)).output).toContain("Verified OK");
    expect((await verify("changed", seal.signedBytes.with(40, 0))).code).not.toBe(0);
    const other = await openssl("verify", "-CAfile", root, "-vfyopt", "distid:other", maker);
    expect(other.code).not.toBe(0);
  });
});

describe("electronic seals with a known verdict", () => {
  it("are judged by BouncyCastle as they are here: signature and chain", async () => {
    const read = async (name: string) => Uint8Array.from(await readFile(path.join(fixtures, name)));
    const names = (await readdir(fixtures)).filter((name) => /^(seal|signature).*\.der$/.test(name));
    const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
    const verdicts: SealVerdicts = JSON.parse(await readFile(path.join(fixtures, "verdicts.json"), "utf8"));
    const known = [...verdicts.seals, ...verdicts.signatures];
    const expected = known.map(({ file, findings }) => {
      const [signature, certificate] = [!findings.includes("bad-signature"), !findings.includes("certificate")];
      return [file, `signature=${signature} certificate=${certificate} canonical=true`];
    });
    expect(await judgeSeals(await read("root.der"), files)).toEqual(Object.fromEntries(expected));
  });
});
