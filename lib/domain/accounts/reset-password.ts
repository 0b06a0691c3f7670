import "server-only";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { revokeSessions } from "@/lib/platform/sessions/session-store";
import { accountLocale } from "./account-locale";
import { endLinks, readLink, redeemLink, siteLink } from "./links";
import { hashPassword } from "./password-hash";
import { passwordProblem } from "./password-policy";

/** Whether a reset link can still be used. Changes nothing. */
export async function isResetOpen(token: string, now = new Date()): Promise<boolean> {
  return (await readLink(db(), "reset_password", token, now)) !== null;
}

export const resetPasswordInput = z.object({ token: z.string().max(100), password: z.string().max(2000) });

/**
 * Sets a new password through a mailed link, once. Ends every session; having opened the link confirms the address.
 * @throws DomainError conflict `link_not_valid`; invalid: a code of `PasswordProblem`
 */
export async function resetPassword(
  _visitor: Visitor,
  { token, password }: z.output<typeof resetPasswordInput>,
  now = new Date(),
): Promise<void> {
  const accountId = await readLink(db(), "reset_password", token, now);
  const account = accountId && (await db().account.findUnique({ where: { id: accountId } }));
  if (!account) throw conflict("link_not_valid");
  const problem = passwordProblem(password, account.email);
  if (problem) throw invalid(problem, { field: "password" });
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    if (!(await redeemLink(tx, "reset_password", token, now))) throw conflict("link_not_valid");
    const emailConfirmedAt = account.emailConfirmedAt ?? now;
    await tx.account.update({ where: { id: account.id }, data: { passwordHash, emailConfirmedAt } });
    await revokeSessions(tx, account.id, {}, now);
    await endLinks(tx, "confirm_email", account.id, now);
    await queueMail(tx, {
      recipient: account.email,
      template: "password_changed",
      locale: accountLocale(account.locale),
      values: { resetLink: siteLink("/forgot") },
    });
  });
}
