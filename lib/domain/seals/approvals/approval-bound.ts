import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/standards/canonical-json/canonical-json";

/**
 * What an approval of one seal is given for: SHA-256 over what its user has chosen in the signing room, and the version
 * of the seal. A seal that is drawn anew after the approval is approved anew.
 * @param choice digest of the places, the seals in them and the texts
 */
export function approvalBound(choice: Uint8Array, versionId: string): Uint8Array<ArrayBuffer> {
  const bound = canonicalJson({ choice: Buffer.from(choice).toString("hex"), version: versionId });
  return Uint8Array.from(createHash("sha256").update(bound, "utf8").digest());
}
