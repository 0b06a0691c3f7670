import { createHash } from "node:crypto";
import { OID } from "../asn1/oids";
import { type DigestAlgorithm, signatureAlgorithmFor } from "../x509/algorithms";
import { type Certificate, parseCertificate } from "../x509/certificate";
import { encodeAttribute } from "./attribute";
import { fillSignedData, type SignedDataTemplate, signedDataTemplate } from "./build-signed-data";
import { fillSignedAttributes, type SignedAttributesTemplate, signedAttributesTemplate } from "./signed-attributes";

/** Who signs. What can be prepared is prepared once for each such object, so keep it while it is used. */
export interface CmsSigner {
  /** The signer's certificate in DER. */
  readonly certificate: Uint8Array;
  /** The certificates above it in DER, the root included; all of them go into the signature. */
  readonly chain: readonly Uint8Array[];
  /**
   * Signs data with the certificate's key and the digest its key is used with (signatureAlgorithmFor):
   * ECDSA in DER, or RSA PKCS #1 v1.5. May be asynchronous, as a hardware module is.
   */
  readonly sign: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** What is the same for every signature of one signer. */
export interface PreparedSigner {
  readonly certificate: Certificate;
  readonly digestAlgorithm: DigestAlgorithm;
  readonly attributes: SignedAttributesTemplate;
  readonly data: SignedDataTemplate;
}

const prepared = new WeakMap<CmsSigner, PreparedSigner>();

/** Reads the signer's certificate, once for each signer object. @throws Asn1Error, RangeError when it cannot be used */
export function prepareSigner(signer: CmsSigner): PreparedSigner {
  const known = prepared.get(signer);
  if (known !== undefined) return known;
  const certificate = parseCertificate(signer.certificate);
  const digestAlgorithm = signatureAlgorithmFor(certificate.publicKeyInfo).digest;
  const fresh = {
    certificate,
    digestAlgorithm,
    attributes: signedAttributesTemplate(signer.certificate, digestAlgorithm, OID.data),
    data: signedDataTemplate({ signer: certificate, chain: signer.chain, digestAlgorithm }),
  };
  prepared.set(signer, fresh);
  return fresh;
}

/** The digest a signer's key signs with, which is also the digest to take of the content. @throws Asn1Error, RangeError */
export function signerDigest(signer: CmsSigner): DigestAlgorithm {
  return prepareSigner(signer).digestAlgorithm;
}

export interface SignDetachedInput {
  /** Digest of the content, by the algorithm of signerDigest: SHA-256 for P-256 and RSA. */
  readonly digest: Uint8Array;
  readonly signer: CmsSigner;
  /** Gets a time-stamp token in DER for the SHA-256 of the signature value. */
  readonly timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
}

/**
 * A detached CAdES signature in DER (EN 319 122-1; what PAdES puts into /Contents): B-B, or B-T when
 * a time stamp is got. Does not verify what `sign` and `timestamp` return.
 * @throws RangeError for a digest of the wrong length, Asn1Error for a malformed certificate, and what the callbacks throw
 */
export async function signDetached({ digest, signer, timestamp }: SignDetachedInput): Promise<Uint8Array> {
  const { attributes, data } = prepareSigner(signer);
  const signedAttributes = fillSignedAttributes(attributes, digest);
  const signature = await signer.sign(signedAttributes);
  if (timestamp === undefined) return fillSignedData(data, { signedAttributes, signature });
  const token = await timestamp(Uint8Array.from(createHash("sha256").update(signature).digest()));
  const unsignedAttributes = [encodeAttribute(OID.signatureTimeStamp, token)];
  return fillSignedData(data, { signedAttributes, signature, unsignedAttributes });
}
