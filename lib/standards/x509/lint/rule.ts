import { Asn1Error } from "../../asn1/asn1-error";
import type { DerNode } from "../../asn1/reader";
import type { Certificate } from "../certificate";
import { extensionNode } from "../extensions/extension";
import type { CertificateProfile } from "../profiles";
import type { TbsCertificate } from "../tbs-certificate";

/** One thing a linter found. An error must stop the issuance; a warning is for the operator. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** Where the rule is written. */
  readonly clause: string;
  readonly message: string;
}

/** What a rule looks at. */
export interface LintSubject {
  readonly tbs: TbsCertificate;
  readonly profile: CertificateProfile;
  /** Absent for a self-signed certificate, or when the caller has none to compare with. */
  readonly issuer: Certificate | undefined;
}

export interface Rule {
  readonly id: string;
  readonly severity: Finding["severity"];
  readonly clause: string;
  /** What is wrong, or nothing. */
  readonly check: (subject: LintSubject) => string | undefined;
}

/** The decoded value of an extension, or nothing when it is absent. @throws Asn1Error when malformed */
export function extensionValue<T>(tbs: TbsCertificate, oid: string, read: (node: DerNode) => T): T | undefined {
  const extension = tbs.extensions.find((candidate) => candidate.oid === oid);
  return extension === undefined ? undefined : read(extensionNode(extension));
}

/** Runs one rule; a value it cannot read counts as what it found. */
export function applyRule(rule: Rule, subject: LintSubject): Finding | undefined {
  const { id, severity, clause } = rule;
  const message = judge(rule, subject);
  return message === undefined ? undefined : { rule: id, severity, clause, message };
}

function judge(rule: Rule, subject: LintSubject): string | undefined {
  try {
    return rule.check(subject);
  } catch (error) {
    if (error instanceof Asn1Error) return error.message;
    throw error;
  }
}
