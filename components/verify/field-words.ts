import type { FieldPlace } from "./use-field-places";

export const namedKinds = ["text", "date", "signature", "field"] as const;
export type NamedKind = (typeof namedKinds)[number];

/** What a reader calls a form field: by its own label, or, where it has none, by its kind and page. */
export type FieldWords = { label: string } | { kind: NamedKind; page: number | null };

const OURS = /^(text|date|signature|mirror|cross-page|initials|checkbox|radio|select|image)-/;
const SIGNED = new Set(["signature", "mirror", "cross-page", "initials"]);

/**
 * A field of a contract from here carries its signer's name, and after it the label if it has one. The name alone says
 * whose it is, which the step says already, and not what it is.
 * @param fieldName its name in the file; ours begin with the kind
 * @param signers the names of the file's signers
 */
export function fieldWords(fieldName: string, place: FieldPlace | undefined, signers: readonly string[]): FieldWords {
  const label = place?.label?.trim();
  const plain = (name: string) => name.trim().toLowerCase();
  const onlyNamed = label !== undefined && signers.some((name) => plain(name) === plain(label));
  if (label && !onlyNamed) return { label };
  const kind = OURS.exec(fieldName)?.[1];
  if (!kind && !onlyNamed) return { label: fieldName };
  const page = place ? place.page + 1 : null;
  if (kind === "text" || kind === "date") return { kind, page };
  return { kind: kind && SIGNED.has(kind) ? "signature" : "field", page };
}
