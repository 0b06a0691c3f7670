import "server-only";
import { siteLink } from "@/lib/domain/accounts/links";
import { db, type Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import type { AdministratorRole } from "./policy";
import { isAdministratorRole } from "./policy";

/** Links that make an administrator of whoever uses them, signed in. Each works once, for a day. */
const purpose = "become_administrator";
const lifetimeMs = 24 * 3_600_000;

/** Makes a link. Only its hash is kept: whoever asks for it must hand it on now. */
export async function issueAdministratorLink(
  tx: Transaction,
  role: AdministratorRole,
  now: Date,
): Promise<{ id: string; link: string; expiresAt: Date }> {
  const token = newToken();
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await tx.linkToken.create({
    data: { id, purpose, administratorRole: role, tokenHash: hashToken(token)!, createdAt: now, expiresAt },
  });
  return { id, link: siteLink(`/office/join/${token}`), expiresAt };
}

/** Which role an open link gives, without using it up; null when it is none. */
export async function readAdministratorLink(token: string, now = new Date()): Promise<AdministratorRole | null> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  const row = await db().linkToken.findFirst({
    where: { purpose, tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { administratorRole: true },
  });
  return isAdministratorRole(row?.administratorRole) ? row.administratorRole : null;
}

/** Uses a link up. Of any number of parallel calls exactly one gets the role; the others get null. */
export async function redeemAdministratorLink(
  tx: Transaction,
  token: string,
  now: Date,
): Promise<{ id: string; role: AdministratorRole } | null> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  const [row] = await tx.linkToken.updateManyAndReturn({
    where: { purpose, tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { id: true, administratorRole: true },
  });
  return row && isAdministratorRole(row.administratorRole) ? { id: row.id, role: row.administratorRole } : null;
}

/** Makes open links worthless: one, or all of them. @returns how many there were */
export async function endAdministratorLinks(tx: Transaction, only: { id?: string }, now: Date): Promise<number> {
  const { count } = await tx.linkToken.updateMany({
    where: { purpose, usedAt: null, expiresAt: { gt: now }, ...(only.id && { id: only.id }) },
    data: { usedAt: now },
  });
  return count;
}

export type OpenInvitation = { id: string; role: AdministratorRole; createdAt: Date; expiresAt: Date };

/** Links that nobody has used yet, the newest first. */
export async function openAdministratorLinks(now = new Date()): Promise<OpenInvitation[]> {
  const rows = await db().linkToken.findMany({
    where: { purpose, usedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    select: { id: true, administratorRole: true, createdAt: true, expiresAt: true },
  });
  return rows.flatMap(({ administratorRole, ...row }) =>
    isAdministratorRole(administratorRole) ? [{ ...row, role: administratorRole }] : [],
  );
}
