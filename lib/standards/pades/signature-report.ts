import { PdfString } from "../pdf/objects";
import { buildPath } from "../x509/build-path";
import { formatName } from "../x509/name";
import type { Coverage } from "./byte-range";
import type { CheckedSignature } from "./check-signature";
import { nameOf, type TrustMaterial } from "./check-timestamp";
import type { FoundSignature } from "./find-signatures";
import type { FormSource } from "./form";
import { readPdfDate } from "./pdf-date";
import type { SignatureRules } from "./permissions";
import { type Change, type Level, type Problem, type SignatureReport, verdictOf } from "./report";

/** A signature of the file with everything that was found out about it alone. */
export interface SignatureInFile extends FoundSignature {
  isTimestamp: boolean;
  coverage: Coverage;
  rules: SignatureRules;
  checked: CheckedSignature;
}

/** What a signature is judged by besides itself. */
export interface Circumstances {
  file: FormSource;
  all: readonly SignatureInFile[];
  changes: readonly Change[];
  trust: TrustMaterial;
  at: Date;
}

const DAY = 86_400_000;

/** Puts together the report of one signature: its own problems, its signer's chain at the proven time, later changes. */
export function judgeSignature(signature: SignatureInFile, circumstances: Circumstances): SignatureReport {
  const { field, dict, coverage, rules, checked, isTimestamp } = signature;
  const { certificate, timestamp } = checked;
  const problems: Problem[] = [...coverage.problems, ...checked.problems];
  const proven = provenTime(signature, circumstances);
  const claimed = dateOf(dict.get("M"));
  const trusted = isTimestamp
    ? (timestamp?.report.trusted ?? false)
    : isTrusted(signature, proven ?? circumstances.at, circumstances.trust, problems);
  if (!isTimestamp) problems.push(...contradictions(signature, claimed, proven, circumstances.at));
  const changesSince = circumstances.changes.filter((change) => change.revision > coverage.revision);
  problems.push(...findingsOf(changesSince));
  return {
    fieldName: field.name,
    kind: isTimestamp ? "timestamp" : rules.certification === null ? "approval" : "certification",
    signerName: certificate && nameOf(certificate),
    subject: certificate && formatName(certificate.subject),
    issuer: certificate && formatName(certificate.issuer),
    serialHex: certificate?.serialHex ?? null,
    certificateNotBefore: certificate?.notBefore.toISOString() ?? null,
    certificateNotAfter: certificate?.notAfter.toISOString() ?? null,
    certificateSha256: certificate?.fingerprint ?? null,
    claimedTime: claimed?.toISOString() ?? null,
    provenTime: proven?.toISOString() ?? null,
    timestamp: timestamp?.report ?? null,
    coversWholeFileAtSigning: coverage.whole,
    revision: coverage.revision,
    changesSince,
    permission: rules.certification,
    trusted,
    revocation: "not-checked",
    verdict: verdictOf(problems),
    level: levelOf(signature, circumstances),
    problems,
  };
}

function dateOf(object: unknown): Date | null {
  return object instanceof PdfString ? readPdfDate(object.text()) : null;
}

/** The trusted time stamp of the signature itself, or else the first trusted document time stamp laid over it. */
function provenTime({ checked, coverage }: SignatureInFile, { all }: Circumstances): Date | null {
  const own = checked.timestamp?.report;
  if (own?.trusted && own.time) return new Date(own.time);
  const later = all.filter((one) => one.isTimestamp && one.coverage.whole && one.coverage.revision > coverage.revision);
  const times = later.flatMap(({ checked: { timestamp } }) =>
    timestamp?.report.trusted && timestamp.report.time ? [Date.parse(timestamp.report.time)] : [],
  );
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** Judges the signer's chain at one time. What does not lead to an anchor leaves the signature open (EN 319 102-1, 5.2.6). */
function isTrusted({ checked }: SignatureInFile, at: Date, trust: TrustMaterial, problems: Problem[]): boolean {
  const { verified, certificates } = checked;
  if (!verified) return false;
  const path = buildPath({
    leaf: verified.signerCertificate,
    intermediates: [...certificates, ...trust.intermediates],
    anchors: trust.anchors,
    at,
    purpose: "signing",
  });
  if (path.ok) return true;
  const unknown = path.code === "untrusted" || path.code === "bad-signature";
  const code = unknown ? "signer-unknown" : `certificate-${path.code}`;
  const message = unknown
    ? `The signature is intact, but nobody who is trusted vouches for the signer: ${path.message}.`
    : `The signer's certificate could not be relied on: ${path.message}.`;
  problems.push({ code, message, weight: "indeterminate" });
  return false;
}

/** Things that do not fit together, though none of them breaks the signature. */
function contradictions(signature: SignatureInFile, claimed: Date | null, proven: Date | null, at: Date): Problem[] {
  const problems: Problem[] = [];
  if (proven && proven.getTime() > at.getTime() + DAY) {
    const message = "The time stamp is later than the time of this check.";
    problems.push({ code: "timestamp-in-future", message, weight: "indeterminate" });
  }
  if (claimed && proven && Math.abs(claimed.getTime() - proven.getTime()) > DAY) {
    const message = "The time that the signature claims is more than a day from the proven time.";
    problems.push({ code: "claimed-time-differs", message, weight: "notice" });
  }
  const named = signature.dict.get("Name");
  const { certificate } = signature.checked;
  if (named instanceof PdfString && certificate && named.text().trim() !== nameOf(certificate).trim()) {
    const message = `The signature calls the signer “${named.text()}”, the certificate “${nameOf(certificate)}”.`;
    problems.push({ code: "name-differs", message, weight: "notice" });
  }
  return problems;
}

/** What of later changes is wrong weighs on every signature before them. */
function findingsOf(changes: readonly Change[]): Problem[] {
  const problems = new Map<string, Problem>();
  for (const { kind, code = "changed", message = "", weight = "invalid" } of changes) {
    if (kind === "finding") problems.set(`${code} ${message}`, { code, message, weight });
  }
  return [...problems.values()];
}

/**
 * Values that came behind the last signature. The signatures before them are none the worse for it, where they allow
 * forms to be filled in; but the file as a whole says something that nobody signed.
 */
export function unsignedValues(changes: readonly Change[], all: readonly SignatureInFile[]): Problem[] {
  const lastSigned = Math.max(-1, ...all.filter((one) => !one.isTimestamp).map((one) => one.coverage.revision));
  const late = changes.filter(({ kind, revision }) => revision > lastSigned && FILLED.has(kind));
  return [...new Set(late.map(({ fieldName }) => fieldName))].map((fieldName) => {
    const message = `The field “${fieldName}” was filled after the last signature; nobody signed its value.`;
    return { code: "unsigned-value", message, weight: "indeterminate" as const };
  });
}

const FILLED: ReadonlySet<Change["kind"]> = new Set(["field-filled", "picture-shown"] as const);

/** The baseline level that the form of the signature reaches (EN 319 142-1, 6); whether it is valid is another question. */
function levelOf({ dict, coverage, checked, isTimestamp }: SignatureInFile, circumstances: Circumstances): Level {
  const { verified, timestamp } = checked;
  if (isTimestamp || !verified || dict.name("SubFilter") !== "ETSI.CAdES.detached") return null;
  if (verified.signingTime || verified.signingCertificateVersion !== 2 || verified.weakDigest || dict.has("Cert"))
    return null;
  if (!timestamp?.report.trusted) return "B-B";
  const { file, changes, all } = circumstances;
  const store = file.asDict(file.catalog().get("DSS"));
  const holds = (key: string) => (file.asArray(store?.get(key))?.length ?? 0) > 0;
  const added = changes.find((change) => change.kind === "dss-added" && change.revision > coverage.revision);
  if (!added || !holds("Certs") || !(holds("OCSPs") || holds("CRLs"))) return "B-T";
  const archived = all.some((one) => {
    return one.isTimestamp && one.coverage.revision > added.revision && one.checked.timestamp?.report.trusted;
  });
  return archived ? "B-LTA" : "B-LT";
}
