/** What a field of a contract can be for. */
export const fieldKinds = [
  "signature",
  "seal",
  "cross_page",
  "date",
  "text",
  "multiline",
  "number",
  "amount",
  "identity_number",
  "phone",
  "email",
  "statement",
  "select",
  "radio",
  "checkbox",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Kinds into which a participant puts an answer of hers; dates are filled by signing. */
export const answerKinds = [
  "text",
  "multiline",
  "number",
  "amount",
  "identity_number",
  "phone",
  "email",
  "statement",
  "select",
  "radio",
  "checkbox",
] as const satisfies readonly FieldKind[];
export type AnswerKind = (typeof answerKinds)[number];

export const isAnswer = (kind: string): kind is AnswerKind => (answerKinds as readonly string[]).includes(kind);

/** Kinds whose answer is one of several that the sender has written down. */
export const isChoice = (kind: string): boolean => kind === "select" || kind === "radio";

/** Kinds in which a signature or a seal stands. */
export const isInk = (kind: string): boolean => kind === "signature" || kind === "seal" || kind === "cross_page";
