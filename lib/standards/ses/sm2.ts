import { createHash } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import { Fields } from "../asn1/fields";
import { parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { readBitOctets } from "../asn1/values";

/*
 * SM2 with SM3 (GB/T 32918.2, GB/T 32905) under the usual identity "1234567812345678". Node's own crypto knows the curve,
 * but signs with it as plain ECDSA or under an empty identity, which no verifier accepts.
 */

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** The uncompressed point of a SubjectPublicKeyInfo: 65 octets. @throws Asn1Error when malformed */
export function sm2Point(spki: Uint8Array): Uint8Array {
  const fields = new Fields(parseDer(spki), "SubjectPublicKeyInfo");
  fields.next("algorithm", TAG.sequence);
  return readBitOctets(fields.next("subjectPublicKey", TAG.bitString));
}

/**
 * Verifies a signature.
 * @param signature DER (GB/T 35276, 7.3)
 * @param point uncompressed, 65 octets
 */
export function verifySm2(bytes: Uint8Array, signature: Uint8Array, point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    return sm2.doVerifySignature(bytes, hex(signature), hex(point), { der: true, hash: true });
  } catch {
    // A signature that is no DER, or a point that is not on the curve, verifies nothing.
    return false;
  }
}

/**
 * Signs bytes.
 * @param privateKey 32 octets
 * @param point of the public key, uncompressed
 * @returns DER
 */
export function signSm2(bytes: Uint8Array, privateKey: Uint8Array, point: Uint8Array): Uint8Array {
  const signature = sm2.doSignature(bytes, hex(privateKey), { der: true, hash: true, publicKey: hex(point) });
  return Uint8Array.from(Buffer.from(signature, "hex"));
}

/** A new key pair: 32 octets, and the uncompressed point. */
export function generateSm2Key(): { privateKey: Uint8Array; point: Uint8Array } {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const octets = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
  return { privateKey: octets(privateKey), point: octets(publicKey) };
}

/** SM3 (GB/T 32905): 32 octets. */
export function sm3(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash("sm3").update(bytes).digest());
}
