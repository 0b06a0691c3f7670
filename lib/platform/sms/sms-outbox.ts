import "server-only";
import { db } from "@/lib/platform/db/client";
import { defaultLocale, isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { isSmsOutboxOpen } from "./configured-sms";
import { openRecipient, openSms } from "./sms-row";

export type OutboxSms = { id: string; recipient: string; text: string; locale: Locale; createdAt: Date };

/** The messages that wait here, the newest first. Empty where this outbox is not open. */
export async function listSmsOutbox(most = 50): Promise<OutboxSms[]> {
  if (!isSmsOutboxOpen()) return [];
  const rows = await db().sms.findMany({
    where: { sentAt: null, failedAt: null, bodyCipher: { not: null } },
    orderBy: { createdAt: "desc" },
    take: most,
  });
  return rows.map(({ id, recipientCipher, bodyCipher, locale, createdAt }) => ({
    id,
    recipient: openRecipient(id, recipientCipher),
    text: bodyCipher ? openSms(id, bodyCipher).text : "",
    locale: isLocale(locale) ? locale : defaultLocale,
    createdAt,
  }));
}
