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
const lineFields = {
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
const lineOf = ({ amountCents, currency, proposals, ...row }: Row): TransactionLine => ({
  ...row,
  money: { cents: Number(amountCents), currency },
  proposed: proposals.length > 0,
});

/** Which payments a list shows. */
export const transactionLists = {
  /** Nobody has decided yet what they are. */
  unmatched: ["unmatched"],
  matched: ["matched"],
  /** Not ours to match: reversed, or put away. */
  aside: ["set_aside", "refunded"],
} as const;
export type TransactionList = keyof typeof transactionLists;

/** Payments, the oldest first where somebody has to act, otherwise the latest. @param after id of the last line before */
export async function listTransactions(
  actor: Actor,
  { list, after }: { list: TransactionList; after?: string | undefined },
): Promise<{ transactions: TransactionLine[]; next: string | null }> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().bankTransaction.findMany({
    where: { state: { in: [...transactionLists[list]] } },
    orderBy: [{ bookedAt: list === "unmatched" ? "asc" : "desc" }, { id: "asc" }],
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

export type RefundLine = {
  id: string;
  state: string;
  money: Money;
  reason: string;
  transactionId: string;
  payerName: string;
  payerAccountMasked: string | null;
  payerBank: string | null;
  createdAt: Date;
  doneAt: Date | null;
};

/** Money that goes back: what is due, the oldest first, then what was done. */
export async function listRefunds(actor: Actor): Promise<RefundLine[]> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().refund.findMany({
    orderBy: [{ doneAt: { sort: "desc", nulls: "first" } }, { createdAt: "asc" }],
    take: 200,
    include: {
      transaction: { select: { payerName: true, payerAccountMasked: true, payerBank: true, currency: true } },
    },
  });
  return rows.map(({ transaction: { currency, ...payer }, amountCents, doneById: _, ...row }) => ({
    ...row,
    ...payer,
    money: { cents: Number(amountCents), currency },
  }));
}

export type PayoutLine = {
  id: string;
  state: string;
  provider: string;
  money: Money;
  organizationId: string;
  payee: string;
  bank: string;
  branch: string;
  cnaps: string;
  accountMasked: string;
  failure: string | null;
  createdAt: Date;
  sentAt: Date | null;
};

/**
 * Money that we send: what nobody has taken to the bank, the oldest first, then the rest. The amount is the secret that
 * the organization reads from its account; administrators who pay it see it.
 */
export async function listPayouts(actor: Actor): Promise<PayoutLine[]> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().payout.findMany({
    orderBy: { createdAt: "desc" },
    take: 200,
    include: { challenge: { select: { amountCents: true, currency: true, payerName: true, organizationId: true } } },
  });
  const lines = rows.map(({ challenge, ...row }) => ({
    id: row.id,
    state: row.state,
    provider: row.provider,
    money: { cents: challenge.amountCents, currency: challenge.currency },
    organizationId: challenge.organizationId,
    payee: challenge.payerName,
    bank: row.bank,
    branch: row.branch,
    cnaps: row.cnaps,
    accountMasked: row.accountMasked,
    failure: row.failure,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
  }));
  return [
    ...lines.filter(({ state }) => state === "requested").reverse(),
    ...lines.filter(({ state }) => state !== "requested"),
  ];
}

export type ImportLine = {
  id: string;
  source: string;
  format: string;
  fileName: string | null;
  state: string;
  account: string;
  lines: number;
  by: string | null;
  createdAt: Date;
  committedAt: Date | null;
};

/** Where payments came from, the latest first. */
export async function listImports(actor: Actor): Promise<ImportLine[]> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().bankImport.findMany({
    orderBy: { createdAt: "desc" },
    take: 100,
    include: {
      _count: { select: { transactions: true } },
      receivingAccount: { select: { bank: true, number: true } },
      createdBy: { select: { account: { select: { email: true, person: { select: { name: true } } } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    format: row.format,
    fileName: row.fileName,
    state: row.state,
    account: `${row.receivingAccount.bank} ${row.receivingAccount.number.slice(-4)}`,
    lines: row._count.transactions,
    by: row.createdBy && (row.createdBy.account.person?.name ?? row.createdBy.account.email),
    createdAt: row.createdAt,
    committedAt: row.committedAt,
  }));
}
