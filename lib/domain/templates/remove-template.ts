import "server-only";
import { releaseBlob } from "@/lib/domain/contracts/intake/release-blob";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { newestVersion, requireTemplate } from "./require-template";

/**
 * Takes a template away, with its versions and its public links. Contracts that were started from it are whole without
 * it and stay as they are.
 * @throws DomainError not_found
 */
export async function removeTemplate(actor: Actor, input: { templateId: string }): Promise<void> {
  const files = await transaction(async (tx) => {
    const template = await requireTemplate(actor, input.templateId, tx);
    const documents = await tx.document.findMany({
      where: { contract: { templateId: template.id } },
      select: { baseSha256: true },
    });
    await tx.template.delete({ where: { id: template.id } });
    return documents;
  });
  for (const { baseSha256 } of files) await releaseBlob(baseSha256, actor.accountId);
}

/**
 * Gives up the working copy of a template; its newest version stays what contracts are started from. Where there is no
 * version yet, the template goes.
 * @throws DomainError not_found
 */
export async function discardChanges(actor: Actor, input: { contractId: string }): Promise<{ kept: boolean }> {
  const outcome = await transaction(async (tx) => {
    const copy = await tx.contract.findFirst({
      where: { id: input.contractId, ownerId: actor.accountId, templateVersion: null },
      include: { documents: { select: { baseSha256: true } } },
    });
    if (!copy?.templateId) throw notFound();
    const template = await requireTemplate(actor, copy.templateId, tx);
    const kept = (await newestVersion(tx, template.id)) !== null;
    if (kept) await tx.contract.delete({ where: { id: copy.id } });
    else await tx.template.delete({ where: { id: template.id } });
    return { kept, files: copy.documents };
  });
  for (const { baseSha256 } of outcome.files) await releaseBlob(baseSha256, actor.accountId);
  return { kept: outcome.kept };
}
