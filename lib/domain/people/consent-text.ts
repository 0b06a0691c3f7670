import "server-only";
import { createHash } from "node:crypto";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Messages } from "@/lib/platform/i18n/messages";
import type { ConsentKind, ConsentText } from "./consent.schema";

/**
 * The texts that people agree to, each with its version. A page shows the paragraphs as they come from here, so that
 * what is hashed is what was read. A change of wording needs a new version.
 */
const texts: Record<ConsentKind, { version: string; paragraphs: (messages: Messages) => string[] }> = {
  identity_check: {
    version: "2026-11-22",
    paragraphs: ({ verification: { consent } }) => [consent.agree, ...Object.values(consent.kept)],
  },
  mobile_check: {
    version: "2026-11-22",
    paragraphs: ({ verification: { consents } }) => [consents.mobile.agree, ...Object.values(consents.mobile.kept)],
  },
  bank_card_check: {
    version: "2026-11-22",
    paragraphs: ({ verification: { consents } }) => [consents.card.agree, ...Object.values(consents.card.kept)],
  },
  face_check: {
    version: "2026-11-22",
    paragraphs: ({ verification: { consents } }) => [consents.face.agree, ...Object.values(consents.face.kept)],
  },
  face_signing: {
    version: "2026-11-23",
    paragraphs: ({ room: { face } }) => [face.consent.agree, ...Object.values(face.consent.kept)],
  },
  document_review: {
    version: "2026-11-22",
    paragraphs: ({ verification: { consents } }) => [consents.document.agree, ...Object.values(consents.document.kept)],
  },
  organization_check: {
    version: "2026-11-22",
    paragraphs: ({ organizations: { consent } }) => [consent.agree, ...Object.values(consent.kept)],
  },
  certificate_terms: {
    version: "2026-11-22",
    paragraphs: ({ certificates: { terms } }) => [terms.agree, ...Object.values(terms.text)],
  },
  organization_certificate_terms: {
    version: "2026-11-22",
    paragraphs: ({ organizations: { terms } }) => [terms.agree, ...Object.values(terms.text)],
  },
};

/** The current text of one kind in one language. */
export async function consentText(kind: ConsentKind, locale: Locale): Promise<ConsentText> {
  const { version, paragraphs } = texts[kind];
  const [agree = "", ...rest] = paragraphs(await loadMessages(locale));
  const sha256 = createHash("sha256")
    .update(linesOf({ agree, paragraphs: rest }), "utf8")
    .digest("hex");
  return { kind, version, locale, agree, paragraphs: rest, sha256 };
}

/** A text as it is hashed and kept: sentence and paragraphs, one a line. */
export const linesOf = ({ agree, paragraphs }: Pick<ConsentText, "agree" | "paragraphs">): string =>
  [agree, ...paragraphs].join("\n");
