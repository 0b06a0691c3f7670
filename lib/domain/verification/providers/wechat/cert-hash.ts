import "server-only";
import { createHash } from "node:crypto";

/**
 * WeChat's digest of whom a verification is about, so that the asking and the answering mean one person.
 * @returns SHA-256 in lower-case hexadecimal
 */
export function certHash({ type, name, number }: { type: string; name: string; number: string }): string {
  const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
  return createHash("sha256")
    .update(`cert_type=${base64(type)}&cert_name=${base64(name)}&cert_no=${base64(number)}`)
    .digest("hex");
}
