import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readElectronicSeal } from "./read-electronic-seal";
import { readSealSignature } from "./read-signature";
import { makeSealFixtures, type SealVerdicts } from "./test-fixtures";
import { verifySealSignature } from "./verify-seal";

const folder = path.join(import.meta.dirname, "fixtures");
const stored = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".der"))
    .map((name) => [name, Uint8Array.from(readFileSync(path.join(folder, name)))]),
);
const verdicts: SealVerdicts = JSON.parse(readFileSync(path.join(folder, "verdicts.json"), "utf8"));

describe.each([
  ["stored", { files: stored, verdicts }],
  ["fresh", makeSealFixtures()],
])("%s electronic seals with a known verdict", (_, { files, verdicts: known }) => {
  const trust = { anchors: [files["root.der"]!] };
  const document = Uint8Array.from(Buffer.from(known.document, "hex"));

  it.each(known.seals)("$file is $verdict $findings", ({ file, version, verdict, findings }) => {
    const described = readElectronicSeal(files[file]!, trust, new Date(known.at));
    expect(described.verdict).toBe(verdict);
    expect(described.findings.map(({ code }) => code)).toEqual(findings);
    const standards = { 1: "GM/T 0031-2014", 4: "GB/T 38540-2020", 5: "GM/T 0031-2025" };
    expect(described.standard).toBe(standards[version as 1 | 4 | 5]);
    expect(described).toMatchObject({ owner: "organization", picture: { mediaType: "image/png", widthMm: 42 } });
  });

  it.each(known.signatures)("$file has $findings", ({ file, version, findings }) => {
    const signature = readSealSignature(files[file]!);
    expect(signature.version).toBe(version);
    expect(verifySealSignature(signature, document, trust).map(({ code }) => code)).toEqual(findings);
  });

  it("believes no maker where nobody is trusted", () => {
    const described = readElectronicSeal(files["seal.der"]!, { anchors: [] }, new Date(known.at));
    expect(described).toMatchObject({ verdict: "unknown_maker", maker: { name: "Test seal-maker" } });
    expect(described.signers).toEqual({ count: 1, names: ["杭州明月科技有限公司"] });
  });
});

describe("the stored files", () => {
  it("are all told about", () => {
    const told = [...verdicts.seals, ...verdicts.signatures].map(({ file }) => file);
    expect(Object.keys(stored).sort()).toEqual([...told, "root.der"].sort());
    expect(verdicts.seals.length + verdicts.signatures.length).toBeGreaterThan(20);
  });
});
