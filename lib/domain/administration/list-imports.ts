import "server-only";
import { openContent } from "@/lib/domain/bank-payments/import-row";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import type { Money } from "./payments-room";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { typedPayment } from "./typed-payment";

export type ImportLine = {
  id: string;
  source: string;
  format: string;
  fileName: string | null;
  state: string;
  /** Another administrator than who brought it takes it in. */
  waitsForAnother: boolean;
  account: string;
  lines: number;
  by: string | null;
  createdAt: Date;
  committedAt: Date | null;
};

const takesTwo = ({ source }: { source: string }): boolean => source === "manual" || env().STATEMENT_TWO_PERSON;
const named = {
  select: { id: true, account: { select: { email: true, person: { select: { name: true } } } } },
} as const;

/** Where payments came from, the latest first. */
export async function listImports(actor: Actor): Promise<ImportLine[]> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().bankImport.findMany({
    orderBy: { createdAt: "desc" },
    take: 100,
    include: {
      _count: { select: { transactions: true } },
      receivingAccount: { select: { bank: true, number: true } },
      createdBy: named,
    },
  });
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    format: row.format,
    fileName: row.fileName,
    state: row.state,
    waitsForAnother: row.state === "preview" && takesTwo(row),
    account: `${row.receivingAccount.bank} ${row.receivingAccount.number.slice(-4)}`,
    lines: row._count.transactions,
    by: row.createdBy && (row.createdBy.account.person?.name ?? row.createdBy.account.email),
    createdAt: row.createdAt,
    committedAt: row.committedAt,
  }));
}

/** An import that one administrator brought and another decides about. */
export type WaitingImport = {
  id: string;
  /** Of a statement. */
  fileName: string | null;
  /** Of an entry by hand. */
  payment: { payerName: string; money: Money } | null;
  by: string | null;
  /** The reader brought it, so another decides. */
  mine: boolean;
  createdAt: Date;
};

/** Entries by hand that wait for a second administrator, and statements where those take two; the oldest first. */
export async function listWaitingImports(actor: Actor): Promise<WaitingImport[]> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().bankImport.findMany({
    where: { state: "preview", source: { in: env().STATEMENT_TWO_PERSON ? ["manual", "statement"] : ["manual"] } },
    orderBy: { createdAt: "asc" },
    take: 100,
    include: { createdBy: named },
  });
  return rows.map((row) => ({
    id: row.id,
    fileName: row.fileName,
    payment: row.source === "manual" ? shown(typedPayment(openContent(row))) : null,
    by: row.createdBy && (row.createdBy.account.person?.name ?? row.createdBy.account.email),
    mine: row.createdById === administrator.id,
    createdAt: row.createdAt,
  }));
}

const shown = ({ payerName, amountCents, currency }: ReturnType<typeof typedPayment>) => ({
  payerName,
  money: { cents: amountCents, currency },
});
