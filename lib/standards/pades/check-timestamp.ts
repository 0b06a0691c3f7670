import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { parseSignedData } from "../cms/signed-data";
import { verifySignedData } from "../cms/verify-signed-data";
import { parseTstInfo } from "../tsp/tst-info";
import { verifyTimeStampToken } from "../tsp/verify-token";
import { isWeakDigest } from "../x509/algorithms";
import type { Certificate } from "../x509/certificate";
import { formatName } from "../x509/name";
import type { TimestampReport } from "./report";

/** Whom to trust, and what may help to find the way there. */
export interface TrustMaterial {
  anchors: readonly Certificate[];
  intermediates: readonly Certificate[];
}

export interface CheckedTimestamp {
  report: TimestampReport;
  /** The certificate of the authority, where the token's signature verifies. */
  authority: Certificate | null;
  /** Why the token is refused, or not trusted. */
  reason: string | null;
}

/** Digest of what was stamped, by the algorithm's name in node:crypto. */
type DigestOf = (algorithm: string) => Uint8Array;

/**
 * Verifies a time-stamp token over the given data (RFC 3161; EN 319 422). `ok` says that it is intact and over this
 * data; `trusted`, that its authority leads to an anchor as well.
 */
export function checkTimestamp(token: Uint8Array, digest: DigestOf, trust: TrustMaterial): CheckedTimestamp {
  try {
    return check(token, digest, trust);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return refused(error.message);
  }
}

const refused = (reason: string): CheckedTimestamp => ({
  report: { ok: false, authority: null, time: null, trusted: false },
  authority: null,
  reason,
});

function check(token: Uint8Array, digest: DigestOf, trust: TrustMaterial): CheckedTimestamp {
  const info = parseTstInfo(parseSignedData(token).content ?? new Uint8Array());
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm === undefined || isWeakDigest(hashAlgorithm)) return refused("the digest of the stamp is too weak");
  const imprint = Uint8Array.from(digest(hashAlgorithm));
  if (Buffer.compare(imprint, hashedMessage) !== 0) return refused("the stamp is over something else");
  const time = info.genTime.toISOString();
  const verified = verifyTimeStampToken({ token, imprint, ...trust });
  if (verified.ok) {
    const { signerCertificate } = verified;
    const report = { ok: true, authority: nameOf(signerCertificate), time, trusted: true };
    return { report, authority: signerCertificate, reason: null };
  }
  // Not trusted is not the same as broken: say who stamped, where the token itself is sound.
  const intact = verifySignedData({
    cms: token,
    contentType: OID.tstInfo,
    certificates: trust.intermediates,
    allowBothReferences: true,
  });
  if (!intact.ok) return refused(intact.message);
  const { signerCertificate } = intact;
  const report = { ok: true, authority: nameOf(signerCertificate), time, trusted: false };
  return { report, authority: signerCertificate, reason: verified.message };
}

/** What to call the holder of a certificate: its CN, or else the whole subject. */
export function nameOf(certificate: Certificate): string {
  return certificate.commonName || formatName(certificate.subject);
}
