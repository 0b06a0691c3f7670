import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { deriveKey } from "./master-key";

/**
 * Encryption of single values in their rows: AES-256-GCM (NIST SP 800-38D) under a key of its own for every value,
 * derived from the master key and a random 16-byte salt, so that no key ever sees two nonces.
 * The additional data binds a value to its table, column and row: moved elsewhere, it does not open.
 */
export type Place = { table: string; column: string; row: string };

const version = 1;
const keyId = 1;
const saltLength = 16;
const ivLength = 12;
const tagLength = 16;
const headerLength = 2;

const additionalData = (header: Buffer, { table, column, row }: Place) =>
  Buffer.concat([header, Buffer.from(JSON.stringify([table, column, row]))]);

const valueKey = (salt: Buffer) => createHmac("sha256", deriveKey("rows")).update(salt).digest();

/** Encrypts a value for one place. Output: version, key id, salt, nonce, ciphertext, tag. */
export function encrypt(plain: Uint8Array | string, place: Place): Uint8Array<ArrayBuffer> {
  const header = Buffer.from([version, keyId]);
  const salt = randomBytes(saltLength);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", valueKey(salt), iv);
  cipher.setAAD(additionalData(header, place));
  const body = Buffer.concat([cipher.update(typeof plain === "string" ? Buffer.from(plain) : plain), cipher.final()]);
  return Uint8Array.from(Buffer.concat([header, salt, iv, body, cipher.getAuthTag()]));
}

/**
 * Opens what `encrypt` made for the same place.
 * @throws Error when it was changed, belongs elsewhere, or was made under another master key
 */
export function decrypt(sealed: Uint8Array, place: Place): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < headerLength + saltLength + ivLength + tagLength || bytes[0] !== version || bytes[1] !== keyId)
    throw new Error(`${place.table}.${place.column} does not hold an envelope of ours`);
  const header = bytes.subarray(0, headerLength);
  const salt = bytes.subarray(headerLength, headerLength + saltLength);
  const ivStart = headerLength + saltLength;
  const iv = bytes.subarray(ivStart, ivStart + ivLength);
  const decipher = createDecipheriv("aes-256-gcm", valueKey(salt), iv);
  decipher.setAAD(additionalData(header, place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(ivStart + ivLength, bytes.length - tagLength)),
      decipher.final(),
    ]);
  } catch {
    throw new Error(
      `${place.table}.${place.column} of row ${place.row} cannot be opened: it was changed, moved, or made under another master key`,
    );
  }
}

/**
 * A keyed blind index: equal values have equal indexes, and without the key nothing else is learned from one.
 * @param purpose one index key for each kind of value, for example "identity-number"
 * @param value already normalized
 */
export function blindIndex(purpose: string, value: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    createHmac("sha256", deriveKey(`blind-index:${purpose}`))
      .update(value)
      .digest(),
  );
}
