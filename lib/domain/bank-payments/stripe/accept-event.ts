import "server-only";
import type Stripe from "stripe";
import { db } from "@/lib/platform/db/client";
import type { ReceivingAccount } from "@/lib/platform/db/generated/client";
import { env } from "@/lib/platform/env";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { takeIn } from "../accept-callback";
import type { CallbackMessage } from "../callback-message";
import { stripeClient } from "./stripe-client";

export const stripeSignatureHeader = "stripe-signature";
/** Seconds; as Stripe advises. */
const tolerance = 300;

type Movement = Stripe.CustomerCashBalanceTransaction;
type Line = CallbackMessage["transactions"][number];

/**
 * Takes an event of Stripe's. Only money that came into a balance of ours, or was taken out of it again by the bank, is
 * of interest; everything else is answered and left. The same event again, and the same money in another event, change
 * nothing.
 * @param body exactly as it was sent: that is what the signature covers
 * @throws DomainError not_found where Stripe is not configured; forbidden `callback_refused`; conflict `event_too_early`
 *   for money taken back that was not heard of yet, so that Stripe sends the event again
 */
export async function acceptStripeEvent(
  { body, signature }: { body: string; signature: string | null },
  now = new Date(),
): Promise<{ taken: "new" | "known" | "nothing" }> {
  const settings = env().PAYMENT.stripe;
  if (!settings) throw notFound();
  const event = readEvent(stripeClient(settings), body, signature, settings.webhookSecret, now);
  if (event.type !== "customer_cash_balance_transaction.created") return { taken: "nothing" };
  const movement = event.data.object;
  const customer = typeof movement.customer === "string" ? movement.customer : movement.customer.id;
  const account = await db().receivingAccount.findUnique({ where: { customer } });
  const line = account && (await lineOf(movement, account));
  if (!line) return { taken: "nothing" };
  const message: CallbackMessage = { account: account.number, transactions: [line] };
  const { counts } = await takeIn("stripe", JSON.stringify(message), now, event.id);
  return { taken: counts.fresh > 0 ? "new" : "known" };
}

function readEvent(stripe: Stripe, body: string, signature: string | null, secret: string, now: Date): Stripe.Event {
  try {
    return stripe.webhooks.constructEvent(body, signature ?? "", secret, tolerance, undefined, now.getTime());
  } catch {
    throw forbidden("callback_refused");
  }
}

async function lineOf(movement: Movement, account: ReceivingAccount): Promise<Line | null> {
  const line = {
    reference: movement.id,
    bookedAt: new Date(movement.created * 1000).toISOString(),
    amount: Math.abs(movement.net_amount),
    currency: movement.currency.toUpperCase(),
  };
  if (line.amount === 0) return null;
  if (movement.type === "funded" && movement.funded)
    return { ...line, ...payerOf(movement.funded.bank_transfer), direction: "credit" };
  if (movement.type !== "funding_reversed") return null;
  // Stripe does not repeat who had paid.
  const before = await db().bankTransaction.findFirst({
    where: { receivingAccountId: account.id, amountCents: BigInt(line.amount), currency: line.currency },
    orderBy: [{ bookedAt: "desc" }, { id: "desc" }],
    select: { payerName: true },
  });
  if (!before) throw conflict("event_too_early");
  return { ...line, direction: "debit", reversal: true, payer: { name: before.payerName } };
}

/** Who paid, as far as the network tells it: mostly a name and the end of an account. */
function payerOf(transfer: Stripe.CustomerCashBalanceTransaction.Funded.BankTransfer): Pick<Line, "payer" | "note"> {
  const { eu_bank_transfer: eu, gb_bank_transfer: gb, jp_bank_transfer: jp, us_bank_transfer: us } = transfer;
  const end = eu?.iban_last4 ?? gb?.account_number_last4;
  const bank = eu?.bic ?? gb?.sort_code ?? jp?.sender_bank;
  return {
    payer: {
      name: (eu ?? gb ?? jp ?? us)?.sender_name ?? "",
      ...(end && { account: `****${end}` }),
      ...(bank && { bank }),
    },
    note: transfer.reference ?? "",
  };
}
