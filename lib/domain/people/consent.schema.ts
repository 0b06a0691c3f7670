import { z } from "zod";
import { type Locale, locales } from "@/lib/platform/i18n/locales";

/** What a form sends of a text that was agreed to: which language was shown, and the hash of what was shown. */
export const consentGiven = z.object({
  locale: z.enum(locales),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ConsentGiven = z.infer<typeof consentGiven>;

export type ConsentKind =
  | "identity_check"
  | "mobile_check"
  | "bank_card_check"
  | "face_check"
  | "face_signing"
  | "document_review"
  | "organization_check"
  | "certificate_terms"
  | "organization_certificate_terms";

/** A text that people are asked to agree to, as it is in force in one language. */
export type ConsentText = {
  kind: ConsentKind;
  version: string;
  locale: Locale;
  /** The sentence beside the check box. */
  agree: string;
  /** What it refers to. */
  paragraphs: string[];
  /** SHA-256 of sentence and paragraphs, one a line, UTF-8; hexadecimal. */
  sha256: string;
};
