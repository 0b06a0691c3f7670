import { Asn1Error } from "../asn1/asn1-error";
import type { Certificate } from "./certificate";
import { EXTENSION_RULES } from "./lint/extension-rules";
import { FIELD_RULES } from "./lint/field-rules";
import { NAME_RULES } from "./lint/name-rules";
import { applyRule, type Finding, type LintSubject, type Rule } from "./lint/rule";
import type { CertificateProfile } from "./profiles";
import { parseTbsCertificate } from "./tbs-certificate";

export type { Finding } from "./lint/rule";

/** Every rule but that of strict DER itself, which is the parser. */
export const LINT_RULES: readonly Rule[] = [...FIELD_RULES, ...NAME_RULES, ...EXTENSION_RULES];

/**
 * Judges a TBSCertificate before it is signed.
 * @param tbs the exact bytes that are to be signed
 * @param profile what the certificate is meant to be
 * @param issuer the issuing authority, to compare names, identifiers and validity with
 * @returns what is wrong, each with its clause; empty when all is well. An "error" must stop the issuance.
 */
export function lintTbsCertificate(tbs: Uint8Array, profile: CertificateProfile, issuer?: Certificate): Finding[] {
  let subject: LintSubject;
  try {
    subject = { tbs: parseTbsCertificate(tbs), profile, issuer };
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return [{ rule: "der", severity: "error", clause: "X.690 10 and 11; RFC 5280 4.1", message: error.message }];
  }
  return LINT_RULES.flatMap((rule) => applyRule(rule, subject) ?? []);
}
