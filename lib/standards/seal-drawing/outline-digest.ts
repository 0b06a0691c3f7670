import { createHash } from "node:crypto";
import { canonicalOutline, type Outline } from "./outline";

/** SHA-256 over the canonical text of a checked outline, as 64 hexadecimal digits: its name in records and evidence. */
export function outlineDigest(outline: Outline): string {
  return createHash("sha256").update(canonicalOutline(outline), "utf8").digest("hex");
}
