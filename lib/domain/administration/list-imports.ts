import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

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
