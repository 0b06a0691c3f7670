import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import en from "@/lib/platform/i18n/messages/en/verify.json";
import zh from "@/lib/platform/i18n/messages/zh/verify.json";

const standards = path.resolve(import.meta.dirname, "../../standards");
const read = (file: string) => readFileSync(path.join(standards, file), "utf8");

/** Literals in the validator's sources that look like codes and are none. */
const notCodes = new Set([
  // Kinds of changes, worded under `changes`.
  ...["signature-added", "timestamp-added", "field-filled", "seal-shown", "picture-shown", "dss-added"],
  // A path failure that becomes signer-unknown, and what the report says of revocation.
  ...["bad-signature", "not-checked"],
]);

/** Files that prepare and sign, whose codes are errors of their own. */
const others =
  /^(errors|cross-page-field|field-spec|field-dicts|prepare|prepare-policy|sign|sealed-revision|form|appearance|needed-appearances|text-appearance|to-unicode)\.ts$/;

/**
 * Every literal in the validator that looks like a code must have its words or stand in the list above, so a code
 * cannot come in unworded by being written in a new way. Codes of one word are listed here.
 */
function codesOfPades(): string[] {
  const files = readdirSync(path.join(standards, "pades"), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !/\.test\.ts$/.test(file) && !others.test(file));
  const literals = sources.flatMap((file) =>
    [...read(path.join("pades", file)).matchAll(/(?<!from )(["'])([a-z]+(?:-[a-z]+)+)\1/g)].map((match) => match[2]!),
  );
  const errors = new Set([...union("pades/errors.ts", "PadesErrorCode"), ...union("pdf/errors.ts", "PdfErrorCode")]);
  return [
    ...new Set([
      ...literals.filter((literal) => !notCodes.has(literal) && !errors.has(literal)),
      "encrypted",
      "changed",
    ]),
  ];
}

/** The members of an exported union of string literals. */
function union(file: string, name: string): string[] {
  const body = new RegExp(`export type ${name} =([^;]+);`).exec(read(file))?.[1] ?? "";
  return [...body.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]!);
}

describe("everything the validator can say has its words", () => {
  const paths = union("x509/build-path.ts", "PathFailure")
    // These two are told as signer-unknown.
    .filter((code) => code !== "untrusted" && code !== "bad-signature")
    .map((code) => `certificate-${code}`);
  const codes = [...codesOfPades(), ...union("cms/verify-signed-data.ts", "CmsFailure"), ...paths];

  it("finds the codes at all", () => {
    expect(codes.length).toBeGreaterThan(90);
    expect(codes).toEqual(expect.arrayContaining(["digest-mismatch", "certificate-expired", "loose-signature"]));
  });

  it.each([...new Set(codes)].sort())("%s", (code) => {
    expect(Object.keys(en.codes)).toContain(code);
    expect(Object.keys(zh.codes)).toContain(code);
  });

  it("has no words for what it never says", () => {
    expect(Object.keys(en.codes).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it.each(union("pdf/errors.ts", "PdfErrorCode").concat("time", "memory", "defect"))("unreadable: %s", (code) => {
    expect(Object.keys(en.unreadable)).toContain(code);
    expect(Object.keys(zh.unreadable)).toContain(code);
  });

  it.each(union("pades/report.ts", "Verdict"))("verdict: %s", (verdict) => {
    expect(Object.keys(en.signature.verdict)).toContain(verdict);
  });

  it("words every kind of change", () => {
    const body = /kind:\n([^;]+);/.exec(read("pades/report.ts"))?.[1] ?? "";
    const kinds = [...body.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]!).filter((kind) => kind !== "finding");
    expect(kinds.length).toBeGreaterThan(6);
    expect(Object.keys(en.changes)).toEqual(expect.arrayContaining(kinds));
    expect(Object.keys(zh.changes)).toEqual(expect.arrayContaining(kinds));
  });
});
