import "server-only";
import { requireAccess } from "@/lib/domain/contracts/access";
import { requireStorage } from "@/lib/domain/contracts/intake/storage-quota";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { contentColumns } from "./content-columns";
import { copyContent } from "./copy-content";

/** The most templates of one account. */
const mostTemplates = 200;

/**
 * Refuses one template too many; whoever makes another in the same moment waits.
 * @throws DomainError conflict `too_many_templates` with `most`
 */
export async function requireRoomForTemplate(tx: Transaction, ownerId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${ownerId}::uuid FOR UPDATE`;
  const held = await tx.template.count({ where: { ownerId } });
  if (held >= mostTemplates) throw conflict("too_many_templates", { most: mostTemplates });
}

/**
 * Begins a template with what one of the actor's contracts is made of, whatever became of that. Her own places keep her
 * name, so that they need not be filled in each time; the others are open.
 * @returns the working copy, to be edited, and the template
 * @throws DomainError not_found; conflict `too_many_templates`, storage_full, too_many_drafts
 */
export async function saveAsTemplate(
  actor: Actor,
  input: { contractId: string },
): Promise<{ templateId: string; contractId: string }> {
  await requireStorage(actor, 0);
  const [templateId, contractId] = [newId(), newId()];
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "view", tx);
    if (contract.ownerId !== actor.accountId || contract.templateId) throw notFound();
    await requireRoomForTemplate(tx, actor.accountId);
    await tx.template.create({ data: { id: templateId, ownerId: actor.accountId } });
    await tx.contract.create({ data: { id: contractId, ...contentColumns(contract), state: "draft", templateId } });
    await copyContent(tx, contract.id, contractId, ({ name, email, organizationName, place }) =>
      email === actor.email
        ? { name, email, organizationName, place }
        : { name: "", email: "", organizationName: organizationName === null ? null : "", place },
    );
  });
  return { templateId, contractId };
}
