import { beforeAll, describe, expect, it } from "vitest";
import { listPayouts } from "@/lib/domain/administration/list-payouts";
import { makeAdministrator, newAdministrator } from "@/lib/domain/administration/test-support";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { beginPaymentOut } from "@/lib/domain/organizations/begin-payment";
import { cancelProof } from "@/lib/domain/organizations/cancel-proof";
import { organizationOf, stepsOf } from "@/lib/domain/organizations/test-support";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { answerAmount } from "./answer-amount";
import { searchBranches } from "./branches";
import { confirmOrderSent, markPayoutFailed } from "./confirm-payouts";
import { expireChallenge } from "./expire-challenge";
import { payoutReturned } from "./fail-payout";
import { exportPayoutOrders, getOrderFile } from "./payout-orders";
import { ensureReceivingAccount, sandboxAccount } from "./receiving-accounts";
import { accountByHolder } from "./sandbox/accounts";
import { sandboxAccountLines } from "./sandbox/sandbox-bank";
import { sendPayout } from "./send-payout";
import { holdsMs } from "./terms";
import { operator, seen, tell, toBePaid } from "./test-support";

let finance: Actor;
const code = (expected: string) => expect.objectContaining({ code: expected });

beforeAll(async () => {
  await ensureAuthority();
  await ensureReceivingAccount();
  finance = await newAdministrator("finance");
});

const payoutOf = (challengeId: string) => db().payout.findUniqueOrThrow({ where: { challengeId } });
const wrongOf = (amount: number) => (amount === 1 ? 2 : amount - 1);
/** As if the operator of this installation took orders to the bank. */
const byFile = (challengeId: string) => db().payout.update({ where: { challengeId }, data: { provider: "file" } });

describe("an organization that we pay", () => {
  it("reads the amount from its account and is proven by it", async () => {
    const paid = await toBePaid(0, "清和书坊（杭州）有限公司");
    expect(await seen(paid)).toMatchObject({
      direction: "out",
      state: "requested",
      amountCents: null,
      payout: { accountMasked: "99************00", answerable: false, answersLeft: 3, payer: sandboxAccount.name },
    });
    const answer = (amountCents: number) =>
      answerAmount(paid.actor, { organizationId: paid.organizationId, amountCents });
    await expect(answer(1)).rejects.toEqual(code("payment_not_sent"));
    await Promise.all([sendPayout({ challengeId: paid.id }), sendPayout({ challengeId: paid.id })]);
    expect(await seen(paid)).toMatchObject({ state: "sent", payout: { state: "sent", answerable: true } });
    expect(JSON.stringify(await seen(paid))).not.toContain("9990021050000000");
    const [line] = await sandboxAccountLines(accountByHolder(paid.name)!.number);
    expect(line).toMatchObject({ direction: "in", amountCents: paid.amountCents, note: paid.code });
    expect(await answer(wrongOf(paid.amountCents))).toEqual({ outcome: "wrong", left: 2 });
    expect(await Promise.all([1, 2].map(() => answer(paid.amountCents)))).toEqual([
      { outcome: "verified" },
      { outcome: "verified" },
    ]);
    expect(await organizationOf(paid.organizationId)).toMatchObject({ state: "verified" });
    await expireChallenge({ challengeId: paid.id }, undefined, new Date(Date.now() + holdsMs * 2));
    expect(await seen(paid)).toMatchObject({ state: "verified" });
  });

  it("has three answers, however many come at once, and few payments in a month", async () => {
    const name = "兰亭纸业股份有限公司";
    const paid = await toBePaid(1, name);
    await sendPayout({ challengeId: paid.id });
    const { actor, organizationId } = paid;
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => answerAmount(actor, { organizationId, amountCents: wrongOf(paid.amountCents) })),
    );
    expect(answers.filter(({ outcome }) => outcome === "wrong").length).toBe(2);
    expect(answers.filter(({ outcome }) => outcome === "locked").length).toBe(3);
    expect(await answerAmount(actor, { organizationId, amountCents: paid.amountCents })).toEqual({ outcome: "locked" });
    expect((await stepsOf(organizationId)).at(-1)).toMatchObject({ outcome: "mismatch", detail: "amount" });
    const own = accountByHolder(name)!;
    const ask = () => beginPaymentOut(actor, { organizationId, account: own.number, cnaps: own.branch.cnaps });
    await ask();
    await cancelProof(actor, { organizationId });
    await ask();
    await cancelProof(actor, { organizationId });
    await expect(ask()).rejects.toEqual(code("payout_limit"));
  });

  it("is refused an account that is not its own, and may give another", async () => {
    const name = "砚边文化传播有限责任公司";
    const foreign = accountByHolder("青石巷茶业有限公司")!;
    const paid = await toBePaid(2, name, foreign.number);
    await sendPayout({ challengeId: paid.id });
    expect(await seen(paid)).toMatchObject({ state: "failed", payout: { failure: "name_differs" } });
    expect(await sandboxAccountLines(foreign.number)).toEqual([]);
    expect((await stepsOf(paid.organizationId)).at(-1)).toMatchObject({ outcome: "invalid_input", detail: "account" });
    const { actor, organizationId } = paid;
    const own = accountByHolder(name)!;
    const give = (account: string, cnaps: string) => beginPaymentOut(actor, { organizationId, account, cnaps });
    await expect(give("12", own.branch.cnaps)).rejects.toEqual(code("account_too_short"));
    await expect(give(own.number, "999331010010")).rejects.toEqual(code("cnaps_check_digit"));
    await expect(give(own.number, "308584000013")).rejects.toEqual(code("branch_unknown"));
    await give(own.number, own.branch.cnaps);
    expect(await seen(paid)).toMatchObject({ state: "requested" });
  });

  it("whose payment comes back is asked for another account; once proven, it stays so", async () => {
    const paid = await toBePaid(3, "青石巷茶业有限公司");
    await sendPayout({ challengeId: paid.id });
    const line = { reference: "BACK1", bookedAt: new Date().toISOString(), amount: paid.amountCents, currency: "CNY" };
    await tell([{ ...line, payer: { name: "内部户" }, note: `退汇 ${paid.code}` }]);
    await payoutReturned({ challengeId: paid.id });
    await payoutReturned({ challengeId: paid.id });
    expect(await seen(paid)).toMatchObject({ state: "failed", payout: { state: "failed", failure: "returned" } });
    await expect(
      answerAmount(paid.actor, { organizationId: paid.organizationId, amountCents: paid.amountCents }),
    ).rejects.toEqual(code("payment_over"));
  });
});

describe("orders for the bank", () => {
  it("hold each payment once, can be had again, and may be answered before the bank confirms", async () => {
    const a = await toBePaid(4, "云栖印务（绍兴）有限公司");
    const b = await toBePaid(5, "半亩塘园艺有限公司");
    await Promise.all([byFile(a.id), byFile(b.id)]);
    await sendPayout({ challengeId: a.id });
    expect(await payoutOf(a.id)).toMatchObject({ state: "requested" });
    const [first, second] = await Promise.allSettled(
      ["pain.001", "csv"].map((format) => exportPayoutOrders(finance, format as "pain.001" | "csv")),
    );
    const files = [first, second].flatMap((one) => (one?.status === "fulfilled" ? [one.value] : []));
    expect(files.reduce((sum, { payments }) => sum + payments, 0)).toBe(2);
    await expect(exportPayoutOrders(finance, "csv")).rejects.toEqual(code("nothing_to_order"));
    const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes)).join();
    for (const { name, code: reference } of [a, b]) {
      expect(texts).toContain(name);
      expect(texts).toContain(reference);
      expect(texts).toContain(accountByHolder(name)!.number);
    }
    for (const file of files) expect((await getOrderFile(finance, file.orderId)).bytes).toEqual(file.bytes);
    // Given up while it was at the bank: its money is out all the same.
    await cancelProof(b.actor, { organizationId: b.organizationId });
    const answer = (amountCents: number) => answerAmount(a.actor, { organizationId: a.organizationId, amountCents });
    expect(await answer(wrongOf(a.amountCents))).toEqual({ outcome: "wrong", left: 2 });
    expect(await answer(a.amountCents)).toEqual({ outcome: "verified" });
    for (const { orderId } of files) await confirmOrderSent(finance, { orderId });
    for (const { orderId } of files) expect(await confirmOrderSent(finance, { orderId })).toBe(0);
    expect(await payoutOf(a.id)).toMatchObject({ state: "sent" });
    expect(await payoutOf(b.id)).toMatchObject({ state: "sent" });
    await expect(
      markPayoutFailed(finance, { payoutId: (await payoutOf(a.id)).id, failure: "returned", reason: "it came back" }),
    ).rejects.toEqual(code("payout_proven"));
  });

  it("do not tell an administrator the amount for an organization that she acts for", async () => {
    const paid = await toBePaid(8, "知远教育咨询有限公司");
    await byFile(paid.id);
    const own = { ...paid.actor, ...(await makeAdministrator(paid.actor, "finance")) };
    await expect(exportPayoutOrders(own, "csv")).rejects.toEqual(code("nothing_to_order"));
    expect((await listPayouts(own)).payouts.map(({ payee }) => payee)).not.toContain(paid.name);
    expect((await listPayouts(finance)).payouts.map(({ payee }) => payee)).toContain(paid.name);
    const { orderId } = await exportPayoutOrders(finance, "csv");
    await expect(getOrderFile(own, orderId)).rejects.toEqual(code("payment_own"));
  });

  it("that the bank refuses end with their step", async () => {
    const paid = await toBePaid(6, "长庚仪器股份有限公司");
    await byFile(paid.id);
    await exportPayoutOrders(finance, "csv");
    const { id: payoutId } = await payoutOf(paid.id);
    await markPayoutFailed(finance, { payoutId, failure: "account_unknown", reason: "the bank knows no such account" });
    expect(await seen(paid)).toMatchObject({ state: "failed", payout: { failure: "account_unknown" } });
    expect((await stepsOf(paid.organizationId)).at(-1)).toMatchObject({ outcome: "invalid_input" });
  });

  it("are the work of finance", async () => {
    const { actor } = await operator(7, "听雨软件（武汉）有限公司");
    await expect(exportPayoutOrders(actor, "csv")).rejects.toEqual(code("not_found"));
    await expect(exportPayoutOrders(await newAdministrator("reviewer"), "csv")).rejects.toEqual(code("not_allowed"));
  });
});

describe("branches", () => {
  it("are found by any of their words and by their code", async () => {
    const found = await searchBranches("砚池 苏州");
    expect(found).toMatchObject([{ bank: "砚池商业银行", city: "苏州" }]);
    expect(await searchBranches(found[0]!.cnaps)).toEqual(found);
    expect((await searchBranches("虚构")).length).toBe(20);
    expect(await searchBranches("  ")).toEqual([]);
    expect(await searchBranches("招商银行")).toEqual([]);
  });
});
