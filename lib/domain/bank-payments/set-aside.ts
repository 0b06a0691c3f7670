import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { lockTransaction } from "./transaction-row";

type Decision = { transactionId: string; reason: string };

/**
 * Puts a payment away that is not about a challenge and that nobody has to be paid back for. It can be taken up again.
 * Put away twice, it stays so.
 * @throws DomainError not_found; conflict `payment_decided`, `match_proposed_already`; invalid `reason_…`; forbidden
 */
export async function setAside(actor: Actor, { transactionId, reason }: Decision): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const why = readReason(reason);
  await transaction(async (tx) => {
    const payment = await lockTransaction(tx, transactionId);
    if (payment.state === "set_aside") return;
    if (payment.state !== "unmatched" && payment.state !== "refund_due") throw conflict("payment_decided");
    await requireNoProposal(tx, transactionId);
    await tx.refund.deleteMany({ where: { transactionId, state: "due" } });
    await tx.bankTransaction.update({ where: { id: transactionId }, data: { state: "set_aside" } });
    await recordAct(tx, administrator, {
      action: "bank_payment.set_aside",
      subjectKind: "bank_transaction",
      subjectId: transactionId,
      reason: why,
      data: { before: payment.state },
    });
  });
}

/** Takes a payment up again that was put away; not one that the bank took back. @throws DomainError as `setAside` */
export async function takeUp(actor: Actor, { transactionId, reason }: Decision): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const why = readReason(reason);
  await transaction(async (tx) => {
    const payment = await lockTransaction(tx, transactionId);
    if (payment.state === "unmatched") return;
    // Without a reason of its own it is a payment of ours that came back.
    if (payment.state !== "set_aside" || payment.reason === null || payment.reason === "reversed")
      throw conflict("payment_decided");
    await tx.bankTransaction.update({ where: { id: transactionId }, data: { state: "unmatched" } });
    await recordAct(tx, administrator, {
      action: "bank_payment.taken_up",
      subjectKind: "bank_transaction",
      subjectId: transactionId,
      reason: why,
    });
  });
}

/** Decides that a payment which matched nothing goes back to its payer. @throws DomainError as `setAside` */
export async function payBack(actor: Actor, { transactionId, reason }: Decision, now = new Date()): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const why = readReason(reason);
  await transaction(async (tx) => {
    const payment = await lockTransaction(tx, transactionId);
    if (payment.state === "refund_due") return;
    if (payment.state !== "unmatched") throw conflict("payment_decided");
    await requireNoProposal(tx, transactionId);
    await tx.bankTransaction.update({ where: { id: transactionId }, data: { state: "refund_due" } });
    await tx.refund.create({
      data: {
        id: newId(now.getTime()),
        transactionId,
        amountCents: payment.amountCents,
        reason: payment.reason ?? "",
        state: "due",
        createdAt: now,
      },
    });
    await recordAct(tx, administrator, {
      action: "bank_payment.pay_back",
      subjectKind: "bank_transaction",
      subjectId: transactionId,
      reason: why,
    });
  });
}

async function requireNoProposal(tx: Transaction, transactionId: string): Promise<void> {
  if ((await tx.matchProposal.count({ where: { transactionId, state: "proposed" } })) > 0)
    throw conflict("match_proposed_already");
}
