import { OID } from "../asn1/oids";
import { DIGEST_LENGTH } from "../x509/algorithms";
import type { NamedCurve, PublicKeyInfo } from "../x509/public-key";
import { encodeAttribute } from "./attribute";
import { fillSignedData } from "./build-signed-data";
import { type CmsSigner, prepareSigner } from "./sign-detached";
import { fillSignedAttributes } from "./signed-attributes";

/** Room for a token of an authority that is not known beforehand; those in use send 3 to 7 KB. */
const FOREIGN_TOKEN = 10_240;

/** SEQUENCE of two INTEGERs, each with a possible sign octet: 2 + 2 (2 + 33), 2 + 2 (2 + 49), 3 + 2 (2 + 66). */
const ECDSA_LENGTH: Record<NamedCurve, number> = { "P-256": 72, "P-384": 104, "P-521": 139 };

/** The longest signature a key makes, in octets: DER of two numbers for ECDSA, the modulus for RSA. @throws RangeError */
export function maximumSignatureLength(key: PublicKeyInfo): number {
  if (key.kind === "ec" && key.curve !== undefined) return ECDSA_LENGTH[key.curve];
  if (key.kind === "rsa" || key.kind === "rsa-pss") return Math.ceil(key.modulusBits / 8);
  throw new RangeError("the length of its signatures is unknown");
}

/**
 * The most octets that signDetached can return for a signer, to size a placeholder with.
 * @param withTimestamp false for none, true for a token of unknown origin, or the token's greatest size in octets
 * @throws Asn1Error, RangeError when the signer's certificate cannot be used
 */
export function estimateCmsSize(signer: CmsSigner, withTimestamp: boolean | number): number {
  const { publicKeyInfo, digestAlgorithm, attributes, data } = prepareSigner(signer);
  const token = withTimestamp === true ? FOREIGN_TOKEN : withTimestamp === false ? 0 : withTimestamp;
  return fillSignedData(data, {
    signedAttributes: fillSignedAttributes(attributes, new Uint8Array(DIGEST_LENGTH[digestAlgorithm])),
    signature: new Uint8Array(maximumSignatureLength(publicKeyInfo)),
    unsignedAttributes: token === 0 ? [] : [encodeAttribute(OID.signatureTimeStamp, new Uint8Array(token))],
  }).length;
}
