import { Asn1Error } from "../asn1/asn1-error";
import { buildPath, type PathFailure } from "../x509/build-path";
import { parseCertificate } from "../x509/certificate";
import { leafKeyUsageFits } from "../x509/purpose";

/** Why a certificate of this kind is not trusted. */
export type Sm2ChainFailure = PathFailure;

/**
 * Validates the path from a certificate to a trusted one where all sign with SM2 and SM3 (GM/T 0015, RFC 5280 6). Its
 * extended purposes are not looked at: no purpose is registered for seals. Revocation is not looked at either.
 * @param anchors trusted by themselves
 * @returns null where it is valid
 */
export function sm2ChainFailure(
  leaf: Uint8Array,
  intermediates: readonly Uint8Array[],
  anchors: readonly Uint8Array[],
  at: Date,
): Sm2ChainFailure | null {
  try {
    const certificate = parseCertificate(leaf);
    if (!leafKeyUsageFits(certificate, "signing")) return "key-usage";
    const result = buildPath({
      leaf: certificate,
      intermediates: intermediates.map(parseCertificate),
      anchors: anchors.map(parseCertificate),
      at,
      purpose: "any",
      family: "sm2",
    });
    return result.ok ? null : result.code;
  } catch (error) {
    if (error instanceof Asn1Error) return "malformed";
    throw error;
  }
}
