import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Money } from "./payments-room";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

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
  /** The bank's, of the payment back. */
  bankReference: string | null;
  /** A match of the same payment is proposed; the money stays until that is decided. */
  proposed: boolean;
};

/** Money that goes back: what is due, the oldest first, then what was done. */
export async function listRefunds(actor: Actor): Promise<RefundLine[]> {
  await requireAdministrator(actor, ...rolesOfRoom.payments);
  const rows = await db().refund.findMany({
    orderBy: [{ doneAt: { sort: "desc", nulls: "first" } }, { createdAt: "asc" }],
    take: 200,
    include: {
      transaction: {
        select: {
          payerName: true,
          payerAccountMasked: true,
          payerBank: true,
          currency: true,
          proposals: { where: { state: "proposed" }, select: { id: true } },
        },
      },
    },
  });
  return rows.map(({ transaction: { currency, proposals, ...payer }, amountCents, doneById: _, ...row }) => ({
    ...row,
    ...payer,
    proposed: proposals.length > 0,
    money: { cents: Number(amountCents), currency },
  }));
}
