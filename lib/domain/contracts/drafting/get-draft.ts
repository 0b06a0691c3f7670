import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { requireAccess } from "../access";
import { readDraft } from "./read-draft";

export type EditableDraft = Awaited<ReturnType<typeof readDraft>> & {
  contractId: string;
  /** The sender herself, for "I take part too". The name is empty until it is proven. */
  me: { name: string; email: string };
  /** Names of the verified organizations that she belongs to, for whoever signs for one of them. */
  organizations: string[];
};

/**
 * A draft for its editor.
 * @throws DomainError not_found, not_in_this_state
 */
export async function getDraft(actor: Actor, contractId: string): Promise<EditableDraft> {
  await requireAccess(actor, contractId, "edit");
  const [draft, account] = await Promise.all([
    readDraft(db(), contractId),
    db().account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: {
        email: true,
        person: { select: { name: true } },
        memberships: {
          where: { endedAt: null, organization: { state: "verified" } },
          select: { organization: { select: { name: true } } },
          orderBy: { createdAt: "asc" },
        },
      },
    }),
  ]);
  return {
    ...draft,
    contractId,
    me: { name: account.person?.name ?? "", email: account.email },
    organizations: [...new Set(account.memberships.map(({ organization }) => organization.name))],
  };
}
