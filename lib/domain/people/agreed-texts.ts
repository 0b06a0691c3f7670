import "server-only";
import { db } from "@/lib/platform/db/client";
import { isLocale } from "@/lib/platform/i18n/locales";
import type { ConsentKind } from "./consent.schema";
import { consentText, linesOf } from "./consent-text";

type Agreed = { kind: string; locale: string; textSha256: Uint8Array };

/**
 * The texts that consents refer to, word for word.
 * @returns for a consent, its sentence and paragraphs; null where the text was replaced before texts were kept
 */
export async function agreedTexts(consents: readonly Agreed[]): Promise<(consent: Agreed) => string[] | null> {
  const digests = consents.map(({ textSha256 }) => Uint8Array.from(textSha256));
  const kept = await db().consentText.findMany({ where: { sha256: { in: digests } } });
  const texts = new Map(kept.map(({ sha256, text }) => [hex(sha256), text]));
  for (const { kind, locale, textSha256 } of consents) {
    if (texts.has(hex(textSha256)) || !isLocale(locale)) continue;
    // Given before texts were kept: the one in force, if it is still the same.
    const current = await consentText(kind as ConsentKind, locale);
    texts.set(current.sha256, linesOf(current));
  }
  return ({ textSha256 }) => texts.get(hex(textSha256))?.split("\n") ?? null;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
