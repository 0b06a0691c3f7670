import "server-only";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { openBody } from "./mail-body";

export type OutboxLine = { id: string; recipient: string; subject: string; createdAt: Date };
export type OutboxMail = OutboxLine & { text: string; html: string; locale: string };

/**
 * Whether mails may be read on this machine instead of being sent: only where no mail server is set and the
 * application's address is this machine itself. Anywhere else it would hand everybody's links to anybody.
 */
export const isOutboxOpen = (): boolean => !env().SMTP_URL && env().loopback;

/** The mails that wait here, the newest first. Empty where the outbox is not open. */
export async function listOutbox(most = 100): Promise<OutboxLine[]> {
  if (!isOutboxOpen()) return [];
  return db().mail.findMany({
    where: { sentAt: null, failedAt: null, bodyCipher: { not: null } },
    orderBy: { createdAt: "desc" },
    take: most,
    select: { id: true, recipient: true, subject: true, createdAt: true },
  });
}

/** One waiting mail, or null. */
export async function readOutboxMail(id: string): Promise<OutboxMail | null> {
  if (!isOutboxOpen() || !isId(id)) return null;
  const mail = await db().mail.findUnique({ where: { id } });
  if (!mail?.bodyCipher || mail.sentAt) return null;
  const { recipient, subject, createdAt, locale } = mail;
  return { id, recipient, subject, createdAt, locale, ...openBody(id, mail.bodyCipher) };
}
