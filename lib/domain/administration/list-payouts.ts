import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { ownOrganizationIds } from "./own-organizations";
import type { Money } from "./payments-room";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

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
  /** It can still be said that it did not arrive. */
  mayFail: boolean;
};

/** A file of payment orders that somebody took to the bank. */
export type PayoutOrderLine = {
  id: string;
  format: string;
  by: string;
  createdAt: Date;
  payments: number;
  /** The bank has not yet said that it took them. */
  open: boolean;
};

/**
 * Money that we send: what nobody has taken to the bank, the oldest first, then the rest; and the files of orders. The
 * amount is the secret that the organization reads from its account; administrators who pay it see it,
 * but not where it goes to an organization of their own.
 */
export async function listPayouts(
  actor: Actor,
): Promise<{ payouts: PayoutLine[]; orders: PayoutOrderLine[]; toOrder: number }> {
  const { accountId } = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const others = { challenge: { organizationId: { notIn: await ownOrganizationIds(accountId) } } };
  const [rows, orders, toOrder] = await Promise.all([
    db().payout.findMany({
      where: others,
      orderBy: { createdAt: "desc" },
      take: 200,
      include: { challenge: { select: challengeFields } },
    }),
    readOrders(),
    db().payout.count({ where: { AND: [waitsForOrder(new Date()), others] } }),
  ]);
  const lines = rows.map(
    ({ challenge, ...row }): PayoutLine => ({
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
      mayFail: row.state !== "failed" && challenge.state !== "verified",
    }),
  );
  return {
    payouts: [
      ...lines.filter(({ state }) => state === "requested").reverse(),
      ...lines.filter(({ state }) => state !== "requested"),
    ],
    orders,
    toOrder,
  };
}

const challengeFields = {
  amountCents: true,
  currency: true,
  payerName: true,
  organizationId: true,
  state: true,
} as const;

/** What the next file of orders takes. */
export const waitsForOrder = (now: Date) => ({
  state: "requested",
  provider: "file",
  challenge: { state: "requested", expiresAt: { gt: now } },
});

async function readOrders(): Promise<PayoutOrderLine[]> {
  const rows = await db().payoutOrder.findMany({
    orderBy: { createdAt: "desc" },
    take: 50,
    include: {
      payouts: { select: { state: true } },
      createdBy: { select: { account: { select: { email: true, person: { select: { name: true } } } } } },
    },
  });
  return rows.map(({ id, format, createdAt, createdBy: { account }, payouts }) => ({
    id,
    format,
    createdAt,
    by: account.person?.name ?? account.email,
    payments: payouts.length,
    open: payouts.some(({ state }) => state === "ordered"),
  }));
}
