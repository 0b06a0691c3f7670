import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { contentColumns } from "./content-columns";
import { copyContent } from "./copy-content";
import { newestVersion, requireTemplate } from "./require-template";

/**
 * The working copy of a template, made from its newest version where there is none. Contracts are started from that
 * version until the copy is published.
 * @returns the contract to be edited
 * @throws DomainError not_found
 */
export async function editTemplate(actor: Actor, input: { templateId: string }): Promise<{ contractId: string }> {
  return transaction(async (tx) => {
    const template = await requireTemplate(actor, input.templateId, tx);
    const copy = await tx.contract.findFirst({ where: { templateId: template.id, templateVersion: null } });
    if (copy) return { contractId: copy.id };
    const version = await newestVersion(tx, template.id);
    if (!version) throw notFound();
    const contractId = newId();
    await tx.contract.create({
      data: { id: contractId, ...contentColumns(version), state: "draft", templateId: template.id },
    });
    await copyContent(tx, version.id, contractId);
    return { contractId };
  });
}
