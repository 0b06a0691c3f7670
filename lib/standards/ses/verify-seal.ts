import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { sm3, verifySm2 } from "../sm2/sm2";
import { parseCertificate } from "../x509/certificate";
import { type Sm2ChainFailure, sm2ChainFailure } from "./sm2-chain";
import type { ElectronicSeal, SealSignature, SesExtension } from "./structures";

/** What is wrong with a seal or a signature made with it; an empty list is a valid one. */
export type SesFinding =
  | { code: "unknown-algorithm"; whose: "maker" | "signer" }
  | { code: "bad-signature"; whose: "maker" | "signer" }
  | { code: "certificate"; whose: "maker" | "signer"; reason: Sm2ChainFailure }
  /** The seal was not valid at the time. */
  | { code: "seal-not-yet-valid" | "seal-expired" }
  /** The certificate that signed is none of those that the seal names. */
  | { code: "not-a-signer-of-the-seal" }
  /** What an extension says must be observed, and it is not known here. */
  | { code: "unknown-critical-extension"; whose: "maker" | "signer"; oid: string }
  /** The document is not what was signed. */
  | { code: "digest-differs" }
  /** It does not say when it was made. */
  | { code: "no-time" };

export type SesTrust = { anchors: readonly Uint8Array[]; intermediates?: readonly Uint8Array[] };

/**
 * Verifies a seal (GB/T 38540-2020, 6.3): the maker's signature, the maker's certificate and the seal's own validity.
 * @param at the time for which it is asked
 */
export function verifySeal(seal: ElectronicSeal, trust: SesTrust, at: Date): SesFinding[] {
  const findings = signedBy("maker", seal, seal.makerCertificate, trust, seal.info.property.createdAt);
  const { validFrom, validUntil } = seal.info.property;
  if (at < validFrom) findings.push({ code: "seal-not-yet-valid" });
  if (at > validUntil) findings.push({ code: "seal-expired" });
  return [...findings, ...unknownExtensions("maker", seal.info.extensions)];
}

/**
 * Verifies a signature with a seal (GB/T 38540-2020, 7.3): the signer's signature and certificate, the seal in it at the
 * time of signing, that the signer is one of the seal's, and the document's digest.
 * @param dataHash of the document as it is now (SM3 unless its format says otherwise)
 */
export function verifySealSignature(signature: SealSignature, dataHash: Uint8Array, trust: SesTrust): SesFinding[] {
  const at = signature.signedAt;
  if (!at) return [{ code: "no-time" }];
  const findings = signedBy("signer", signature, signature.signerCertificate, trust, at);
  findings.push(...verifySeal(signature.seal, trust, at), ...unknownExtensions("signer", signature.extensions));
  if (!isSigner(signature.seal, signature.signerCertificate)) findings.push({ code: "not-a-signer-of-the-seal" });
  if (Buffer.compare(dataHash, signature.dataHash) !== 0) findings.push({ code: "digest-differs" });
  return findings;
}

/** Whether a certificate is one of those that may sign with a seal. One that was renewed is another. */
export function isSigner({ info }: ElectronicSeal, certificate: Uint8Array): boolean {
  const { signers } = info.property;
  if (signers.type === "certificates") {
    return signers.certificates.some((one) => Buffer.compare(one, certificate) === 0);
  }
  const digest = sm3(certificate);
  return signers.digests.some(({ value }) => Buffer.compare(value, digest) === 0);
}

function unknownExtensions(whose: "maker" | "signer", extensions: readonly SesExtension[]): SesFinding[] {
  return extensions.flatMap(({ oid, critical }) =>
    critical ? [{ code: "unknown-critical-extension", whose, oid }] : [],
  );
}

function signedBy(
  whose: "maker" | "signer",
  signed: { algorithm: string; signedBytes: Uint8Array; signature: Uint8Array },
  certificate: Uint8Array,
  trust: SesTrust,
  at: Date,
): SesFinding[] {
  if (signed.algorithm !== OID.sm2WithSm3) return [{ code: "unknown-algorithm", whose }];
  const findings: SesFinding[] = [];
  const point = pointOf(certificate);
  if (!point || !verifySm2(signed.signedBytes, signed.signature, point)) {
    findings.push({ code: "bad-signature", whose });
  }
  const reason = sm2ChainFailure(certificate, trust.intermediates ?? [], trust.anchors, at);
  if (reason) findings.push({ code: "certificate", whose, reason });
  return findings;
}

function pointOf(certificate: Uint8Array): Uint8Array | null {
  try {
    const key = parseCertificate(certificate).publicKeyInfo;
    return key.kind === "sm2" ? key.point : null;
  } catch (error) {
    if (error instanceof Asn1Error) return null;
    throw error;
  }
}
