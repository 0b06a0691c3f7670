import "server-only";
import { requireStorage } from "@/lib/domain/contracts/intake/storage-quota";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { contentColumns } from "./content-columns";
import { copyContent } from "./copy-content";
import { newestVersion, requireTemplate } from "./require-template";

/**
 * Starts a contract from the newest version of a template: a draft of its own, in which the open places are filled in.
 * @throws DomainError not_found; conflict `template_unpublished`, storage_full, too_many_drafts
 */
export async function startContract(actor: Actor, input: { templateId: string }): Promise<{ contractId: string }> {
  await requireStorage(actor, 0);
  return transaction(async (tx) => {
    const template = await requireTemplate(actor, input.templateId, tx);
    const version = await newestVersion(tx, template.id);
    if (!version) throw conflict("template_unpublished");
    const { contractId } = await startFrom(tx, version, new Date());
    return { contractId };
  });
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A new draft with what a version of a template holds.
 * @param now from which the days until it is due are counted
 * @returns the draft, and the ids of its places by those of the version
 */
export async function startFrom(
  tx: Transaction,
  version: Prisma.ContractModel,
  now: Date,
): Promise<{ contractId: string; places: Map<string, string> }> {
  const contractId = newId();
  const { dueInDays, ...columns } = contentColumns(version);
  await tx.contract.create({
    data: {
      id: contractId,
      ...columns,
      state: "draft",
      startedFromId: version.id,
      expiresAt: dueInDays ? new Date(now.getTime() + dueInDays * dayMs) : null,
    },
  });
  return { contractId, places: await copyContent(tx, version.id, contractId) };
}
