import "server-only";
import { requireAccess } from "@/lib/domain/contracts/access";
import { draftProblems } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { formProblems } from "@/lib/domain/contracts/electronic-form/form-question";
import { writtenProblems } from "@/lib/domain/contracts/written/written-document";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { newestVersion, requireTemplate } from "./require-template";

/**
 * Makes the working copy of a template its newest version, from which contracts are started from now on. It is never
 * changed again.
 * @param input.version what its editor last saw; somebody else's later change is not published unseen
 * @throws DomainError not_found, not_in_this_state, draft_changed_elsewhere, and the codes of draftProblems
 */
export async function publishTemplate(
  actor: Actor,
  input: { contractId: string; version: number },
): Promise<{ templateId: string; number: number }> {
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "edit", tx);
    if (!contract.templateId) throw notFound();
    const template = await requireTemplate(actor, contract.templateId, tx);
    if (contract.version !== input.version) throw conflict("draft_changed_elsewhere", { version: contract.version });
    const { draft, documents } = await readDraft(tx, contract.id);
    const pages = Object.fromEntries(documents.map((document) => [document.id, document.pages]));
    const problems = [
      ...draftProblems(draft, pages, new Date(), "template"),
      ...writtenProblems(documents, "template"),
      ...formProblems(draft, documents),
    ];
    const [problem] = problems;
    if (problem) throw invalid(problem.code);
    const number = ((await newestVersion(tx, template.id))?.templateVersion ?? 0) + 1;
    await tx.contract.update({ where: { id: contract.id }, data: { templateVersion: number } });
    return { templateId: template.id, number };
  });
}
