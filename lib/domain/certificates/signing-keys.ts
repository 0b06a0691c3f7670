import "server-only";
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { decrypt, encrypt, type Place } from "@/lib/platform/secrets/envelope";

const placeOf = (keyId: string): Place => ({ table: "signing_key", column: "privateKeyCipher", row: keyId });

export type NewSigningKey = {
  id: string;
  /** SubjectPublicKeyInfo in DER. */
  spki: Uint8Array<ArrayBuffer>;
  /** Writes the row; the private key stands in it encrypted, bound to that row. */
  store: (tx: Transaction) => Promise<void>;
  privateKey: KeyObject;
};

/** A new P-256 key, not yet stored. */
export function newSigningKey(): NewSigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const id = newId();
  const spki = Uint8Array.from(publicKey.export({ format: "der", type: "spki" }));
  const store = async (tx: Transaction) => {
    const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
    const privateKeyCipher = encrypt(pkcs8, placeOf(id));
    pkcs8.fill(0);
    await tx.signingKey.create({ data: { id, algorithm: "P-256", publicKey: spki, privateKeyCipher } });
  };
  return { id, spki, store, privateKey };
}

/** Signs with ECDSA over SHA-256; the signature in DER. */
export const signerOf =
  (key: KeyObject) =>
  (data: Uint8Array): Uint8Array =>
    Uint8Array.from(sign("sha256", data, key));

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
  await openSigningKey(oldest.id).catch((error: Error) => {
    throw new Error(
      `The master key is not the one that this database was written under (${error.message}). Set MASTER_KEY, or put the right master.key into DATA_DIR.`,
    );
  });
}

/**
 * Decrypts a private key. Only this folder calls it: for persons behind `withSignerKey`, for the authorities and the
 * platform behind the functions that name them.
 */
export async function openSigningKey(keyId: string): Promise<KeyObject> {
  const row = await db().signingKey.findUniqueOrThrow({ where: { id: keyId } });
  if (!row.privateKeyCipher) throw new Error(`the signing key ${keyId} was destroyed`);
  const pkcs8 = decrypt(row.privateKeyCipher, placeOf(keyId));
  try {
    return createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  } finally {
    pkcs8.fill(0);
  }
}
