import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";

/** Links in mails that prove an address. Each works once; a new one takes the place of those before it. */
export type LinkPurpose = "confirm_email" | "reset_password";

const lifetimeHours: Record<LinkPurpose, number> = { confirm_email: 24, reset_password: 1 };

/** An absolute address on this site. */
export const siteLink = (path: string): string => `${env().APP_URL}${path}`;

/** Makes a link token for an account and ends the earlier ones of its purpose. Only its hash is kept. */
export async function issueLink(tx: Transaction, purpose: LinkPurpose, accountId: string, now: Date): Promise<string> {
  const token = newToken();
  await endLinks(tx, purpose, accountId, now);
  await tx.linkToken.create({
    data: {
      id: newId(now.getTime()),
      purpose,
      tokenHash: hashToken(token)!,
      accountId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeHours[purpose] * 3_600_000),
    },
  });
  return token;
}

/** Makes the open links of one purpose worthless. */
export async function endLinks(tx: Transaction, purpose: LinkPurpose, accountId: string, now: Date): Promise<void> {
  await tx.linkToken.updateMany({ where: { purpose, accountId, usedAt: null }, data: { usedAt: now } });
}

/** Whose open link this is, without using it up; null when it is none. */
export async function readLink(
  tx: Transaction,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<string | null> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  const row = await tx.linkToken.findFirst({
    where: { purpose, tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { accountId: true },
  });
  return row?.accountId ?? null;
}

/** Uses a link up. Of any number of parallel calls exactly one gets the account; the others get null. */
export async function redeemLink(
  tx: Transaction,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<string | null> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  const rows = await tx.linkToken.updateManyAndReturn({
    where: { purpose, tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { accountId: true },
  });
  return rows[0]?.accountId ?? null;
}
