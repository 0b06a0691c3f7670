import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { OID } from "../asn1/oids";
import { parseDer, parseInside } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { expectTag, readBitOctets, readOctets, readOid, readSmallInteger } from "../asn1/values";
import {
  encodeBitString,
  encodeExplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
} from "../asn1/writer";

/** A key pair as the signing functions take it: 32 octets, and the uncompressed point of 65. */
export type Sm2KeyPair = { privateKey: Uint8Array; point: Uint8Array };

/** How SM2 keys are named (GM/T 0010, RFC 8998 3.2.1): as keys of elliptic curves, on the curve of GB/T 32918.5. */
const keyAlgorithm = () => encodeSequence(encodeOid(OID.ecPublicKey), encodeOid(OID.sm2Curve));

/** SubjectPublicKeyInfo of a point, in DER (RFC 5480 2). */
export function encodeSm2PublicKey(point: Uint8Array): Uint8Array {
  return encodeSequence(keyAlgorithm(), encodeBitString(point));
}

/** A key pair as PKCS #8 in DER (RFC 5208 5, RFC 5915 3). */
export function encodeSm2PrivateKey({ privateKey, point }: Sm2KeyPair): Uint8Array {
  const inner = encodeSequence(
    encodeInteger(1),
    encodeOctetString(privateKey),
    encodeExplicit(1, encodeBitString(point)),
  );
  return encodeSequence(encodeInteger(0), keyAlgorithm(), encodeOctetString(inner));
}

/** Reads a key pair from PKCS #8 that also holds the public key. @throws Asn1Error */
export function readSm2PrivateKey(pkcs8: Uint8Array): Sm2KeyPair {
  const fields = new Fields(parseDer(pkcs8), "PrivateKeyInfo");
  readSmallInteger(fields.next("version", TAG.integer), "the version");
  const algorithm = new Fields(fields.next("algorithm", TAG.sequence), "AlgorithmIdentifier");
  const kind = readOid(algorithm.next("algorithm"));
  const curve = algorithm.optional(TAG.oid);
  if (kind !== OID.ecPublicKey || !curve || readOid(curve) !== OID.sm2Curve) {
    throw new Asn1Error("this is not a key of SM2", 0);
  }
  const inner = new Fields(parseInside(expectTag(fields.next("privateKey"), TAG.octetString)), "ECPrivateKey");
  readSmallInteger(inner.next("version", TAG.integer), "the version");
  const privateKey = readOctets(inner.next("privateKey", TAG.octetString));
  inner.optional(contextConstructed(0));
  const [bits] = inner.next("publicKey", contextConstructed(1)).children;
  if (!bits) throw new Asn1Error("the public key is missing", 0);
  const point = readBitOctets(bits);
  if (privateKey.length !== 32 || point.length !== 65) throw new Asn1Error("a key of SM2 has another size", 0);
  return { privateKey, point };
}
