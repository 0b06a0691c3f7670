import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";

/** The most drafts that one account keeps. */
const mostDrafts = 500;

/**
 * Refuses what would take an account over its storage, and one draft too many. Files count once, however many drafts
 * use them; those of contracts that everybody has signed do not count: they must be kept.
 * @param bytes that are to come
 * @throws DomainError conflict `storage_full` with `limitMb`, `too_many_drafts` with `most`
 */
export async function requireStorage(actor: Actor, bytes: number): Promise<void> {
  const held = await requireRoom(actor, bytes);
  if (held.drafts >= mostDrafts) throw conflict("too_many_drafts", { most: mostDrafts });
}

/**
 * Refuses what would take an account over its storage, where no draft is added.
 * @throws DomainError conflict `storage_full` with `limitMb`
 */
export async function requireRoom(actor: Actor, bytes: number): Promise<{ drafts: number }> {
  const limitMb = env().ACCOUNT_STORAGE_MB;
  const [held] = await db().$queryRaw<{ bytes: number; texts: number; drafts: number }[]>`
    SELECT coalesce(sum(b.size), 0)::float8 AS bytes,
      (SELECT coalesce(sum(pg_column_size(d.written)), 0)::float8 FROM document d JOIN contract c ON c.id = d."contractId"
        WHERE c."ownerId" = ${actor.accountId}::uuid AND c.state NOT IN ('completed', 'voided')) AS texts,
      (SELECT count(*)::int FROM contract WHERE "ownerId" = ${actor.accountId}::uuid AND state = 'draft') AS drafts
    FROM blob b WHERE b.sha256 IN (
      SELECT "blobSha256" FROM upload WHERE "accountId" = ${actor.accountId}::uuid
      UNION SELECT d."baseSha256" FROM document d JOIN contract c ON c.id = d."contractId"
        WHERE c."ownerId" = ${actor.accountId}::uuid AND c.state NOT IN ('completed', 'voided'))`;
  const whole = (held?.bytes ?? 0) + (held?.texts ?? 0);
  if (whole + bytes > limitMb * 1_000_000) throw conflict("storage_full", { limitMb });
  return { drafts: held?.drafts ?? 0 };
}
