import { expect } from "vitest";
import { revealAccount } from "@/lib/domain/administration/reveal-account";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { takeIn } from "@/lib/domain/bank-payments/accept-callback";
import { commitImport } from "@/lib/domain/bank-payments/commit-import";
import { getImport } from "@/lib/domain/bank-payments/get-import";
import { previewImport } from "@/lib/domain/bank-payments/import-statement";
import { confirmEntry, enterPayment } from "@/lib/domain/bank-payments/manual-entry";
import { sandboxAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { sandboxBranches } from "@/lib/domain/bank-payments/sandbox/branches";
import { eventOf, post, secretKey, startStripe, webhookSecret } from "@/lib/domain/bank-payments/stripe/test-support";
import { beginPaymentIn, beginPaymentOut } from "@/lib/domain/organizations/begin-payment";
import { registered } from "@/lib/domain/organizations/test-support";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { enteredAccount, payoutAccount, secrets, statementAccount, stripeAccount, account as theirs } from "./values";

export async function payBothWays(operator: Actor): Promise<void> {
  const paying = await registered(operator, "清和书坊（杭州）有限公司");
  await beginPaymentIn(operator, { organizationId: paying });
  const challenge = await db().paymentChallenge.findFirstOrThrow({ where: { organizationId: paying } });
  const payment = {
    reference: "BANK-0001",
    bookedAt: new Date().toISOString(),
    amount: challenge.amountCents,
    currency: "CNY",
    payer: { name: challenge.payerName, account: theirs, bank: "Sandbox Bank" },
    note: challenge.code,
  };
  await takeIn("callback", JSON.stringify({ account: sandboxAccount.number, transactions: [payment] }), new Date());
  expect(await db().bankTransaction.count()).toBe(1);
  const paid = await registered(operator, "兰亭纸业股份有限公司");
  const [branch] = sandboxBranches;
  await beginPaymentOut(operator, { organizationId: paid, account: payoutAccount, cnaps: branch!.cnaps });
  expect(await db().payout.count()).toBe(1);
}

/** Somebody else's money by way of Stripe, with all that a network may tell of a payer; Stripe down, and forged news. */
export async function payByStripe(operator: Actor): Promise<void> {
  secrets.set("key to Stripe", secretKey).set("secret of Stripe's news", webhookSecret);
  const stripe = await startStripe();
  env().PAYMENT.stripe = stripe.settings;
  try {
    const organizationId = await registered(operator, "晚舟物流有限公司");
    stripe.down = `${strangersName} (${stripeAccount}) was not served`;
    await expect(beginPaymentIn(operator, { organizationId })).rejects.toThrow("stripe_unavailable");
    stripe.down = null;
    await beginPaymentIn(operator, { organizationId });
    const { receivingAccount, amountCents } = await db().paymentChallenge.findFirstOrThrow({
      where: { organizationId },
      include: { receivingAccount: true },
    });
    const news = eventOf({
      id: "ccsbtxn_heron",
      customer: receivingAccount?.customer ?? "",
      amount: amountCents,
      name: strangersName,
      payer: { iban: stripeAccount, sender_email: strangersAddress },
    });
    await expect(post(news, "whsec_of_somebody_else")).rejects.toThrow("callback_refused");
    expect(await post(news)).toEqual({ taken: "new" });
    expect(await db().bankTransaction.findFirst({ where: { bankReference: "ccsbtxn_heron" } })).toMatchObject({
      payerName: strangersName,
      reason: "wrong_name",
      payerAccountMasked: "****3000",
    });
  } finally {
    env().PAYMENT.stripe = null;
    await stripe.close();
  }
}

/** Who paid by way of Stripe: administrators see the name, nobody sees the address. */
export const strangersName = "Bittern Reedbed Holding GmbH";
export const strangersAddress = "bittern.payer@example.net";

export async function takeStatements(): Promise<void> {
  const [finance, other] = [await newAdministrator("finance"), await newAdministrator("finance")];
  const day = new Date().toISOString().slice(0, 10);
  const table = `交易日期,对方户名,对方账号,贷方发生额,借方发生额,附言\n${day},别家有限公司,${statementAccount},8.80,,货款\n`;
  const importId = await previewImport(finance, { fileName: "november.csv", bytes: Buffer.from(table) });
  const shown = JSON.stringify(await getImport(finance, importId));
  expect(shown).toContain("别家有限公司");
  expect(shown).not.toContain(statementAccount);
  await commitImport(finance, { importId });
  const payment = {
    reference: "BANK-0002",
    bookedAt: new Date().toISOString(),
    amount: 990,
    currency: "CNY",
    direction: "credit" as const,
    reversal: false,
    payer: { name: "别家有限公司", account: enteredAccount },
    note: "",
  };
  await confirmEntry(other, { importId: await enterPayment(finance, { payment, reason: "seen on the screen" }) });
  const { id } = await db().bankTransaction.findFirstOrThrow({ where: { bankReference: "BANK-0002" } });
  const look = { of: "bank_transaction" as const, id, reason: "to compare with the bank" };
  expect(await revealAccount(other, look)).toEqual({ value: enteredAccount });
}
