import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/standards/canonical-json/canonical-json";
import type { FieldToFill } from "./field-values";

/**
 * What an intent is proven for: SHA-256 over the session that proved it, the chosen signature and the texts in the
 * signer's fields. A proof serves that and nothing else: not another text, another signature, or another device.
 */
export function boundDigest(
  actor: { sessionId: string },
  sealId: string,
  fields: readonly FieldToFill[],
): Uint8Array<ArrayBuffer> {
  const texts = fields.filter(({ kind }) => kind === "text").map(({ id, value }) => [id, value ?? ""]);
  const confirmed = canonicalJson({ session: actor.sessionId, seal: sealId, texts: Object.fromEntries(texts) });
  return Uint8Array.from(createHash("sha256").update(confirmed, "utf8").digest());
}
