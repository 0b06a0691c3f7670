import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beginPaymentIn } from "@/lib/domain/organizations/begin-payment";
import { db } from "@/lib/platform/db/client";
import type { PaymentSettings } from "@/lib/platform/payment-settings";
import { challengeOf, operator, seen } from "../test-support";
import { acceptStripeEvent } from "./accept-event";
import { eventOf, post, type StripeServer, secretKey, signatureOf, startStripe, webhookSecret } from "./test-support";

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

let server: StripeServer;
beforeAll(async () => {
  server = await startStripe();
  settings.stripe = server.settings;
});
afterAll(() => server.close());

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
    expect(server.asked.map(({ path }) => path.replace(/cus_\d+/, "cus"))).toEqual([
      "/v1/customers",
      "/v1/customers/cus/funding_instructions",
    ]);
    expect(server.asked[0]).toMatchObject({ authorization: `Bearer ${secretKey}` });
    expect(Object.fromEntries(server.asked[1]!.form)).toMatchObject({
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
    const signature = signatureOf(body);
    await expect(acceptStripeEvent({ body: `${body} `, signature })).rejects.toEqual(refused);
    expect(await db().bankTransaction.count({ where: { bankReference: "ccsbtxn_7" } })).toBe(0);
    expect(await post(eventOf({ id: "ccsbtxn_8", customer: "cus_unknown", amount: 5 }))).toEqual({ taken: "nothing" });
  });

  it("whose account cannot be opened begin nothing", async () => {
    const { actor, organizationId } = await operator(3, "晚舟物流有限公司");
    server.down = "down";
    await expect(beginPaymentIn(actor, { organizationId })).rejects.toMatchObject({ code: "stripe_unavailable" });
    server.down = null;
    await beginPaymentIn(actor, { organizationId });
    expect(await stateOf(organizationId)).toBe("issued");
  });
});
