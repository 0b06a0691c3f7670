import "server-only";
import Stripe from "stripe";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { unavailable } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { PaymentSettings } from "@/lib/platform/payment-settings";
import { fundingAddress } from "./funding-address";
import { stripeClient } from "./stripe-client";

type Settings = NonNullable<PaymentSettings["stripe"]>;

const transferTypes = {
  EUR: "eu_bank_transfer",
  GBP: "gb_bank_transfer",
  JPY: "jp_bank_transfer",
  MXN: "mx_bank_transfer",
  USD: "us_bank_transfer",
} as const;

/**
 * An account of its own for one payment, where Stripe brings the money: a customer at Stripe, and the bank details that
 * fund its balance. Nothing is kept here of one that could not be opened whole; what is left of it at Stripe is empty.
 * @returns the account's id; undefined where Stripe is not configured
 * @throws DomainError unavailable `stripe_unavailable`
 */
export async function openFundingAccount(
  { organizationId, name }: { organizationId: string; name: string },
  now = new Date(),
): Promise<string | undefined> {
  const settings = env().PAYMENT.stripe;
  if (!settings) return undefined;
  const id = newId(now.getTime());
  const { customer, address } = await askStripe(settings, { id, organizationId, name });
  await db().receivingAccount.create({
    data: {
      id,
      name: address.name,
      number: address.number,
      bank: address.bank,
      currency: settings.currency,
      sandbox: false,
      active: false,
      customer,
      createdAt: now,
    },
  });
  return id;
}

async function askStripe(
  settings: Settings,
  { id, organizationId, name }: Record<"id" | "organizationId" | "name", string>,
) {
  const stripe = stripeClient(settings);
  const type = transferTypes[settings.currency as keyof typeof transferTypes];
  try {
    const customer = await stripe.customers.create(
      { name, metadata: { organization: organizationId, account: id } },
      { idempotencyKey: `customer-${id}` },
    );
    const instructions = await stripe.customers.createFundingInstructions(
      customer.id,
      {
        funding_type: "bank_transfer",
        currency: settings.currency.toLowerCase(),
        bank_transfer: {
          type,
          ...(type === "eu_bank_transfer" && { eu_bank_transfer: { country: settings.country } }),
        },
      },
      { idempotencyKey: `funding-${id}` },
    );
    const address = fundingAddress(instructions.bank_transfer.financial_addresses);
    if (address) return { customer: customer.id, address };
    log.error({ customer: customer.id }, "Stripe named no bank account that can be shown");
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.warn({ type: error.type, code: error.code, request: error.requestId }, "Stripe did not open an account");
  }
  throw unavailable("stripe_unavailable");
}
