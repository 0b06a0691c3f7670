import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { requireAccess } from "../access";
import { listNumberRules, type NumberRule } from "../numbering/number-rules";
import { listReleasers, type Releaser } from "../release/releasers";
import { readDraft } from "./read-draft";

export type EditableDraft = Awaited<ReturnType<typeof readDraft>> & {
  contractId: string;
  /** The sender herself, for "I take part too". The name is empty until it is proven. */
  me: { name: string; email: string };
  /** Names of the verified organizations that she belongs to, for whoever signs for one of them. */
  organizations: string[];
  /** What is edited is the working copy of a template; new while none of its versions is published. */
  template: { templateId: string; isNew: boolean } | null;
  /** By which the contract can be numbered. */
  numberRules: NumberRule[];
  /** Who can be asked to approve it before it goes out. */
  releasers: Releaser[];
  /** What the one who was asked said when he gave it back. */
  releaseNote: string | null;
};

/**
 * A draft for its editor.
 * @throws DomainError not_found, not_in_this_state
 */
export async function getDraft(actor: Actor, contractId: string): Promise<EditableDraft> {
  const { contract } = await requireAccess(actor, contractId, "edit");
  const [draft, numberRules, releasers, template, account] = await Promise.all([
    readDraft(db(), contractId),
    listNumberRules(actor),
    listReleasers(actor.accountId),
    contract.templateId && templateOf(contract.templateId),
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
    template: template || null,
    numberRules,
    releasers,
    releaseNote: contract.releaseNote,
    me: { name: account.person?.name ?? "", email: account.email },
    organizations: [...new Set(account.memberships.map(({ organization }) => organization.name))],
  };
}

async function templateOf(templateId: string) {
  const versions = await db().contract.count({ where: { templateId, templateVersion: { not: null } } });
  return { templateId, isNew: versions === 0 };
}
