import { createHash } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { readInteger } from "../asn1/values";
import type { Sm2KeyPair } from "./sm2-key";

/*
 * SM2 with SM3 (GB/T 32918.2, GB/T 32905) under the usual identity "1234567812345678". Node's own crypto knows the curve,
 * but signs with it as plain ECDSA or under an empty identity, which no verifier accepts.
 */

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/**
 * What a signer's own digest begins with (GB/T 32918.2 5.5): the identity's length in bits, the identity (GM/T 0009 10),
 * and the curve's a, b and base point (GB/T 32918.5 2).
 */
const identityAndCurve = Buffer.concat([
  Buffer.from("0080", "hex"),
  Buffer.from("1234567812345678", "latin1"),
  Buffer.from("fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc", "hex"),
  Buffer.from("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93", "hex"),
  Buffer.from("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7", "hex"),
  Buffer.from("bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0", "hex"),
]);
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** What is signed (GB/T 32918.2 6.1, A1 and A2): SM3 over the signer's own digest and the bytes. */
function digestFor(bytes: Uint8Array, point: Uint8Array): Uint8Array {
  const own = createHash("sm3").update(identityAndCurve).update(point.subarray(1)).digest();
  return createHash("sm3").update(own).update(bytes).digest();
}

/**
 * Verifies a signature.
 * @param signature in strict DER: SEQUENCE of r and s (GB/T 35276, 7.3)
 * @param point uncompressed, 65 octets
 */
export function verifySm2(bytes: Uint8Array, signature: Uint8Array, point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false;
  const numbers = numbersOf(signature);
  if (!numbers) return false;
  try {
    const both = numbers.map((number) => number.toString(16).padStart(64, "0")).join("");
    return sm2.doVerifySignature(digestFor(bytes, point), both, hex(point), { der: false, hash: false });
  } catch {
    // A point that is not on the curve verifies nothing.
    return false;
  }
}

/** r and s, both within the group's order (GB/T 32918.2 7.1, B1 and B2), or nothing. */
function numbersOf(signature: Uint8Array): readonly [bigint, bigint] | undefined {
  // Twice 32 octets with a sign octet each, and the headers.
  if (signature.length > 72) return undefined;
  try {
    const fields = new Fields(parseDer(signature), "the signature");
    const [r, s] = [readInteger(fields.next("r", TAG.integer)), readInteger(fields.next("s", TAG.integer))];
    fields.end();
    return r > 0n && s > 0n && r < order && s < order ? [r, s] : undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/**
 * Signs bytes.
 * @param privateKey 32 octets
 * @param point of the public key, uncompressed
 * @returns DER
 */
export function signSm2(bytes: Uint8Array, privateKey: Uint8Array, point: Uint8Array): Uint8Array {
  const signature = sm2.doSignature(digestFor(bytes, point), hex(privateKey), { der: true, hash: false });
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
