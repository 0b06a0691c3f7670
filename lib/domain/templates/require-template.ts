import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";

/**
 * A template of the actor's own, locked when in a transaction. To everybody else it is not there.
 * @throws DomainError not_found
 */
export async function requireTemplate(actor: Actor, templateId: string, tx?: Transaction) {
  if (!isId(templateId)) throw notFound();
  if (tx) await tx.$queryRaw`SELECT id FROM template WHERE id = ${templateId}::uuid FOR UPDATE`;
  const template = await (tx ?? db()).template.findFirst({ where: { id: templateId, ownerId: actor.accountId } });
  if (!template) throw notFound();
  return template;
}

/** What contracts are started from now: the newest version; null while there is none. */
export const newestVersion = (client: Transaction, templateId: string) =>
  client.contract.findFirst({
    where: { templateId, templateVersion: { not: null } },
    orderBy: { templateVersion: "desc" },
  });
