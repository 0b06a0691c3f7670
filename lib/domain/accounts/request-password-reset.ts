import "server-only";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { takeTry } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { accountLocale } from "./account-locale";
import { emailAddress } from "./email";
import { evenly } from "./evenly";
import { mailsToAddress } from "./limits";
import { issueLink, siteLink } from "./links";
import { withNext } from "./next-path";

export const requestResetInput = z.object({ email: emailAddress, next: z.string().max(1000).optional() });

/** Mails a link for a new password where there is an account. Whether there is one, neither answer nor time tells. */
export function requestPasswordReset(
  _visitor: Visitor,
  input: z.output<typeof requestResetInput>,
  now = new Date(),
): Promise<void> {
  return evenly(() => mailLink(input, now));
}

async function mailLink({ email, next }: z.output<typeof requestResetInput>, now: Date): Promise<void> {
  if ((await takeTry(mailsToAddress, email)) > 0) return;
  const account = await db().account.findUnique({ where: { email } });
  if (!account) return;
  await transaction(async (tx) => {
    const token = await issueLink(tx, "reset_password", account.id, now);
    const values = { link: siteLink(withNext(`/reset/${token}`, next)) };
    await queueMail(tx, {
      recipient: email,
      template: "reset_password",
      locale: accountLocale(account.locale),
      values,
    });
  });
}
