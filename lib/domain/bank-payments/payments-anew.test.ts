import { beforeAll, describe, expect, it } from "vitest";
import { beginPaymentInAnew, beginPaymentOut } from "@/lib/domain/organizations/begin-payment";
import { readOwnFlow } from "@/lib/domain/organizations/flow-row";
import { stepsOf } from "@/lib/domain/organizations/test-support";
import { answerAmount } from "./answer-amount";
import { expireChallenge } from "./expire-challenge";
import { nextPayoutAt } from "./next-payout";
import { ensureReceivingAccount } from "./receiving-accounts";
import { accountByHolder } from "./sandbox/accounts";
import { sendPayout } from "./send-payout";
import { dayMs, holdsMs } from "./terms";
import { asked, challengeOf, lineFor, seen, tell, toBePaid, transactionOf } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
beforeAll(ensureReceivingAccount);

describe("asking anew where the time to pay has run out", () => {
  it("is not possible while the time runs", async () => {
    const payer = await asked(0, "兰亭纸业股份有限公司");
    await expect(beginPaymentInAnew(payer.actor, payer)).rejects.toEqual(code("flow_moved_on"));
    expect(await seen(payer)).toMatchObject({ state: "issued", code: payer.code });
  });

  it.each([
    [1, "清和书坊（杭州）有限公司", true],
    [3, "青石巷茶业有限公司", false],
  ])("ends the old request, whether or not it was marked (person %i)", async (n, name, marked) => {
    const payer = await asked(n, name);
    const later = new Date(Date.now() + holdsMs + 60_000);
    if (marked) await expireChallenge({ challengeId: payer.id }, undefined, later);
    const anew = () => beginPaymentInAnew(payer.actor, payer, { now: () => later });
    const both = await Promise.allSettled([anew(), anew()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const steps = await stepsOf(payer.organizationId);
    expect(steps.slice(-2)).toMatchObject([
      { method: "payment_in", state: "answered", outcome: "expired" },
      { method: "payment_in", state: "waiting", outcome: null },
    ]);
    const since = await challengeOf(payer.organizationId);
    expect(since.code).not.toBe(payer.code);
    expect((await readOwnFlow(payer.actor, payer.organizationId)).phase).toBe("proof");

    // What still comes for the old request satisfies neither, and is known as such.
    if (since.amountCents === payer.amount) return;
    const late = lineFor(payer);
    await tell([late]);
    expect((await transactionOf(late.reference)).state).not.toBe("matched");
    expect((await challengeOf(payer.organizationId)).state).toBe("issued");
  });
});

describe("when another payment may be sent", () => {
  it("is at once after one that was locked, and in a month after two", async () => {
    const name = "云栖印务（绍兴）有限公司";
    const { actor, organizationId } = await toBePaid(10, name);
    const { number: account, branch } = accountByHolder(name)!;
    const again = () => beginPaymentOut(actor, { organizationId, account, cnaps: branch.cnaps });
    const lock = async () => {
      const { id, amountCents } = await challengeOf(organizationId);
      await sendPayout({ challengeId: id });
      for (let tries = 0; tries < 3; tries += 1)
        await answerAmount(actor, { organizationId, amountCents: (amountCents % 99) + 1 });
      expect((await challengeOf(organizationId)).state).toBe("locked");
    };
    await lock();
    expect(await nextPayoutAt(actor, organizationId)).toBeNull();
    await again();
    await lock();
    // Six wrong amounts, which is all that a month allows.
    const next = await nextPayoutAt(actor, organizationId);
    expect(Number(next) - Date.now()).toBeGreaterThan(29 * dayMs);
    await expect(again()).rejects.toEqual(code("payout_limit"));
  });

  it("asks nothing of who was never paid", async () => {
    const payer = await asked(12, "晚舟物流有限公司");
    expect(await nextPayoutAt(payer.actor, payer.organizationId)).toBeNull();
  });
});
