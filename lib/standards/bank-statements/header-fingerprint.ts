import { createHash } from "node:crypto";
import { headerKey } from "./csv-mapping";

/**
 * A name for a bank's layout of columns, under which a mapping can be kept: the same for the same headings in the
 * same order, however wide or spaced they are written.
 * @returns SHA-256 in 64 hexadecimal digits
 */
export function headerFingerprint(headers: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(headers.map(headerKey)))
    .digest("hex");
}
