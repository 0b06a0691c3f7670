import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { isAnswer } from "../contracts/fields/field-kinds";
import type { FieldToFill } from "./field-values";

/** What stands in one place: a version of a signature or of a seal. */
type InPlace = { fieldId: string; sealId: string; versionId: string };

/**
 * What an intent is proven for: SHA-256 over the session that proved it, what stands in each place of the signer's and
 * how strongly seals are inked, and the texts in her fields. A proof serves that and nothing else: not another text,
 * another drawing, or another device.
 */
export function boundDigest(
  actor: { sessionId: string },
  places: readonly InPlace[],
  opacity: number,
  fields: readonly FieldToFill[],
): Uint8Array<ArrayBuffer> {
  const drawn = Object.fromEntries(places.map(({ fieldId, versionId }) => [fieldId, versionId]));
  return digest({ session: actor.sessionId, places: drawn, opacity, texts: textsOf(fields) });
}

/** What somebody else approves: which seal in which place, and the texts. Versions are bound by the approval itself. */
export function choiceDigest(places: readonly InPlace[], fields: readonly FieldToFill[]): Uint8Array<ArrayBuffer> {
  const seals = Object.fromEntries(places.map(({ fieldId, sealId }) => [fieldId, sealId]));
  return digest({ seals, texts: textsOf(fields) });
}

const textsOf = (fields: readonly FieldToFill[]) =>
  Object.fromEntries(fields.filter(({ kind }) => isAnswer(kind)).map(({ id, value }) => [id, value ?? ""]));

const digest = (value: JsonValue): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash("sha256").update(canonicalJson(value), "utf8").digest());
