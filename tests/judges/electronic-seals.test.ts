import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentOf, ensureAuthority } from "@/lib/domain/certificates/authority";
import { revocationList } from "@/lib/domain/certificates/revocation-list";
import { sealAnchors } from "@/lib/domain/certificates/trust-anchors";
import { makeElectronicSeal } from "@/lib/domain/seals/interchange/seal-maker";
import { newId } from "@/lib/platform/ids";
import type { SealVerdicts } from "@/lib/standards/ses/test-fixtures";
import { dotPng } from "@/lib/standards/ses/test-seals";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { encodePem } from "@/lib/standards/x509/pem";
import { judgeSeals } from "../support/seal-judge";

const fixtures = path.join(import.meta.dirname, "../../lib/standards/ses/fixtures");
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

/** One dot of the picture in another colour. */
function altered(seal: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(seal);
  changed[Buffer.from(seal).indexOf("IDAT") + 6]! ^= 1;
  return changed;
}

describe("an electronic seal made here", () => {
  it("is genuine to BouncyCastle, with its chain and its authority's revocation list; altered it is not", async () => {
    const { roots } = await sealAnchors();
    const der = await newSeal();
    const list = await revocationList(parseCertificate(roots[0]!).serialHex);
    const said = await judgeSeals(roots[0]!, { "seal.esl": der, "altered.esl": altered(der), "list.crl": list });
    expect(said).toEqual({
      "seal.esl": "signature=true certificate=true canonical=true",
      "altered.esl": "signature=false certificate=true canonical=true",
      "list.crl": "signature=true revoked=0",
    });
  });

  it("is genuine to OpenSSL by the commands that integrators are told, and altered it is not", async () => {
    const guide = await readFile(path.join(import.meta.dirname, "../../docs/electronic-seals.md"), "utf8");
    const commands = /```sh\n(.*?)```/s.exec(guide)?.[1] ?? "";
    const { roots } = await sealAnchors();
    await writeFile(path.join(folder, "seal-root.pem"), encodePem(roots[0]!));
    const judged = async (seal: Uint8Array) => {
      await writeFile(path.join(folder, "seal.esl"), seal);
      return promisify(execFile)("sh", ["-ec", commands], { cwd: folder }).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => `refused: ${error.stdout}`,
      );
    };
    const der = await newSeal();
    expect(await judged(der)).toBe("maker.pem: OK\nVerified OK\n");
    expect(await judged(altered(der))).toBe("refused: maker.pem: OK\nVerification failure\n");
    const stranger = Uint8Array.from(await readFile(path.join(fixtures, "seal.der")));
    expect(await judged(stranger)).not.toContain("OK");
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
