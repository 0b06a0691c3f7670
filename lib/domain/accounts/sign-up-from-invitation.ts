import "server-only";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { locales } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { hashToken } from "@/lib/platform/secrets/tokens";
import { revokeSessions } from "@/lib/platform/sessions/session-store";
import { endLinks } from "./links";
import { hashPassword } from "./password-hash";
import { passwordProblem } from "./password-policy";
import { type SignedIn, signedIn } from "./signed-in";

export const signUpFromInvitationInput = z.object({
  token: z.string().max(100),
  password: z.string().max(2000),
  locale: z.enum(locales),
});

/**
 * Makes an account for the address that an invitation was mailed to, and signs in. Whoever holds the link reads that
 * address's mail, so it counts as confirmed. The link itself stays good until the contract ends.
 * @throws DomainError conflict `link_not_valid`, `account_exists` (sign in instead); invalid: a code of `PasswordProblem`
 */
export async function signUpFromInvitation(
  visitor: Visitor,
  { token, password, locale }: z.output<typeof signUpFromInvitationInput>,
  now = new Date(),
): Promise<SignedIn> {
  const email = await invitedAddress(token, now);
  if (!email) throw conflict("link_not_valid");
  const problem = passwordProblem(password, email);
  if (problem) throw invalid(problem, { field: "password" });
  if (await isConfirmed(db(), email)) throw conflict("account_exists");
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const fresh = { id: newId(now.getTime()), email, passwordHash, locale, emailConfirmedAt: now, createdAt: now };
    const { count } = await tx.account.createMany({ data: fresh, skipDuplicates: true });
    if (count === 1) return signedIn(tx, visitor, fresh, now);
    await tx.$queryRaw`SELECT id FROM account WHERE email = ${email} FOR UPDATE`;
    if (await isConfirmed(tx, email)) throw conflict("account_exists");
    // Somebody signed up with this address and never proved it: it goes to the one who does.
    const data = { passwordHash, locale, emailConfirmedAt: now };
    const account = await tx.account.update({ where: { email }, data });
    await revokeSessions(tx, account.id, {}, now);
    await endLinks(tx, "confirm_email", account.id, now);
    return signedIn(tx, visitor, account, now);
  });
}

/** The address that a good invitation link was mailed to, or null. */
async function invitedAddress(token: string, now: Date): Promise<string | null> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  const link = await db().linkToken.findFirst({
    where: {
      purpose: "sign_contract",
      tokenHash,
      usedAt: null,
      expiresAt: { gt: now },
      participant: { contract: { state: { in: ["out", "completed", "voided"] } } },
    },
    select: { participant: { select: { email: true } } },
  });
  return link?.participant?.email ?? null;
}

async function isConfirmed(tx: Transaction, email: string): Promise<boolean> {
  const account = await tx.account.findUnique({ where: { email }, select: { emailConfirmedAt: true } });
  return Boolean(account?.emailConfirmedAt);
}
