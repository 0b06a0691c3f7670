import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { revokeSessions } from "@/lib/platform/sessions/session-store";
import { checkPassword } from "./check-password";
import { endLinks, siteLink } from "./links";
import { hashPassword } from "./password-hash";
import { passwordProblem } from "./password-policy";

export const changePasswordInput = z.object({
  current: z.string().min(1, "password_missing").max(2000),
  password: z.string().max(2000),
});

/**
 * Sets a new password after the present one was typed; every other session ends.
 * @throws DomainError invalid `wrong_password`, `password_unchanged`, a code of `PasswordProblem`; limited
 */
export async function changePassword(
  actor: Actor,
  { current, password }: z.output<typeof changePasswordInput>,
  now = new Date(),
): Promise<void> {
  if (!(await checkPassword(actor.email, current, actor.address)))
    throw invalid("wrong_password", { field: "current" });
  const problem = passwordProblem(password, actor.email);
  if (problem) throw invalid(problem, { field: "password" });
  if (password === current) throw invalid("password_unchanged", { field: "password" });
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    await tx.account.update({ where: { id: actor.accountId }, data: { passwordHash } });
    await revokeSessions(tx, actor.accountId, { except: actor.sessionId }, now);
    await endLinks(tx, "reset_password", actor.accountId, now);
    await queueMail(tx, {
      recipient: actor.email,
      template: "password_changed",
      locale: actor.locale,
      values: { resetLink: siteLink("/forgot") },
    });
  });
}
