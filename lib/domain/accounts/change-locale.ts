import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { locales } from "@/lib/platform/i18n/locales";

export const changeLocaleInput = z.object({ locale: z.enum(locales) });

/** Sets the language of the account's mails; the pages' language is this browser's cookie, which the caller sets. */
export async function changeLocale(actor: Actor, { locale }: z.output<typeof changeLocaleInput>): Promise<void> {
  await db().account.update({ where: { id: actor.accountId }, data: { locale } });
}
