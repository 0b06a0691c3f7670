import "server-only";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { checkPassword } from "./check-password";
import { readLink, redeemLink } from "./links";
import { isPending } from "./pending-sign-up";
import { type SignedIn, signedIn } from "./signed-in";

export type Confirmation = { open: false } | { open: true; passwordNeeded: boolean };

/**
 * What the page behind a confirmation link has to ask. Changes nothing: mail scanners open links, too.
 * @param pending the cookie of the browser that signed up, if this is the one
 */
export async function readConfirmation(
  token: string,
  pending: string | undefined,
  now = new Date(),
): Promise<Confirmation> {
  const accountId = await readLink(db(), "confirm_email", token, now);
  const account = accountId ? await db().account.findUnique({ where: { id: accountId } }) : null;
  if (!account?.passwordHash) return { open: false };
  return { open: true, passwordNeeded: !(await isPending(pending, account.id, account.passwordHash)) };
}

export const confirmEmailInput = z.object({ token: z.string().max(100), password: z.string().max(2000).optional() });

/**
 * Confirms the address that a link was sent to and signs in, once. In another browser than the one that signed up the
 * password is needed: see pending-sign-up.ts.
 * @throws DomainError conflict `link_not_valid`; invalid `password_missing`, `wrong_password`; limited
 */
export async function confirmEmail(
  visitor: Visitor,
  { token, password }: z.output<typeof confirmEmailInput>,
  pending: string | undefined,
  now = new Date(),
): Promise<SignedIn> {
  const accountId = await readLink(db(), "confirm_email", token, now);
  const account = accountId ? await db().account.findUnique({ where: { id: accountId } }) : null;
  if (!account?.passwordHash) throw conflict("link_not_valid");
  if (!(await isPending(pending, account.id, account.passwordHash))) {
    if (!password) throw invalid("password_missing", { field: "password" });
    if (!(await checkPassword(account.email, password, visitor.address)))
      throw invalid("wrong_password", { field: "password" });
  }
  return transaction(async (tx) => {
    // The hash is part of the condition: a password that was replaced in the meantime was not the one proven here.
    if (!(await redeemLink(tx, "confirm_email", token, now))) throw conflict("link_not_valid");
    const { count } = await tx.account.updateMany({
      where: { id: account.id, passwordHash: account.passwordHash },
      data: { emailConfirmedAt: account.emailConfirmedAt ?? now },
    });
    if (count === 0) throw conflict("link_not_valid");
    return signedIn(tx, visitor, account, now);
  });
}
