import { createSign, createVerify } from "node:crypto";

/**
 * What Alipay's OpenAPI 2.0 signs of a request: every parameter but `sign` that has a value, in the order of their
 * names, unencoded.
 */
export function signedText(parameters: Record<string, string>): string {
  return Object.keys(parameters)
    .filter((name) => name !== "sign" && parameters[name] !== "")
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join("&");
}

/** RSA2, that is SHA-256 with RSA (PKCS #1 v1.5). @param publicKey PEM */
export function rsa2Verify(text: string, signature: string, publicKey: string): boolean {
  return createVerify("RSA-SHA256").update(text, "utf8").verify(publicKey, signature, "base64");
}

/** @param privateKey PEM @returns base64 */
export function rsa2Sign(text: string, privateKey: string): string {
  return createSign("RSA-SHA256").update(text, "utf8").sign(privateKey, "base64");
}
