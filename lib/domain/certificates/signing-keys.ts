import "server-only";
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { decrypt, encrypt, type Place } from "@/lib/platform/secrets/envelope";
import { generateSm2Key, signSm2 } from "@/lib/standards/sm2/sm2";
import {
  encodeSm2PrivateKey,
  encodeSm2PublicKey,
  readSm2PrivateKey,
  type Sm2KeyPair,
} from "@/lib/standards/sm2/sm2-key";

const placeOf = (keyId: string): Place => ({ table: "signing_key", column: "privateKeyCipher", row: keyId });

/** What a key signs with: ECDSA over SHA-256, or SM2 over SM3 under the usual identity. Signatures are DER in both. */
export type KeyAlgorithm = "P-256" | "SM2";
export type Sign = (data: Uint8Array) => Uint8Array;

export type NewSigningKey = {
  id: string;
  /** SubjectPublicKeyInfo in DER. */
  spki: Uint8Array<ArrayBuffer>;
  /** Writes the row; the private key stands in it encrypted, bound to that row. */
  store: (tx: Transaction) => Promise<void>;
  sign: Sign;
};

/** A new key, not yet stored. */
export function newSigningKey(algorithm: KeyAlgorithm = "P-256"): NewSigningKey {
  const { spki, pkcs8, sign } = algorithm === "SM2" ? newSm2() : newP256();
  const id = newId();
  const store = async (tx: Transaction) => {
    const plain = pkcs8();
    const privateKeyCipher = encrypt(plain, placeOf(id));
    plain.fill(0);
    await tx.signingKey.create({ data: { id, algorithm, publicKey: spki, privateKeyCipher } });
  };
  return { id, spki, store, sign };
}

function newP256() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const spki = Uint8Array.from(publicKey.export({ format: "der", type: "spki" }));
  return { spki, pkcs8: () => privateKey.export({ format: "der", type: "pkcs8" }), sign: ecdsaOf(privateKey) };
}

function newSm2() {
  const pair = generateSm2Key();
  const spki = Uint8Array.from(encodeSm2PublicKey(pair.point));
  return { spki, pkcs8: () => Buffer.from(encodeSm2PrivateKey(pair)), sign: sm2Of(pair) };
}

const ecdsaOf =
  (key: KeyObject): Sign =>
  (data) =>
    Uint8Array.from(sign("sha256", data, key));

const sm2Of =
  ({ privateKey, point }: Sm2KeyPair): Sign =>
  (data) =>
    signSm2(data, privateKey, point);

/**
 * Makes sure that this installation's keys open under the master key that is set. Under another one nobody could sign,
 * a number that is proven already would be proven a second time, and nothing would say why.
 * @throws Error a sentence for whoever starts the program
 */
export async function requireMasterKey(): Promise<void> {
  const oldest = await db().signingKey.findFirst({
    where: { privateKeyCipher: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (!oldest) return;
  await openSigner(oldest.id).catch((error: Error) => {
    throw new Error(
      `The master key is not the one that this database was written under (${error.message}). Set MASTER_KEY, or put the right master.key into DATA_DIR.`,
    );
  });
}

/**
 * Decrypts a private key and hands out what signs with it. Only this folder calls it: for persons behind
 * `withSignerKey`, for the authorities and the platform behind the functions that name them.
 */
export async function openSigner(keyId: string): Promise<Sign> {
  const row = await db().signingKey.findUniqueOrThrow({ where: { id: keyId } });
  if (!row.privateKeyCipher) throw new Error(`the signing key ${keyId} was destroyed`);
  const pkcs8 = decrypt(row.privateKeyCipher, placeOf(keyId));
  try {
    // What is read from the octets is copied out of them before they are wiped.
    if (row.algorithm === "SM2") return sm2Of(readSm2PrivateKey(Uint8Array.from(pkcs8)));
    return ecdsaOf(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
  } finally {
    pkcs8.fill(0);
  }
}
