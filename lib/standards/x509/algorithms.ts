import { constants, type KeyObject, verify } from "node:crypto";
import { Asn1Error } from "../asn1/asn1-error";
import { Fields, onlyChild } from "../asn1/fields";
import { OID } from "../asn1/oids";
import type { DerNode } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { readOid, readSmallInteger } from "../asn1/values";
import { encodeNull, encodeOid, encodeSequence } from "../asn1/writer";
import { verifySm2 } from "../sm2/sm2";
import type { NamedCurve, PublicKeyInfo } from "./public-key";

/** A digest algorithm by its name in node:crypto. */
export type DigestAlgorithm = "sha256" | "sha384" | "sha512";
/** Digests that are recognized in old material, and always reported as weak. */
export type WeakDigest = "md5" | "sha1" | "sha224";

/** A signature algorithm: how the digest is signed, and which digest. */
export interface SignatureAlgorithm {
  readonly scheme: "ecdsa" | "rsa-pkcs1" | "rsa-pss" | "sm2";
  /** SM3 stands with SM2 alone (GB/T 32918.2), whose digest also takes in the signer's key. */
  readonly digest: DigestAlgorithm | WeakDigest | "sm3";
  /** Octets of salt; RSA-PSS only. */
  readonly saltLength?: number;
}

const DIGESTS: Record<DigestAlgorithm | WeakDigest, string> = {
  sha256: OID.sha256,
  sha384: OID.sha384,
  sha512: OID.sha512,
  sha224: OID.sha224,
  sha1: OID.sha1,
  md5: OID.md5,
};
const DIGEST_BY_OID = new Map(
  Object.entries(DIGESTS).map(([name, oid]) => [oid, name as DigestAlgorithm | WeakDigest]),
);

/** Octets a digest has. */
export const DIGEST_LENGTH: Record<DigestAlgorithm, number> = { sha256: 32, sha384: 48, sha512: 64 };

const SIGNATURES: readonly (readonly [string, SignatureAlgorithm])[] = [
  [OID.ecdsaWithSha256, { scheme: "ecdsa", digest: "sha256" }],
  [OID.ecdsaWithSha384, { scheme: "ecdsa", digest: "sha384" }],
  [OID.ecdsaWithSha512, { scheme: "ecdsa", digest: "sha512" }],
  [OID.ecdsaWithSha1, { scheme: "ecdsa", digest: "sha1" }],
  [OID.sha256WithRsa, { scheme: "rsa-pkcs1", digest: "sha256" }],
  [OID.sha384WithRsa, { scheme: "rsa-pkcs1", digest: "sha384" }],
  [OID.sha512WithRsa, { scheme: "rsa-pkcs1", digest: "sha512" }],
  [OID.sha1WithRsa, { scheme: "rsa-pkcs1", digest: "sha1" }],
  [OID.md5WithRsa, { scheme: "rsa-pkcs1", digest: "md5" }],
  [OID.sm2WithSm3, { scheme: "sm2", digest: "sm3" }],
];

/**
 * Which algorithms are relied on: those of the EU's list (ETSI TS 119 312), which PDF readers know, or SM2 with SM3,
 * which electronic seals are signed with. Neither is accepted where the other is asked for.
 */
export type AlgorithmFamily = "etsi" | "sm2";

/** Whether a signature of this algorithm is relied on. */
export function isAcceptedAlgorithm(algorithm: SignatureAlgorithm | undefined, family: AlgorithmFamily): boolean {
  if (algorithm === undefined || (algorithm.scheme === "sm2") !== (family === "sm2")) return false;
  return algorithm.digest === "sm3" || !isWeakDigest(algorithm.digest);
}

/** Whether a digest is too weak to rely on for a signature made today. */
export function isWeakDigest(digest: DigestAlgorithm | WeakDigest): digest is WeakDigest {
  return !(digest in DIGEST_LENGTH);
}

/** The AlgorithmIdentifier of a digest, without parameters (RFC 5754 2). */
export function encodeDigestAlgorithm(digest: DigestAlgorithm): Uint8Array {
  return encodeSequence(encodeOid(DIGESTS[digest]));
}

/** The digest an AlgorithmIdentifier names, or nothing when it is unknown. Parameters may be absent or NULL. @throws Asn1Error */
export function readDigestAlgorithm(node: DerNode): DigestAlgorithm | WeakDigest | undefined {
  const fields = new Fields(node, "AlgorithmIdentifier");
  const oid = readOid(fields.next("algorithm"));
  fields.optional(TAG.null);
  fields.end();
  return DIGEST_BY_OID.get(oid);
}

/**
 * The AlgorithmIdentifier of a signature: no parameters for ECDSA (RFC 5758 3.2), NULL for RSA
 * PKCS #1 v1.5 (RFC 4055 5). SM2 has none either: GM/T 0015 leaves them open, OpenSSL and BouncyCastle write none.
 * @throws RangeError for RSA-PSS and weak digests, which are only read
 */
export function encodeSignatureAlgorithm(algorithm: SignatureAlgorithm): Uint8Array {
  const found = SIGNATURES.find(([, known]) => known.scheme === algorithm.scheme && known.digest === algorithm.digest);
  if (found === undefined || !isAcceptedAlgorithm(algorithm, algorithm.scheme === "sm2" ? "sm2" : "etsi")) {
    throw new RangeError(`signatures with ${algorithm.scheme} and ${algorithm.digest} are not made`);
  }
  return algorithm.scheme === "rsa-pkcs1"
    ? encodeSequence(encodeOid(found[0]), encodeNull())
    : encodeSequence(encodeOid(found[0]));
}

/** The signature algorithm an AlgorithmIdentifier names, or nothing when it is unknown. @throws Asn1Error */
export function readSignatureAlgorithm(node: DerNode): SignatureAlgorithm | undefined {
  const fields = new Fields(node, "AlgorithmIdentifier");
  const oid = readOid(fields.next("algorithm"));
  if (oid === OID.rsaPss) {
    const parameters = fields.optional(TAG.sequence);
    fields.end();
    return parameters === undefined ? undefined : readPssParameters(parameters);
  }
  const known = SIGNATURES.find(([candidate]) => candidate === oid)?.[1];
  if (known === undefined) return undefined;
  // Some of China's authorities write a NULL behind SM2, others nothing.
  if (known.scheme !== "ecdsa") fields.optional(TAG.null);
  fields.end();
  return known;
}

/**
 * What a SignerInfo's signatureAlgorithm and digestAlgorithm mean together: RSA may be named by the
 * key alone (RFC 8933, RFC 5754 3.2), the digest then comes from digestAlgorithm. @throws Asn1Error
 */
export function readSignerAlgorithm(
  node: DerNode,
  digest: DigestAlgorithm | WeakDigest,
): SignatureAlgorithm | undefined {
  const oid = readOid(new Fields(node, "signatureAlgorithm").next("algorithm"));
  if (oid === OID.rsaEncryption) return { scheme: "rsa-pkcs1", digest };
  return readSignatureAlgorithm(node);
}

/** RSASSA-PSS-params (RFC 4055 3.1). The mask must use the same digest, as every profile demands. */
function readPssParameters(node: DerNode): SignatureAlgorithm | undefined {
  const fields = new Fields(node, "RSASSA-PSS-params");
  const hash = fields.optional(contextConstructed(0));
  const mask = fields.optional(contextConstructed(1));
  const salt = fields.optional(contextConstructed(2));
  const trailer = fields.optional(contextConstructed(3));
  fields.end();
  const digest = hash === undefined ? "sha1" : readDigestAlgorithm(onlyChild(hash, "hashAlgorithm"));
  const maskDigest = mask === undefined ? "sha1" : readMaskDigest(onlyChild(mask, "maskGenAlgorithm"));
  const saltLength = salt === undefined ? 20 : readSmallInteger(onlyChild(salt, "saltLength"), "saltLength");
  if (trailer !== undefined && readSmallInteger(onlyChild(trailer, "trailerField"), "trailerField") !== 1) {
    throw new Asn1Error("an unknown trailerField", trailer.start);
  }
  if (digest === undefined || digest !== maskDigest || saltLength > 512) return undefined;
  return { scheme: "rsa-pss", digest, saltLength };
}

function readMaskDigest(node: DerNode): DigestAlgorithm | WeakDigest | undefined {
  const fields = new Fields(node, "maskGenAlgorithm");
  if (readOid(fields.next("algorithm")) !== OID.mgf1) return undefined;
  const digest = readDigestAlgorithm(fields.next("parameters"));
  fields.end();
  return digest;
}

const CURVE_DIGESTS: Record<NamedCurve, DigestAlgorithm> = { "P-256": "sha256", "P-384": "sha384", "P-521": "sha512" };

/**
 * The signature algorithm a key signs with here: ECDSA with the digest of the curve's strength, RSA
 * PKCS #1 v1.5 with SHA-256. @throws RangeError for another kind of key
 */
export function signatureAlgorithmFor(key: PublicKeyInfo): SignatureAlgorithm & { readonly digest: DigestAlgorithm } {
  if (key.kind === "rsa") return { scheme: "rsa-pkcs1", digest: "sha256" };
  if (key.kind === "ec" && key.curve !== undefined) return { scheme: "ecdsa", digest: CURVE_DIGESTS[key.curve] };
  throw new RangeError("signatures are not made with this kind of key");
}

/** What an authority's key signs certificates and revocation lists with. @throws RangeError for another kind of key */
export function authorityAlgorithmFor(key: PublicKeyInfo): SignatureAlgorithm {
  return key.kind === "sm2" ? { scheme: "sm2", digest: "sm3" } : signatureAlgorithmFor(key);
}

/** A public key with what is known of it, as a certificate has it. */
export interface VerificationKey {
  readonly publicKeyInfo: PublicKeyInfo;
  /** Asked for last, because making it is costly. @throws Asn1Error */
  readonly publicKey: KeyObject;
}

/**
 * Verifies a signature. The key must be of the algorithm's kind; an ECDSA key must lie on P-256,
 * P-384 or P-521; SM2 counts under its usual identity. Returns false, and never throws, for a signature that does not verify.
 * @throws Asn1Error when the key itself cannot be used
 */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  key: VerificationKey,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { publicKeyInfo } = key;
  if (!isKeyOf(algorithm, publicKeyInfo)) return false;
  // node:crypto would verify it under an empty identity.
  if (publicKeyInfo.kind === "sm2") return verifySm2(data, signature, publicKeyInfo.point);
  const { publicKey } = key;
  const { digest, scheme, saltLength = 20 } = algorithm;
  try {
    return scheme === "rsa-pss"
      ? verify(digest, data, { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
      : verify(digest, data, publicKey, signature);
  } catch {
    // OpenSSL throws for some malformed signatures and answers false for others.
    return false;
  }
}

function isKeyOf({ scheme }: SignatureAlgorithm, key: PublicKeyInfo): boolean {
  if (scheme === "ecdsa") return key.kind === "ec" && key.curve !== undefined;
  if (scheme === "sm2" || key.kind === "sm2") return scheme === "sm2" && key.kind === "sm2";
  return key.kind === "rsa" || (scheme === "rsa-pss" && key.kind === "rsa-pss");
}
