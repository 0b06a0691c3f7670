import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { nameOf } from "../approvals/approver";
import { templateTitles } from "./grant-templates";

/** The terms of leave as a seal's log keeps them: names as they were then, times in ISO 8601. */
export type LoggedTerms = {
  from: string;
  /** Null: no end. */
  until: string | null;
  /** Empty: anybody. */
  with: string[];
  /** Titles of the templates whose contracts it is for; empty: any contract. */
  templates: string[];
  /** Who approves each use; null where nobody has to. */
  approver: string | null;
  deputy: string | null;
  /** To answer, before the deputy is asked. */
  hours: number | null;
};

type Terms = {
  notBefore: Date;
  notAfter: Date | null;
  counterparties: readonly string[];
  templateIds?: readonly string[];
  approverId: string | null;
  deputyId: string | null;
  answerHours: number | null;
};

/** What a log's line tells of leave that is given or changed: without it, nobody could say later what was allowed. */
export async function loggedTerms(tx: Transaction, terms: Terms): Promise<LoggedTerms> {
  const name = async (membershipId: string | null) => {
    if (membershipId === null) return null;
    const account = { select: { email: true, person: { select: { name: true } } } };
    const { account: found } = await tx.membership.findUniqueOrThrow({
      where: { id: membershipId },
      select: { account },
    });
    return nameOf(found);
  };
  return {
    from: terms.notBefore.toISOString(),
    until: terms.notAfter?.toISOString() ?? null,
    with: [...terms.counterparties],
    templates: (await templateTitles(terms.templateIds ?? [], tx)).map(({ title }) => title),
    approver: await name(terms.approverId),
    deputy: await name(terms.deputyId),
    hours: terms.answerHours,
  };
}
