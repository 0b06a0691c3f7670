import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { AcceptedPdf } from "@/lib/standards/pdf/inspect";
import { requireAccess } from "./access";
import type { Remark } from "./intake/look";
import { remarksOn } from "./intake/look";
import { readDraft } from "./read-draft";

export type EditableDraft = Awaited<ReturnType<typeof readDraft>> & {
  contractId: string;
  remarks: Remark[];
  /** The sender herself, for "I sign too". The name is empty until it is proven. */
  me: { name: string; email: string };
};

/**
 * A draft for its editor.
 * @throws DomainError not_found, not_in_this_state
 */
export async function getDraft(actor: Actor, contractId: string): Promise<EditableDraft> {
  await requireAccess(actor, contractId, "edit");
  const [draft, documents, account] = await Promise.all([
    readDraft(db(), contractId),
    db().document.findMany({ where: { contractId }, select: { inspection: true } }),
    db().account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: { email: true, person: { select: { name: true } } },
    }),
  ]);
  const remarks = documents.flatMap((document) => remarksOn(document.inspection as unknown as AcceptedPdf));
  return {
    ...draft,
    contractId,
    remarks: [...new Set(remarks)],
    me: { name: account.person?.name ?? "", email: account.email },
  };
}
