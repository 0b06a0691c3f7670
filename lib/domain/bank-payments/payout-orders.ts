import "server-only";
import { recordAct } from "@/lib/domain/administration/acts";
import { ownOrganizationIds, requireOthersMoney } from "@/lib/domain/administration/own-organizations";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/platform/ids";
import { writePain001 } from "@/lib/standards/bank-statements/pain001";
import { writePaymentCsv } from "@/lib/standards/bank-statements/payment-csv";
import type { PaymentOrderFile } from "@/lib/standards/bank-statements/payment-order";
import { chooseReceivingAccount } from "./receiving-accounts";
import { openAccount } from "./send-payout";
import { bankOffsetMinutes } from "./terms";

export const orderFormats = ["pain.001", "csv"] as const;
export type OrderFormat = (typeof orderFormats)[number];
export type OrderFile = { orderId: string; fileName: string; contentType: string; bytes: Uint8Array; payments: number };

const mostInOne = 500;

/**
 * Makes one file of all payments that nobody has taken to the bank yet. From here on they are ordered: no other file has
 * them, and this one can be had again with `getOrderFile`. What has been given up meanwhile is not in it, nor what goes to
 * an organization of the administrator's own: the amount is the secret that proves it.
 * @throws DomainError conflict `nothing_to_order`; unavailable `no_receiving_account`; forbidden
 */
export async function exportPayoutOrders(actor: Actor, format: OrderFormat, now = new Date()): Promise<OrderFile> {
  const administrator = await requireAdministrator(actor, "finance");
  const orderId = newId(now.getTime());
  const own = await ownOrganizationIds(administrator.accountId);
  await transaction(async (tx) => {
    // In the order of their ids, each at once: two administrators who export share the payments out between them.
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM payout p JOIN payment_challenge c ON c.id = p."challengeId"
      WHERE p.state = 'requested' AND p.provider = 'file' AND c.state = 'requested' AND c."expiresAt" > ${now}
        AND c."organizationId" <> ALL(${own}::uuid[])
      ORDER BY p.id LIMIT ${mostInOne} FOR UPDATE OF p SKIP LOCKED`;
    if (rows.length === 0) throw conflict("nothing_to_order");
    await tx.payoutOrder.create({
      data: {
        id: orderId,
        format: format === "pain.001" ? "pain001" : "csv",
        createdById: administrator.id,
        createdAt: now,
      },
    });
    await tx.payout.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { state: "ordered", orderId },
    });
    await recordAct(tx, administrator, {
      action: "payout_order.exported",
      subjectKind: "payout_order",
      subjectId: orderId,
      data: { payments: rows.length },
    });
  });
  return readOrderFile(orderId);
}

/** The file of an order again, the same bytes. @throws DomainError not_found; forbidden `payment_own` */
export async function getOrderFile(actor: Actor, orderId: string): Promise<OrderFile> {
  const administrator = await requireAdministrator(actor, "finance");
  const file = await readOrderFile(orderId);
  await transaction(async (tx) => {
    const paid = await tx.paymentChallenge.findMany({
      where: { payout: { orderId } },
      select: { organizationId: true },
    });
    await requireOthersMoney(
      tx,
      administrator,
      paid.map(({ organizationId }) => organizationId),
    );
    await recordAct(tx, administrator, {
      action: "payout_order.read",
      subjectKind: "payout_order",
      subjectId: orderId,
    });
  });
  return file;
}

async function readOrderFile(orderId: string): Promise<OrderFile> {
  const order = isId(orderId)
    ? await db().payoutOrder.findUnique({
        where: { id: orderId },
        include: { payouts: { orderBy: { id: "asc" }, include: { challenge: true } } },
      })
    : null;
  if (!order || order.payouts.length === 0) throw notFound();
  const debtor = await chooseReceivingAccount();
  const file: PaymentOrderFile = {
    // 32 characters, the most that a bank surely takes.
    messageId: order.id.replaceAll("-", ""),
    createdAt: order.createdAt,
    executeOn: new Date(order.createdAt.getTime() + bankOffsetMinutes * 60_000).toISOString().slice(0, 10),
    currency: debtor.currency,
    debtor: {
      name: debtor.name,
      account: debtor.number,
      bank: { name: debtor.bank, ...(debtor.cnaps && { cnaps: debtor.cnaps }) },
    },
    orders: order.payouts.map(({ challenge, ...payout }) => ({
      endToEndId: challenge.code,
      amount: challenge.amountCents,
      creditor: {
        name: challenge.payerName,
        account: openAccount(payout),
        bank: { cnaps: payout.cnaps, ...nameOf(payout) },
      },
      note: challenge.code,
    })),
  };
  const isCsv = order.format === "csv";
  return {
    orderId,
    fileName: `payouts-${file.executeOn}-${file.messageId.slice(-6)}.${isCsv ? "csv" : "xml"}`,
    contentType: isCsv ? "text/csv; charset=utf-8" : "application/xml",
    bytes: isCsv ? writePaymentCsv(file) : writePain001(file),
    payments: file.orders.length,
  };
}

const nameOf = ({ bank, branch }: { bank: string; branch: string }): { name?: string } => {
  const name = branch || bank;
  return name === "" ? {} : { name };
};
