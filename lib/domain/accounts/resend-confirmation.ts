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

export const resendInput = z.object({ email: emailAddress, next: z.string().max(1000).optional() });

/** Sends the confirmation once more where an account waits for it. For every other address it does nothing, as slowly. */
export function resendConfirmation(
  _visitor: Visitor,
  input: z.output<typeof resendInput>,
  now = new Date(),
): Promise<void> {
  return evenly(() => resend(input, now));
}

async function resend({ email, next }: z.output<typeof resendInput>, now: Date): Promise<void> {
  if ((await takeTry(mailsToAddress, email)) > 0) return;
  const account = await db().account.findUnique({ where: { email } });
  if (!account || account.emailConfirmedAt) return;
  await transaction(async (tx) => {
    const token = await issueLink(tx, "confirm_email", account.id, now);
    const locale = accountLocale(account.locale);
    const link = siteLink(withNext(`/confirm/${token}`, next));
    await queueMail(tx, { recipient: email, template: "confirm_email", locale, values: { link } });
  });
}
