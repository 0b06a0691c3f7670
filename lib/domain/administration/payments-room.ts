import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { isId } from "@/lib/platform/ids";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

/** Money in minor units of a currency; 分 and cents fit a number by far. */
export type Money = { cents: number; currency: string };

export type TransactionLine = {
  id: string;
  bookedAt: Date;
  money: Money;
  payerName: string;
  payerAccountMasked: string | null;
  note: string | null;
  state: string;
  /** Why it matched nothing by itself. */
  reason: string | null;
  /** Another administrator has to decide about it. */
  proposed: boolean;
};

const pageSize = 50;
export const lineFields = {
  id: true,
  bookedAt: true,
  amountCents: true,
  currency: true,
  payerName: true,
  payerAccountMasked: true,
  note: true,
  state: true,
  reason: true,
  proposals: { where: { state: "proposed" }, select: { id: true } },
} satisfies Prisma.BankTransactionSelect;

type Row = Prisma.BankTransactionGetPayload<{ select: typeof lineFields }>;
export const lineOf = ({ amountCents, currency, proposals, ...row }: Row): TransactionLine => ({
  ...row,
  money: { cents: Number(amountCents), currency },
  proposed: proposals.length > 0,
});

/** Which payments a list shows. */
export const transactionLists = {
  /** Nobody has decided yet what they are. */
  unmatched: { state: "unmatched" },
  /** They speak against a challenge: they go back to their payer, or the bank took them back after they had proven it. */
  disputed: { OR: [{ state: "refund_due" }, { state: "matched", reason: "reversed" }] },
  matched: { state: "matched" },
  /** Not ours to match: put away, or sent back. */
  aside: { state: { in: ["set_aside", "refunded"] } },
} satisfies Record<string, Prisma.BankTransactionWhereInput>;
export type TransactionList = keyof typeof transactionLists;

/** Payments, the oldest first where somebody has to act, otherwise the latest. @param after id of the last line before */
export async function listTransactions(
  actor: Actor,
  { list, after }: { list: TransactionList; after?: string | undefined },
): Promise<{ transactions: TransactionLine[]; next: string | null }> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().bankTransaction.findMany({
    where: transactionLists[list],
    orderBy: [{ bookedAt: list === "unmatched" || list === "disputed" ? "asc" : "desc" }, { id: "asc" }],
    take: pageSize + 1,
    ...(isId(after) && { cursor: { id: after }, skip: 1 }),
    select: lineFields,
  });
  const transactions = rows.slice(0, pageSize).map(lineOf);
  return { transactions, next: rows.length > pageSize ? (transactions.at(-1)?.id ?? null) : null };
}

export type ProposalLine = {
  id: string;
  transaction: TransactionLine;
  organization: string;
  code: string;
  reason: string;
  by: string;
  /** The reader proposed it, so another has to decide. */
  mine: boolean;
  createdAt: Date;
};

/** Matches that wait for a second administrator, the oldest first. */
export async function listProposals(actor: Actor): Promise<ProposalLine[]> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().matchProposal.findMany({
    where: { state: "proposed" },
    orderBy: { createdAt: "asc" },
    take: 200,
    include: {
      transaction: { select: lineFields },
      challenge: { select: { code: true, organization: { select: { name: true } } } },
      proposedBy: { select: { id: true, account: { select: { email: true, person: { select: { name: true } } } } } },
    },
  });
  return rows.map(({ id, transaction, challenge, reason, proposedBy, createdAt }) => ({
    id,
    transaction: lineOf(transaction),
    organization: challenge.organization.name,
    code: challenge.code,
    reason,
    by: proposedBy.account.person?.name ?? proposedBy.account.email,
    mine: proposedBy.id === administrator.id,
    createdAt,
  }));
}
