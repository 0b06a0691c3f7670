import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isWaiting } from "./challenge-row";
import { type Direction, type InState, isOpen, type OutState, type PayoutState } from "./challenge-states";
import { ownChallengeId } from "./own-challenge";
import type { NearMiss, PaymentView } from "./payment.schema";
import type { MismatchReason } from "./reasons";
import { chooseReceivingAccount } from "./receiving-accounts";
import { wrongAnswersAllowed } from "./terms";
import { inMoments, inUsual, type Moment, outMoments, outUsual, timelineOf } from "./timeline";

const nearMissesShown = 5;

/**
 * Everything that the operator's screen shows of the newest payment in his flow for an organization, in either
 * direction. Null when none was asked for yet.
 * @throws DomainError not_found for a flow that is not his own
 */
export async function getPayment(actor: Actor, organizationId: string, now = new Date()): Promise<PaymentView | null> {
  const id = await ownChallengeId(actor, organizationId);
  const row = id === null ? null : await readPayment(id);
  if (!row) return null;
  const { receivingAccount: account, payout } = row;
  const direction = row.direction as Direction;
  return {
    direction,
    state: row.state as InState | OutState,
    waiting: isWaiting(row.step),
    sandbox: account?.sandbox ?? payout?.provider === "sandbox",
    organizationName: row.payerName,
    account: account && { name: account.name, number: account.number, bank: account.bank, cnaps: account.cnaps },
    subAccount: account?.customer != null,
    amountCents: direction === "in" ? row.amountCents : null,
    currency: row.currency,
    code: row.code,
    issuedAt: row.createdAt,
    until: row.expiresAt,
    declaredAt: row.declaredSentAt,
    settledAt: row.settledAt,
    nearMisses: row.nearMisses.flatMap(asNearMiss),
    payout: payout && {
      state: payout.state as PayoutState,
      bank: payout.bank,
      branch: payout.branch,
      cnaps: payout.cnaps,
      accountMasked: payout.accountMasked,
      payer: (await chooseReceivingAccount()).name,
      failure: payout.failure,
      answersLeft: wrongAnswersAllowed - row.wrongAnswers,
      answerable:
        isWaiting(row.step) &&
        row.expiresAt > now &&
        (row.state === "sent" || (row.state === "requested" && payout.state === "ordered")),
    },
    timeline: timeline(row, now),
  };
}

type Row = NonNullable<Awaited<ReturnType<typeof readPayment>>>;

const readPayment = (id: string) =>
  db().paymentChallenge.findUnique({
    where: { id },
    include: {
      step: { select: { state: true } },
      receivingAccount: true,
      payout: { include: { order: { select: { createdAt: true } } } },
      transaction: { select: { bookedAt: true } },
      nearMisses: {
        where: { reason: { not: null } },
        orderBy: [{ bookedAt: "desc" }, { id: "desc" }],
        take: nearMissesShown,
        include: { refund: { select: { state: true } } },
      },
    },
  });

function asNearMiss({ reason, amountCents, currency, bookedAt, state }: Row["nearMisses"][number]): NearMiss[] {
  if (state === "matched") return [];
  const money = { refund_due: "goes_back", refunded: "gone_back", set_aside: "nothing_owed" } as const;
  return [
    {
      reason: reason as MismatchReason,
      amountCents: Number(amountCents),
      currency,
      bookedAt,
      money: money[state as keyof typeof money] ?? "looked_at",
    },
  ];
}

function timeline(row: Row, now: Date): Moment[] {
  const { payout } = row;
  const ended = !isOpen(row.state) && !(row.state === "expired" && isWaiting(row.step));
  if (row.direction === "in") {
    const atOnce = row.receivingAccount?.sandbox === true || row.receivingAccount?.customer != null;
    const times = {
      issued: row.createdAt,
      declared: row.declaredSentAt,
      arrived: row.transaction?.bookedAt,
      matched: row.state === "matched" ? row.settledAt : null,
    };
    return timelineOf(inMoments, times, inUsual(atOnce), { ended, now });
  }
  const atOnce = payout?.provider === "sandbox";
  const times = {
    requested: row.createdAt,
    ordered: payout?.order?.createdAt,
    sent: payout?.sentAt,
    answered: row.state === "verified" ? row.settledAt : null,
  };
  const names = atOnce ? outMoments.filter((name) => name !== "ordered") : outMoments;
  return timelineOf(names, times, outUsual(atOnce), { ended, now });
}
