import { createHash } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import type { Sm2KeyPair } from "./sm2-key";

/*
 * SM2 with SM3 (GB/T 32918.2, GB/T 32905) under the usual identity "1234567812345678". Node's own crypto knows the curve,
 * but signs with it as plain ECDSA or under an empty identity, which no verifier accepts.
 */

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/**
 * Verifies a signature.
 * @param signature in DER: SEQUENCE of r and s (GB/T 35276, 7.3)
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

/** A new key pair. */
export function generateSm2Key(): Sm2KeyPair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const octets = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
  return { privateKey: octets(privateKey), point: octets(publicKey) };
}

/** SM3 (GB/T 32905): 32 octets. */
export function sm3(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash("sm3").update(bytes).digest());
}
