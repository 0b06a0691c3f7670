import "server-only";
import { type DocumentKind, documents, maskDocument } from "@/lib/domain/verification/documents";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { maskDocumentNumber } from "@/lib/standards/china-ids/masks";

/** One thing that was typed. `masked`: only a part of it is here, and seeing all of it takes a reason. */
export type TypedField = { field: string; value: string; masked: boolean };

/**
 * What an administrator compares with the papers, and what is public. Everything else that was typed, and all that we
 * do not know the name of, is shown masked.
 */
const plain = new Set([
  "name",
  "documentKind",
  "nationality",
  "birthDate",
  "validUntil",
  "organizationName",
  "organizationKind",
  "creditCode",
  "registrationNumber",
  "legalRepresentative",
  "operatorName",
]);

/** Texts of a flat claim, in the order in which they were written; null once the step has forgotten it. */
export function openClaim(step: { id: string; claimCipher: Uint8Array | null }): Map<string, string> | null {
  if (!step.claimCipher) return null;
  const place = { table: "verification_step", column: "claimCipher", row: step.id };
  const claim: unknown = JSON.parse(decrypt(step.claimCipher, place).toString("utf8"));
  if (!claim || typeof claim !== "object") return new Map();
  return new Map(
    Object.entries(claim).flatMap(([field, value]) => (typeof value === "string" ? [[field, value]] : [])),
  );
}

/** The claim as it is shown beside the papers. */
export function typedFields(claim: Map<string, string>): TypedField[] {
  const kind = claim.get("documentKind") ?? "";
  const mask = (field: string, value: string) =>
    field === "idNumber" && Object.hasOwn(documents, kind)
      ? maskDocument(kind as DocumentKind, value)
      : maskDocumentNumber(value);
  return [...claim].map(([field, value]) =>
    plain.has(field) ? { field, value, masked: false } : { field, value: mask(field, value), masked: true },
  );
}
