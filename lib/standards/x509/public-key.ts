import { createPublicKey, type KeyObject } from "node:crypto";
import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { readBitOctets, readInteger, readOid } from "../asn1/values";

/** What a SubjectPublicKeyInfo says of its key. */
export type PublicKeyInfo =
  | { readonly kind: "ec"; readonly curve: NamedCurve | undefined; readonly point: Uint8Array }
  /** On the curve of GB/T 32918.5, whose keys sign with SM2 and never with ECDSA. */
  | { readonly kind: "sm2"; readonly point: Uint8Array }
  | { readonly kind: "rsa" | "rsa-pss"; readonly modulusBits: number; readonly exponent: bigint }
  | { readonly kind: "other"; readonly algorithm: string };

export type NamedCurve = "P-256" | "P-384" | "P-521";

const CURVES: Record<string, NamedCurve> = {
  [OID.prime256v1]: "P-256",
  [OID.secp384r1]: "P-384",
  [OID.secp521r1]: "P-521",
};

const COORDINATE_LENGTH: Record<NamedCurve, number> = { "P-256": 32, "P-384": 48, "P-521": 66 };

/**
 * Reads a SubjectPublicKeyInfo (RFC 5480 2, RFC 8017 A.1.1) without OpenSSL, which takes longer to
 * describe a key than to sign with it. A curve given by parameters instead of by name counts as unknown.
 * @throws Asn1Error
 */
export function readPublicKeyInfo(spki: Uint8Array): PublicKeyInfo {
  const fields = new Fields(parseDer(spki), "SubjectPublicKeyInfo");
  const algorithm = new Fields(fields.next("algorithm"), "AlgorithmIdentifier");
  const bits = fields.next("subjectPublicKey", TAG.bitString);
  fields.end();
  const oid = readOid(algorithm.next("algorithm"));
  switch (oid) {
    case OID.ecPublicKey: {
      const curve = algorithm.optional(TAG.oid);
      const name = curve === undefined ? undefined : readOid(curve);
      if (name === OID.sm2Curve) return { kind: "sm2", point: readBitOctets(bits) };
      return { kind: "ec", curve: name === undefined ? undefined : CURVES[name], point: readBitOctets(bits) };
    }
    case OID.rsaEncryption:
    case OID.rsaPss: {
      const key = new Fields(parseDer(readBitOctets(bits)), "RSAPublicKey");
      const modulus = readInteger(key.next("modulus", TAG.integer));
      const exponent = readInteger(key.next("publicExponent", TAG.integer));
      key.end();
      const kind = oid === OID.rsaPss ? "rsa-pss" : "rsa";
      return { kind, modulusBits: modulus > 0n ? modulus.toString(2).length : 0, exponent };
    }
    default:
      return { kind: "other", algorithm: oid };
  }
}

/**
 * What is wrong with a public key's strength, or nothing: RSA below the given size or with an exponent
 * below 65537 (ETSI TS 119 312 6.2), curves other than P-256, P-384 and P-521, other kinds (SM2 among them).
 */
export function keyWeakness(key: PublicKeyInfo, minimumRsaBits = 2048): string | undefined {
  switch (key.kind) {
    case "ec":
      return key.curve === undefined ? "a key on a curve that is not accepted" : undefined;
    case "rsa":
    case "rsa-pss":
      if (key.modulusBits < minimumRsaBits) return `an RSA key of fewer than ${minimumRsaBits} bits`;
      return key.exponent < 65537n ? "an RSA key with a small exponent" : undefined;
    case "sm2":
    case "other":
      return "a key of a kind that is not accepted";
  }
}

/** What is wrong with a public key where SM2 alone is accepted (GM/T 0015), or nothing. */
export function sm2KeyWeakness(key: PublicKeyInfo): string | undefined {
  if (key.kind !== "sm2") return "a key that is none of SM2";
  return key.point.length === 65 && key.point[0] === 4 ? undefined : "a key that is not an uncompressed point";
}

/** A KeyObject of a SubjectPublicKeyInfo. @throws Asn1Error when node:crypto cannot use the key */
export function importPublicKey(spki: Uint8Array, info: PublicKeyInfo = readPublicKeyInfo(spki)): KeyObject {
  try {
    const jwk = toJwk(info);
    return jwk === undefined
      ? createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" })
      : createPublicKey({ key: jwk, format: "jwk" });
  } catch {
    throw new Asn1Error("the public key cannot be used", 0);
  }
}

/** Importing coordinates spares OpenSSL its search for a decoder, a third of the whole. */
function toJwk(info: PublicKeyInfo): { kty: "EC"; crv: string; x: string; y: string } | undefined {
  if (info.kind !== "ec" || info.curve === undefined || info.point[0] !== 4) return undefined;
  const length = COORDINATE_LENGTH[info.curve];
  const { point } = info;
  if (point.length !== 1 + 2 * length) return undefined;
  const coordinate = (from: number) => Buffer.from(point.subarray(from, from + length)).toString("base64url");
  return { kty: "EC", crv: info.curve, x: coordinate(1), y: coordinate(1 + length) };
}
