import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { nameOf } from "../approvals/approver";
import { type ContractOfUse, coversCounterparties, coversTemplate, grantStanding } from "./grant-rules";

/** Leave that somebody has and that does not serve here. */
export type UnfittingLeave = {
  /** What the seal is called. */
  seal: string;
  reason: "counterparty" | "template" | "not_yet" | "over" | "suspended";
  /** From when it counts, or until when it did. */
  at: Date | null;
};

const terms = { state: true, notBefore: true, notAfter: true, counterparties: true, templateIds: true } as const;

/**
 * Why somebody who acts for an organization may use none of its seals in such a contract: what she was
 * given and does not fit, and whom of the organization she can ask.
 * @param contract see `contractOfUse`
 * @returns `ask`: whoever keeps its seals, or else its owners; empty for whoever is not one of its members
 */
export async function whyNoSeal(
  accountId: string,
  organizationId: string,
  contract: ContractOfUse,
  tx: Transaction = db(),
  now = new Date(),
): Promise<{ unfitting: UnfittingLeave[]; ask: string[] }> {
  const [grants, members] = await Promise.all([
    tx.sealGrant.findMany({
      where: { state: "given", membership: { accountId, endedAt: null }, seal: { organizationId } },
      select: { ...terms, seal: { select: { name: true, state: true } }, parent: { select: terms } },
      orderBy: { createdAt: "asc" },
    }),
    tx.membership.findMany({
      where: { organizationId, endedAt: null },
      select: {
        accountId: true,
        role: true,
        sealDuty: true,
        account: { select: { email: true, person: { select: { name: true } } } },
      },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  const unfitting = grants.flatMap(({ seal, parent, ...grant }): UnfittingLeave[] => {
    const both = parent ? [grant, parent] : [grant];
    const say = (reason: UnfittingLeave["reason"], at: Date | null = null) => [{ seal: seal.name, reason, at }];
    for (const one of both) {
      const standing = grantStanding(one, now);
      if (standing === "later") return say("not_yet", one.notBefore);
      if (standing === "over") return say("over", one.notAfter);
      if (standing !== "counts") return [];
    }
    if (seal.state === "suspended") return say("suspended");
    if (seal.state !== "active") return [];
    if (!both.every((one) => coversCounterparties(one.counterparties, contract.counterparties)))
      return say("counterparty");
    return both.every((one) => coversTemplate(one.templateIds, contract)) ? [] : say("template");
  });
  const within = members.some((member) => member.accountId === accountId);
  const keepers = members.filter(({ sealDuty }) => sealDuty === "keeper");
  const askable = (keepers.length > 0 ? keepers : members.filter(({ role }) => role === "owner")).filter(
    (member) => member.accountId !== accountId,
  );
  return { unfitting, ask: within ? askable.map(({ account }) => nameOf(account)) : [] };
}
