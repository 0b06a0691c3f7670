import { Asn1Error } from "../asn1/asn1-error";
import { PdfError } from "../pdf/errors";
import { PdfFile, type Revision } from "../pdf/file";
import { type Certificate, parseCertificate } from "../x509/certificate";
import { findAmbiguities } from "./ambiguities";
import { readCoverage } from "./byte-range";
import { checkDocumentTimestamp, checkSignature } from "./check-signature";
import type { TrustMaterial } from "./check-timestamp";
import { type FoundSignature, findSignatures } from "./find-signatures";
import { replay } from "./history";
import { certifyingSignature, combine, readRules } from "./permissions";
import { PrefixDigests } from "./prefix-digests";
import { type Change, type Problem, type ValidationReport, verdictOf, worst } from "./report";
import { judgeSignature, type SignatureInFile, unsignedValues } from "./signature-report";

export interface ValidateOptions {
  /** Certificates that are trusted by themselves. */
  anchors: readonly Certificate[];
  /** Certificates that may help to find the way to an anchor. */
  intermediates?: readonly Certificate[];
  /** The time at which certificates are judged where no trusted time stamp proves an earlier one. */
  at: Date;
}

/**
 * Validates every signature of a PDF: what it covers, whether it is intact, by whom, when, and what changed since
 * (EN 319 102-1 and EN 319 142-1; ISO 32000-2, 12.8). Where it cannot be sure it says "indeterminate", never "valid".
 * Revocation is not looked at, and the report says so. A file that was signed and is broken now is "invalid".
 *
 * @throws PdfError when the file cannot be read and there is no trace of a signature in it
 */
export function validatePdf(bytes: Uint8Array, options: ValidateOptions): ValidationReport {
  try {
    return validateFile(PdfFile.open(bytes), options);
  } catch (error) {
    if (
      !(error instanceof PdfError) ||
      !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("/ByteRange")
    ) {
      throw error;
    }
    const weight = error.code === "too-large" ? "indeterminate" : "invalid";
    const message = `The file is signed, but it cannot be read any more: ${error.message}.`;
    const findings: Problem[] = [{ code: "broken-file", message, weight }];
    return { verdict: weight, signatures: [], findings, revisions: 0, pageCount: 0 };
  }
}

function validateFile(file: PdfFile, options: ValidateOptions): ValidationReport {
  if (file.isEncrypted) return unreadable(file, "encrypted", "The file is encrypted; its signatures cannot be read.");
  const revisions = file.revisions();
  const { signatures: found, problems: findings } = findSignatures(file);
  if (found.length === 0) {
    const verdict = findings.length > 0 ? verdictOf(findings) : "unsigned";
    return { verdict, signatures: [], findings, revisions: revisions.length, pageCount: pages(file, findings) };
  }
  const trust = { anchors: options.anchors, intermediates: [...(options.intermediates ?? []), ...stored(file)] };
  const digests = new PrefixDigests(file.bytes);
  const firstLength = ({ dict }: FoundSignature) => Number(dict.array("ByteRange")?.[1] ?? 0) || 0;
  found.sort((a, b) => firstLength(a) - firstLength(b));
  const inFile = found.map((signature) => examine(file, revisions, digests, signature, trust));
  findings.push(...findAmbiguities(file), ...checkCertification(file, inFile));
  const changes = changesSince(file, inFile, findings);
  findings.push(...unsignedValues(changes, inFile));
  const circumstances = { file, all: inFile, changes, trust, at: options.at };
  const signatures = inFile.map((signature) => judgeSignature(signature, circumstances));
  signatures.sort((a, b) => a.revision - b.revision);
  const pageCount = pages(file, findings);
  const verdict = worst([...signatures.map((signature) => signature.verdict), verdictOf(findings)]);
  return { verdict, signatures, findings, revisions: revisions.length, pageCount };
}

const KNOWN_FORMATS = new Set(["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"]);

/** Everything that one signature says by itself. */
function examine(
  file: PdfFile,
  revisions: readonly Revision[],
  digests: PrefixDigests,
  signature: FoundSignature,
  trust: TrustMaterial,
): SignatureInFile {
  const { ref, field, dict } = signature;
  const holder = ref ?? field.ref;
  const entry = holder && file.entryOf(holder.num);
  const coverage = readCoverage(file.bytes, revisions, dict, entry?.kind === "offset" ? entry.offset : -1, digests);
  const rules = readRules(file, dict, field.dict);
  const format = dict.name("SubFilter");
  const isTimestamp = format === "ETSI.RFC3161";
  const checked = isTimestamp ? checkDocumentTimestamp(coverage, trust) : checkSignature(coverage, trust);
  if (!format || !KNOWN_FORMATS.has(format)) {
    const message = `The signature is in the format ${format ?? "(none)"}, which is not known here.`;
    checked.problems.push({ code: "format-unknown", message, weight: "indeterminate" });
  }
  return { ...signature, coverage, rules, isTimestamp, checked };
}

/** Certificates of the document security store, which may lead from a signer to an anchor. */
function stored(file: PdfFile): Certificate[] {
  const store = file.asDict(file.catalog().get("DSS"));
  return (file.asArray(store?.get("Certs")) ?? []).slice(0, MOST_STORED).flatMap((item) => {
    try {
      return [parseCertificate(file.asStream(item)?.decode() ?? new Uint8Array())];
    } catch (error) {
      if (error instanceof Asn1Error || error instanceof PdfError) return [];
      throw error;
    }
  });
}

const MOST_STORED = 200;

function unreadable(file: PdfFile, code: string, message: string): ValidationReport {
  const findings: Problem[] = [{ code, message, weight: "indeterminate" }];
  const pageCount = pages(file, []);
  return { verdict: "indeterminate", signatures: [], findings, revisions: file.revisions().length, pageCount };
}

function pages(file: PdfFile, findings: Problem[]): number {
  try {
    return file.pageCount();
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    findings.push({
      code: "pages-unreadable",
      message: `The pages cannot be read: ${error.message}.`,
      weight: "invalid",
    });
    return 0;
  }
}

/** What changed behind the oldest signed revision; what readers may take for two things becomes a finding. */
function changesSince(file: PdfFile, signatures: readonly SignatureInFile[], findings: Problem[]): Change[] {
  const signed = signatures.map((signature) => signature.coverage.revision).filter((revision) => revision >= 0);
  if (signed.length === 0) return [];
  const allowedBehind = (revision: number) => {
    const earlier = signatures.filter(({ coverage }) => coverage.revision >= 0 && coverage.revision <= revision);
    return combine(earlier.map(({ rules }) => rules));
  };
  const { changes, doubts } = replay(file, Math.min(...signed), allowedBehind);
  for (const doubt of doubts) {
    const message = `Readers may disagree: ${doubt}.`;
    findings.push({ code: "ambiguous-syntax", message, weight: "indeterminate" });
  }
  return changes;
}

/** /Perms names the certification, which is the first signature, and the only one (ISO 32000-2, 12.8.2.2, 12.8.6). */
function checkCertification(file: PdfFile, signatures: readonly SignatureInFile[]): Problem[] {
  const named = certifyingSignature(file);
  const certifying = signatures.filter(({ rules }) => rules.certification !== null);
  const problems: Problem[] = [];
  const wrong = (code: string, message: string) => problems.push({ code, message, weight: "invalid" });
  if (certifying.length > 1) wrong("certified-twice", "More than one signature claims to certify the document.");
  const [only] = certifying;
  if (named !== undefined && !only?.ref?.equals(named)) {
    wrong(
      "certification-mismatch",
      "The document's permissions name another signature than the one that certifies it.",
    );
  }
  if (named === undefined && only) {
    const message = "A signature certifies the document, but the document's permissions do not name it.";
    problems.push({ code: "certification-not-named", message, weight: "indeterminate" });
  }
  const revision = only?.coverage.revision ?? 0;
  const earlier = (one: SignatureInFile) => one.coverage.revision >= 0 && one.coverage.revision < revision;
  if (only && signatures.some((one) => !one.isTimestamp && earlier(one))) {
    wrong("certification-not-first", "The document was certified after it had been signed.");
  }
  return problems;
}
