import "server-only";
import type { Visitor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { SessionClaims } from "@/lib/platform/sessions/session-cookie";
import { startSession } from "@/lib/platform/sessions/session-store";
import { accountLocale } from "./account-locale";

/** A new session, and the language of the account it is for. The caller keeps it in the cookie. */
export type SignedIn = { session: SessionClaims; locale: Locale };

export async function signedIn(
  tx: Transaction,
  visitor: Visitor,
  account: { id: string; locale: string },
  now: Date,
): Promise<SignedIn> {
  const { address, userAgent } = visitor;
  const session = await startSession(tx, { accountId: account.id, address, userAgent }, now);
  return { session, locale: accountLocale(account.locale) };
}
