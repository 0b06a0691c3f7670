import { createHash } from "node:crypto";
import { Asn1Error } from "../asn1/asn1-error";
import { withoutZeroPadding } from "../asn1/reader";
import { type CmsFailure, type VerifiedSignature, verifySignedData } from "../cms/verify-signed-data";
import type { Certificate } from "../x509/certificate";
import type { Coverage } from "./byte-range";
import { type CheckedTimestamp, checkTimestamp, type TrustMaterial } from "./check-timestamp";
import type { Problem, Weight } from "./report";

/** What the cryptography of one signature says, before trust and later changes. */
export interface CheckedSignature {
  certificate: Certificate | null;
  certificates: readonly Certificate[];
  /** Null unless the signature verifies over the bytes it covers. */
  verified: VerifiedSignature | null;
  timestamp: CheckedTimestamp | null;
  problems: Problem[];
}

/** Failures that leave a signature open instead of breaking it: old formats, and methods that are not known here. */
const OPEN = new Set<CmsFailure>([
  "signing-certificate-missing",
  "signer-certificate-missing",
  "algorithm-unknown",
  "weak-digest",
]);

const problem = (code: string, message: string, weight: Weight = "invalid"): Problem => ({ code, message, weight });

const nothing = (problems: Problem[]): CheckedSignature => ({
  certificate: null,
  certificates: [],
  verified: null,
  timestamp: null,
  problems,
});

/** The DER at the beginning of a padded /Contents. */
function unpadded(contents: Uint8Array): Uint8Array | Problem {
  try {
    return withoutZeroPadding(contents);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return problem("contents-malformed", `/Contents is not one DER message and zeros: ${error.message}.`);
  }
}

/** Verifies the CMS of a signature over the bytes it covers, and its signature time stamp. */
export function checkSignature(coverage: Coverage, trust: TrustMaterial): CheckedSignature {
  const { digest } = coverage;
  if (!digest || coverage.contents.length === 0) return nothing([]);
  const cms = unpadded(coverage.contents);
  if (!(cms instanceof Uint8Array)) return nothing([cms]);
  const result = verifySignedData({ cms, digest, certificates: trust.intermediates });
  if (!result.ok) {
    const weight = OPEN.has(result.code) ? "indeterminate" : "invalid";
    const found = nothing([problem(result.code, `The signature was refused: ${result.message}.`, weight)]);
    return { ...found, certificate: result.signerCertificate ?? null };
  }
  const problems: Problem[] = [];
  const { signerCertificate: certificate, certificates } = result;
  const timestamp = checkStamps(
    result,
    { ...trust, intermediates: [...certificates, ...trust.intermediates] },
    problems,
  );
  return { certificate, certificates, verified: result, timestamp, problems };
}

/** The first trusted stamp counts; where none is, the first one is reported. */
function checkStamps(
  { timestampTokens, signature }: VerifiedSignature,
  trust: TrustMaterial,
  problems: Problem[],
): CheckedTimestamp | null {
  const checked = timestampTokens.map((token) =>
    checkTimestamp(token, (algorithm) => createHash(algorithm).update(signature).digest(), trust),
  );
  const best = checked.find((one) => one.report.trusted) ?? checked[0];
  if (!best) return null;
  if (!best.report.ok) {
    // Everybody can attach an unsigned attribute, so a bad stamp proves nothing either way.
    problems.push(problem("timestamp-broken", `The time stamp is not usable: ${best.reason}.`, "indeterminate"));
  } else if (!best.report.trusted) {
    problems.push(problem("timestamp-untrusted", `The time stamp is not trusted: ${best.reason}.`, "notice"));
  }
  return best;
}

/** Verifies a document time stamp: the token in /Contents is over the covered bytes (EN 319 142-1, 5.4.3). */
export function checkDocumentTimestamp(coverage: Coverage, trust: TrustMaterial): CheckedSignature {
  const { digest } = coverage;
  if (!digest || coverage.contents.length === 0) return nothing([]);
  const token = unpadded(coverage.contents);
  if (!(token instanceof Uint8Array)) return nothing([token]);
  const timestamp = checkTimestamp(token, digest, trust);
  const problems: Problem[] = [];
  if (!timestamp.report.ok)
    problems.push(problem("timestamp-broken", `The time stamp was refused: ${timestamp.reason}.`));
  else if (!timestamp.report.trusted) {
    const message = `The time-stamping authority is not trusted: ${timestamp.reason}.`;
    problems.push(problem("timestamp-untrusted", message, "indeterminate"));
  }
  return { ...nothing(problems), certificate: timestamp.authority, timestamp };
}
