import { createHash } from "node:crypto";
import { OID } from "../asn1/oids";
import {
  encodeEncapsulatedContent,
  fillSignedData,
  type SignedDataTemplate,
  signedDataTemplate,
} from "../cms/build-signed-data";
import { maximumSignatureLength } from "../cms/estimate-size";
import {
  fillSignedAttributes,
  type SignedAttributesTemplate,
  signedAttributesTemplate,
} from "../cms/signed-attributes";
import { DIGEST_LENGTH, type DigestAlgorithm, signatureAlgorithmFor } from "../x509/algorithms";
import { parseCertificate } from "../x509/certificate";
import { type Accuracy, encodeTstInfo } from "./tst-info";

/** A time-stamping unit. What can be prepared is prepared once for each such object, so keep it while it is used. */
export interface TimeStampingUnit {
  /** Its certificate in DER; extended key usage critical and id-kp-timeStamping alone. */
  readonly certificate: Uint8Array;
  /** The certificates above it in DER, the root included. */
  readonly chain: readonly Uint8Array[];
  /** Signs as CmsSigner.sign does. */
  readonly sign: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** Object identifier of its policy. */
  readonly policy: string;
}

export interface TokenInput {
  readonly tsa: TimeStampingUnit;
  readonly imprint: Uint8Array;
  /** By default SHA-256. */
  readonly hashAlgorithm?: DigestAlgorithm;
  /** Big-endian magnitude, unique for the authority, at most 20 octets. */
  readonly serial: Uint8Array;
  readonly genTime: Date;
  readonly accuracy?: Accuracy;
  readonly nonce?: bigint;
  /** Whether to put the certificates into the token; by default true. */
  readonly includeCertificates?: boolean;
}

interface Prepared {
  readonly digestAlgorithm: DigestAlgorithm;
  readonly attributes: SignedAttributesTemplate;
  readonly withCertificates: SignedDataTemplate;
  readonly withoutCertificates: SignedDataTemplate;
}

const prepared = new WeakMap<TimeStampingUnit, Prepared>();

function prepare(tsa: TimeStampingUnit): Prepared {
  const known = prepared.get(tsa);
  if (known !== undefined) return known;
  const signer = parseCertificate(tsa.certificate);
  const digestAlgorithm = signatureAlgorithmFor(signer.publicKeyInfo).digest;
  const input = { signer, chain: tsa.chain, digestAlgorithm, contentType: OID.tstInfo };
  const fresh = {
    digestAlgorithm,
    attributes: signedAttributesTemplate(tsa.certificate, digestAlgorithm, OID.tstInfo),
    withCertificates: signedDataTemplate(input),
    withoutCertificates: signedDataTemplate({ ...input, omitCertificates: true }),
  };
  prepared.set(tsa, fresh);
  return fresh;
}

/**
 * A time-stamp token in DER (RFC 3161 2.4.2 with the ESSCertIDv2 of RFC 5816). Asks nothing about the
 * clock: the caller vouches for `genTime`.
 * @throws RangeError for an imprint or serial of the wrong length, Asn1Error for a malformed certificate, and what `sign` throws
 */
export async function createTimeStampToken(input: TokenInput): Promise<Uint8Array> {
  const {
    tsa,
    imprint,
    hashAlgorithm = "sha256",
    serial,
    genTime,
    accuracy,
    nonce,
    includeCertificates = true,
  } = input;
  if (imprint.length !== DIGEST_LENGTH[hashAlgorithm]) throw new RangeError("the imprint has the wrong length");
  if (serial.length < 1 || serial.length > 20) throw new RangeError("a serial has 1 to 20 octets");
  const { digestAlgorithm, attributes, withCertificates, withoutCertificates } = prepare(tsa);
  const info = encodeTstInfo({ policy: tsa.policy, hashAlgorithm, imprint, serial, genTime, accuracy, nonce });
  const signedAttributes = fillSignedAttributes(attributes, createHash(digestAlgorithm).update(info).digest());
  return fillSignedData(includeCertificates ? withCertificates : withoutCertificates, {
    signedAttributes,
    signature: await tsa.sign(signedAttributes),
    content: encodeEncapsulatedContent(OID.tstInfo, info),
  });
}

/** The most octets a token of this unit can have, whatever is stamped. @throws Asn1Error, RangeError */
export function maximumTokenSize(tsa: Omit<TimeStampingUnit, "sign">): number {
  const { digestAlgorithm, attributes, withCertificates } = prepare({ ...tsa, sign: (data) => data });
  const info = encodeTstInfo({
    policy: tsa.policy,
    hashAlgorithm: "sha512",
    imprint: new Uint8Array(64),
    serial: new Uint8Array(20).fill(0xff),
    genTime: new Date("2099-12-31T23:59:59.999Z"),
    accuracy: { seconds: 0x7fffffff, milliseconds: 999, microseconds: 999 },
    nonce: (1n << 256n) - 1n,
  });
  return fillSignedData(withCertificates, {
    signedAttributes: fillSignedAttributes(attributes, new Uint8Array(DIGEST_LENGTH[digestAlgorithm])),
    signature: new Uint8Array(maximumSignatureLength(parseCertificate(tsa.certificate).publicKeyInfo)),
    content: encodeEncapsulatedContent(OID.tstInfo, info),
  }).length;
}
