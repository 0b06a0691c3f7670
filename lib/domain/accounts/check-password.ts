import "server-only";
import { db } from "@/lib/platform/db/client";
import { addressBlock } from "@/lib/platform/web/client-address";
import { countPasswordTry } from "./limits";
import { verifyPassword } from "./password-hash";

export type CheckedAccount = { id: string; email: string; emailConfirmedAt: Date | null; locale: string };

/**
 * Checks the password of an address, counting wrong ones. An address without an account costs the same work.
 * @param email normalized
 * @returns the account, or null for a wrong password as for an unknown address
 * @throws DomainError limited
 */
export async function checkPassword(email: string, password: string, address: string): Promise<CheckedAccount | null> {
  const earlier = await db().session.findFirst({ where: { address, account: { email } }, select: { id: true } });
  const giveBack = await countPasswordTry({ email, addressBlock: addressBlock(address), trusted: earlier !== null });
  const account = await db().account.findUnique({ where: { email } });
  if (!(await verifyPassword(password, account?.passwordHash)) || !account) return null;
  await giveBack();
  return account;
}
