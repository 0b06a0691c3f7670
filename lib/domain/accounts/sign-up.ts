import "server-only";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { takeTry } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { accountLocale } from "./account-locale";
import { emailAddress } from "./email";
import { mailsToAddress } from "./limits";
import { issueLink, siteLink } from "./links";
import { withNext } from "./next-path";
import { hashPassword } from "./password-hash";
import { passwordProblem } from "./password-policy";
import { sealPending } from "./pending-sign-up";

export const signUpInput = z.object({
  email: emailAddress,
  password: z.string().max(2000),
  /** Where to go on to once the address is confirmed. */
  next: z.string().max(1000).optional(),
});

/**
 * Takes a sign-up. For an address that is known the answer, the work and the number of mails are the same as for a
 * new one; only the mail's owner reads the difference. Signing up again before confirming replaces the password.
 * @returns the value of the cookie that marks this browser as the one that signed up
 * @throws DomainError invalid: a code of `PasswordProblem`
 */
export async function signUp(
  visitor: Visitor,
  { email, password, next }: z.output<typeof signUpInput>,
  now = new Date(),
): Promise<{ pending: string }> {
  const problem = passwordProblem(password, email);
  if (problem) throw invalid(problem, { field: "password" });
  const passwordHash = await hashPassword(password);
  const mayMail = (await takeTry(mailsToAddress, email)) === 0;
  const accountId = await transaction(async (tx) => {
    const account = await lockOrCreate(tx, { email, passwordHash, locale: visitor.locale, now });
    // Over the limit nothing changes: the link that was mailed last stays good.
    if (!mayMail) return account.id;
    if (account.emailConfirmedAt) {
      await mailAccountExists(tx, email, accountLocale(account.locale), next);
      return account.id;
    }
    await tx.account.update({ where: { id: account.id }, data: { passwordHash, locale: visitor.locale } });
    const token = await issueLink(tx, "confirm_email", account.id, now);
    const link = siteLink(withNext(`/confirm/${token}`, next));
    await queueMail(tx, { recipient: email, template: "confirm_email", locale: visitor.locale, values: { link } });
    return account.id;
  });
  return { pending: await sealPending(accountId, passwordHash) };
}

async function lockOrCreate(
  tx: Transaction,
  { email, passwordHash, locale, now }: { email: string; passwordHash: string; locale: string; now: Date },
) {
  await tx.account.createMany({
    data: { id: newId(now.getTime()), email, passwordHash, locale, createdAt: now },
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT id FROM account WHERE email = ${email} FOR UPDATE`;
  return tx.account.findUniqueOrThrow({ where: { email }, select: { id: true, emailConfirmedAt: true, locale: true } });
}

function mailAccountExists(tx: Transaction, email: string, locale: Locale, next: string | undefined) {
  const values = { signInLink: siteLink(withNext("/sign-in", next)), resetLink: siteLink(withNext("/forgot", next)) };
  return queueMail(tx, { recipient: email, template: "account_exists", locale, values });
}
