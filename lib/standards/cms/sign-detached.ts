import { createHash } from "node:crypto";
import { OID } from "../asn1/oids";
import { type DigestAlgorithm, signatureAlgorithmFor } from "../x509/algorithms";
import { parseCertificate } from "../x509/certificate";
import type { PublicKeyInfo } from "../x509/public-key";
import { encodeAttribute } from "./attribute";
import { fillSignedData, type SignedDataTemplate, signedDataTemplate } from "./build-signed-data";
import { fillSignedAttributes, type SignedAttributesTemplate, signedAttributesTemplate } from "./signed-attributes";

/** Who signs. One that signs more than once is better kept as `prepareSigner` returns it. */
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

/** A signer with everything that is the same for all its signatures made ready. */
export class PreparedSigner implements CmsSigner {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly sign: CmsSigner["sign"];
  readonly publicKeyInfo: PublicKeyInfo;
  readonly digestAlgorithm: DigestAlgorithm;
  readonly attributes: SignedAttributesTemplate;
  readonly data: SignedDataTemplate;

  constructor(signer: CmsSigner) {
    const { certificate, chain } = signer;
    const parsed = parseCertificate(certificate);
    this.certificate = certificate;
    this.chain = chain;
    this.sign = (data) => signer.sign(data);
    this.publicKeyInfo = parsed.publicKeyInfo;
    this.digestAlgorithm = signatureAlgorithmFor(parsed.publicKeyInfo).digest;
    this.attributes = signedAttributesTemplate(certificate, this.digestAlgorithm, OID.data);
    this.data = signedDataTemplate({ signer: parsed, chain, digestAlgorithm: this.digestAlgorithm });
  }
}

/** Reads the signer's certificate; a signer that is prepared already is returned as it is. @throws Asn1Error, RangeError */
export function prepareSigner(signer: CmsSigner): PreparedSigner {
  return signer instanceof PreparedSigner ? signer : new PreparedSigner(signer);
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
