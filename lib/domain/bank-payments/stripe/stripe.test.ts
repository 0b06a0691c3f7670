import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beginPaymentIn } from "@/lib/domain/organizations/begin-payment";
import { db } from "@/lib/platform/db/client";
import type { PaymentSettings } from "@/lib/platform/payment-settings";
import { challengeOf, operator, seen } from "../test-support";
import { acceptStripeEvent } from "./accept-event";

const webhookSecret = "whsec_for_tests_only_0123456789";
const settings = vi.hoisted((): { stripe: PaymentSettings["stripe"] } => ({ stripe: null }));
vi.mock("@/lib/platform/env", async (original) => {
  const real = await original<typeof import("@/lib/platform/env")>();
  return {
    ...real,
    env: () => {
      const one = real.env();
      return { ...one, PAYMENT: { ...one.PAYMENT, stripe: settings.stripe, payout: "none" } };
    },
  };
});

/** Answers as Stripe does to the two requests that are made of it. */
let server: Server;
let down = false;
const asked: { path: string; authorization: string | undefined; form: URLSearchParams }[] = [];

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const part of request) body += part;
  const path = request.url ?? "";
  asked.push({ path, authorization: request.headers.authorization, form: new URLSearchParams(body) });
  const n = asked.length;
  const send = (status: number, value: object) =>
    response
      .writeHead(status, { "content-type": "application/json", "stripe-should-retry": "false" })
      .end(JSON.stringify(value));
  if (down) return void send(500, { error: { type: "api_error", message: "down" } });
  if (path === "/v1/customers") return void send(200, { id: `cus_${n}`, object: "customer" });
  const iban = {
    iban: `DE89370400440532${String(n).padStart(6, "0")}`,
    bic: "SXPYDEHH",
    account_holder_name: "Vermilion",
    country: "DE",
  };
  send(200, {
    object: "funding_instructions",
    currency: "eur",
    funding_type: "bank_transfer",
    bank_transfer: { type: "eu_bank_transfer", country: "DE", financial_addresses: [{ type: "iban", iban }] },
  });
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  settings.stripe = {
    secretKey: "sk_test_local_0123456789",
    webhookSecret,
    currency: "EUR",
    country: "DE",
    api: new URL(`http://127.0.0.1:${port}`),
  };
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const stripe = new Stripe("sk_test_unused");
let events = 0;

type Movement = {
  id: string;
  customer: string;
  amount: number;
  name?: string | null;
  type?: string;
  currency?: string;
};
const eventOf = ({ id, customer, amount, name = null, type = "funded", currency = "eur" }: Movement, event?: string) =>
  JSON.stringify({
    id: event ?? `evt_${++events}`,
    object: "event",
    type: "customer_cash_balance_transaction.created",
    data: {
      object: {
        id,
        object: "customer_cash_balance_transaction",
        created: Math.floor(Date.now() / 1000),
        currency,
        customer,
        net_amount: type === "funded" ? amount : -amount,
        type,
        ...(type === "funded" && {
          funded: {
            bank_transfer: {
              type: "eu_bank_transfer",
              reference: "Rechnung",
              eu_bank_transfer: { bic: "COBADEFF", iban_last4: "3000", sender_name: name },
            },
          },
        }),
      },
    },
  });
const post = (body: string, secret = webhookSecret, at = Math.floor(Date.now() / 1000)) =>
  acceptStripeEvent({
    body,
    signature: stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: at }),
  });

async function payer(n: number, name: string) {
  const { actor, organizationId } = await operator(n, name);
  await beginPaymentIn(actor, { organizationId });
  const challenge = await challengeOf(organizationId);
  const account = await db().receivingAccount.findUniqueOrThrow({ where: { id: challenge.receivingAccountId! } });
  return { actor, organizationId, name, challenge, customer: account.customer ?? "", amount: challenge.amountCents };
}
const stateOf = async (organizationId: string) => (await challengeOf(organizationId)).state;
const movementOf = (id: string) => db().bankTransaction.findFirstOrThrow({ where: { bankReference: id } });

describe("bank transfers by way of Stripe", () => {
  it("go into an account of their own, and prove the payer whom Stripe names", async () => {
    const one = await payer(0, "Lindqvist船舶设备（宁波）有限公司");
    expect(await seen(one)).toMatchObject({
      subAccount: true,
      sandbox: false,
      currency: "EUR",
      account: { name: "Vermilion", bank: "SXPYDEHH" },
    });
    expect(asked.map(({ path }) => path.replace(/cus_\d+/, "cus"))).toEqual([
      "/v1/customers",
      "/v1/customers/cus/funding_instructions",
    ]);
    expect(asked[0]).toMatchObject({ authorization: "Bearer sk_test_local_0123456789" });
    expect(Object.fromEntries(asked[1]!.form)).toMatchObject({
      currency: "eur",
      funding_type: "bank_transfer",
      "bank_transfer[type]": "eu_bank_transfer",
      "bank_transfer[eu_bank_transfer][country]": "DE",
    });
    const event = eventOf({ id: "ccsbtxn_1", customer: one.customer, amount: one.amount, name: one.name });
    await Promise.all([post(event), post(event), post(event)]);
    expect(await db().bankImport.count({ where: { source: "stripe" } })).toBe(1);
    expect(await db().bankTransaction.count({ where: { bankReference: "ccsbtxn_1" } })).toBe(1);
    expect(await stateOf(one.organizationId)).toBe("matched");
    expect(await movementOf("ccsbtxn_1")).toMatchObject({ matchedBy: "sub_account", payerAccountMasked: "****3000" });
    // The same money in another event.
    const again = eventOf({ id: "ccsbtxn_1", customer: one.customer, amount: one.amount, name: one.name });
    expect(await post(again)).toEqual({ taken: "known" });
  });

  it("without a payer's name are looked at by people; another's name goes back", async () => {
    const one = await payer(1, "Harper Trading Pudong Co., Ltd.");
    await post(eventOf({ id: "ccsbtxn_2", customer: one.customer, amount: one.amount }));
    expect(await movementOf("ccsbtxn_2")).toMatchObject({ state: "unmatched", reason: "no_payer_name" });
    await post(eventOf({ id: "ccsbtxn_3", customer: one.customer, amount: one.amount, name: "Somebody Else Ltd" }));
    expect(await movementOf("ccsbtxn_3")).toMatchObject({ state: "refund_due", reason: "wrong_name" });
    expect(await stateOf(one.organizationId)).toBe("issued");
    expect((await seen(one)).nearMisses.map(({ reason }) => reason).sort()).toEqual(["no_payer_name", "wrong_name"]);
    await post(
      eventOf({ id: "ccsbtxn_4", customer: one.customer, amount: one.amount, name: "HARPER TRADING PUDONG CO LTD" }),
    );
    expect(await stateOf(one.organizationId)).toBe("matched");
  });

  it("that are taken back before they were heard of are asked for again, then owe nothing", async () => {
    const one = await payer(2, "静水环保科技有限公司");
    const funded = { id: "ccsbtxn_5", customer: one.customer, amount: one.amount + 100, name: one.name };
    const reversed = eventOf({ ...funded, id: "ccsbtxn_6", type: "funding_reversed" });
    await expect(post(reversed)).rejects.toMatchObject({ code: "event_too_early" });
    await post(eventOf(funded));
    expect(await movementOf("ccsbtxn_5")).toMatchObject({ state: "refund_due", reason: "over" });
    await post(reversed);
    await post(reversed);
    expect(await movementOf("ccsbtxn_5")).toMatchObject({ state: "set_aside", reason: "reversed" });
  });

  it("are believed only when signed, in time, over the very bytes", async () => {
    const body = eventOf({ id: "ccsbtxn_7", customer: "cus_1", amount: 5, name: "x" });
    const refused = expect.objectContaining({ code: "callback_refused" });
    await expect(post(body, "whsec_of_somebody_else")).rejects.toEqual(refused);
    await expect(post(body, webhookSecret, Math.floor(Date.now() / 1000) - 3600)).rejects.toEqual(refused);
    await expect(acceptStripeEvent({ body, signature: null })).rejects.toEqual(refused);
    const signature = stripe.webhooks.generateTestHeaderString({ payload: body, secret: webhookSecret });
    await expect(acceptStripeEvent({ body: `${body} `, signature })).rejects.toEqual(refused);
    expect(await db().bankTransaction.count({ where: { bankReference: "ccsbtxn_7" } })).toBe(0);
    expect(await post(eventOf({ id: "ccsbtxn_8", customer: "cus_unknown", amount: 5 }))).toEqual({ taken: "nothing" });
  });

  it("whose account cannot be opened begin nothing", async () => {
    const { actor, organizationId } = await operator(3, "晚舟物流有限公司");
    down = true;
    await expect(beginPaymentIn(actor, { organizationId })).rejects.toMatchObject({ code: "stripe_unavailable" });
    down = false;
    await beginPaymentIn(actor, { organizationId });
    expect(await stateOf(organizationId)).toBe("issued");
  });
});
