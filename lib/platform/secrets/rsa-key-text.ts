import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/**
 * An RSA private key as operators have it: PEM, also with `\n` for its line breaks, or the bare base64 of PKCS #8 or
 * PKCS #1 that some key tools write.
 * @returns PKCS #1 in PEM
 * @throws Error when it is none of these
 */
export function rsaPrivateKeyPem(text: string): string {
  const key = isPem(text)
    ? createPrivateKey(lines(text))
    : (quietly(() => createPrivateKey({ key: bytes(text), format: "der", type: "pkcs8" })) ??
      createPrivateKey({ key: bytes(text), format: "der", type: "pkcs1" }));
  return rsa(key).export({ type: "pkcs1", format: "pem" }) as string;
}

/** An RSA public key, PEM or bare base64, as PEM. @throws Error when it is neither */
export function rsaPublicKeyPem(text: string): string {
  const key = isPem(text)
    ? createPublicKey(lines(text))
    : createPublicKey({ key: bytes(text), format: "der", type: "spki" });
  return rsa(key).export({ type: "spki", format: "pem" }) as string;
}

const isPem = (text: string) => text.includes("-----BEGIN");
const lines = (text: string) => text.replaceAll("\\n", "\n").trim();
const bytes = (text: string) => Buffer.from(text.replace(/\s/g, ""), "base64");

function rsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== "rsa") throw new Error("not an RSA key");
  return key;
}

function quietly(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
