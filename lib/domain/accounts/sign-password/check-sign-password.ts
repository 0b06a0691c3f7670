import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { siteLink } from "../links";
import { verifyPassword } from "../password-hash";
import { signPasswordTries } from "./sign-password.schema";

/**
 * Checks a sign password. Each try is counted before it is compared, so that of any number at once five are compared at
 * most; the fifth wrong one locks it until it is set anew, and its owner is told by mail.
 * @throws DomainError sign_password_not_set, sign_password_locked, sign_password_wrong with the tries `left`
 */
export async function checkSignPassword(actor: Actor, password: string): Promise<void> {
  const { accountId } = actor;
  const row = await db().signPassword.findUnique({ where: { accountId } });
  if (!row?.passwordHash) throw conflict("sign_password_not_set");
  const { count } = await db().signPassword.updateMany({
    where: { accountId, lockedAt: null, tries: { lt: signPasswordTries }, passwordHash: row.passwordHash },
    data: { tries: { increment: 1 } },
  });
  if (count === 0) throw invalid("sign_password_locked", { field: "password" });
  if (await verifyPassword(password, row.passwordHash)) {
    // Others that are wrong meanwhile may have locked it: then the right one comes too late.
    const { count: open } = await db().signPassword.updateMany({
      where: { accountId, lockedAt: null, passwordHash: row.passwordHash },
      data: { tries: 0 },
    });
    if (open === 0) throw invalid("sign_password_locked", { field: "password" });
    return;
  }
  const left = await transaction(async (tx) => {
    const now = await tx.signPassword.findUnique({ where: { accountId } });
    if (!now || now.passwordHash !== row.passwordHash || now.tries < signPasswordTries)
      return signPasswordTries - (now?.tries ?? 0);
    const { count: first } = await tx.signPassword.updateMany({
      where: { accountId, lockedAt: null, tries: signPasswordTries },
      data: { lockedAt: new Date() },
    });
    if (first === 1)
      await queueMail(tx, {
        recipient: actor.email,
        template: "sign_password_locked",
        locale: actor.locale,
        values: { link: siteLink("/settings") },
      });
    return 0;
  });
  throw left > 0
    ? invalid("sign_password_wrong", { field: "password", left })
    : invalid("sign_password_locked", { field: "password" });
}
