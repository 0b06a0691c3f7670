import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import type { TemplateChoice } from "./grant.schema";

/** Of templates, their newest titles; one that is gone has none and is left out. */
export async function templateTitles(ids: readonly string[], client: Transaction = db()): Promise<TemplateChoice[]> {
  if (ids.length === 0) return [];
  const rows = await client.contract.findMany({
    where: { templateId: { in: [...ids] }, templateVersion: { not: null } },
    orderBy: { templateVersion: "desc" },
    distinct: ["templateId"],
    select: { templateId: true, title: true },
  });
  return rows.flatMap(({ templateId, title }) => (templateId ? [{ id: templateId, title }] : []));
}

/** The published templates of whoever gives leave, to choose from. */
export async function templateChoices(actor: Actor): Promise<TemplateChoice[]> {
  const own = await db().template.findMany({ where: { ownerId: actor.accountId }, select: { id: true } });
  return templateTitles(own.map(({ id }) => id));
}

/**
 * Templates that leave is to be for: the giver's own, or such as it is for already.
 * @throws DomainError invalid_input
 */
export async function requireTemplates(
  tx: Transaction,
  actor: Actor,
  ids: readonly string[],
  already: readonly string[] = [],
): Promise<void> {
  const added = ids.filter((id) => !already.includes(id));
  const own = await tx.template.count({ where: { id: { in: added }, ownerId: actor.accountId } });
  if (own !== new Set(added).size) throw invalid("invalid_input");
}
