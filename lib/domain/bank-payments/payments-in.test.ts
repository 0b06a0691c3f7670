import { beforeAll, describe, expect, it } from "vitest";
import { makeAdministrator, newAdministrator } from "@/lib/domain/administration/test-support";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { proofGiven } from "@/lib/domain/organizations/proof-given";
import { organizationOf } from "@/lib/domain/organizations/test-support";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { commitImport } from "./commit-import";
import { confirmMatch, rejectProposal, withdrawProposal } from "./decide-match";
import { declareSent } from "./declare-sent";
import { expireChallenge } from "./expire-challenge";
import { previewImport } from "./import-statement";
import { confirmEntry, enterPayment } from "./manual-entry";
import { proposeMatch } from "./propose-match";
import { ensureReceivingAccount } from "./receiving-accounts";
import { recordRefund } from "./record-refund";
import { accountByHolder } from "./sandbox/accounts";
import { payFromSandbox, sandboxStatement } from "./sandbox/pay-from-sandbox";
import { sandboxAccountLines } from "./sandbox/sandbox-bank";
import { payBack, setAside, takeUp } from "./set-aside";
import { dayMs, holdsMs, statementGraceMs } from "./terms";
import { asked, challengeOf, lineFor, type Payer, seen, tell, transactionOf } from "./test-support";
import { undoImport } from "./undo-import";

let finance: Actor & { administratorId: string };
let other: Actor;

beforeAll(async () => {
  await ensureAuthority();
  await ensureReceivingAccount();
  finance = await newAdministrator("finance");
  other = await newAdministrator("finance");
});

const upload = async (bytes: Uint8Array, fileName = "s.xml") => previewImport(finance, { fileName, bytes });
const stepOf = async ({ id }: Payer) =>
  (await db().paymentChallenge.findUniqueOrThrow({ where: { id }, include: { step: true } })).step;

describe("an organization that pays us", () => {
  it("is proven by its own payment, once, whichever way it is heard of and however often", async () => {
    const payer = await asked(0, "清和书坊（杭州）有限公司");
    expect(await seen(payer)).toMatchObject({
      direction: "in",
      state: "issued",
      amountCents: payer.amount,
      code: payer.code,
      sandbox: true,
      account: { number: "9990000012345678" },
    });
    await declareSent(payer.actor, payer);
    await declareSent(payer.actor, payer);
    const paid = {
      payerName: payer.name,
      payerKind: "corporate",
      amountCents: payer.amount,
      note: payer.code,
    } as const;
    const { reference } = await payFromSandbox(paid);
    const again = { ...paid, reference, when: (await transactionOf(reference)).bookedAt.toISOString() };
    for (const format of ["camt.053", "mt940", "csv"] as const) {
      const importId = await upload(sandboxStatement([again], format).bytes);
      const { counts } = await commitImport(finance, { importId });
      expect([format, counts.fresh, counts.known]).toEqual([format, 0, 1]);
    }
    await payFromSandbox(again);
    const view = await seen(payer);
    expect(view).toMatchObject({ state: "matched", nearMisses: [] });
    expect(view.timeline.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    const step = await stepOf(payer);
    await Promise.all([proofGiven({ stepId: step.id }), proofGiven({ stepId: step.id })]);
    expect(await organizationOf(payer.organizationId)).toMatchObject({ state: "verified" });
    expect(await stepOf(payer)).toMatchObject({ state: "answered", outcome: "match" });
    expect(await db().bankTransaction.count({ where: { challengeId: payer.id } })).toBe(1);
    const lines = await sandboxAccountLines(accountByHolder(payer.name)!.number);
    expect(lines).toMatchObject([{ direction: "out", amountCents: payer.amount, note: payer.code }]);
  });

  it("is told what a payment lacked, and the money is decided about", async () => {
    const payer = await asked(1, "兰亭纸业股份有限公司");
    const wrong = {
      short: lineFor(payer, { amount: payer.amount === 1 ? 1 : payer.amount - 1 }),
      over: lineFor(payer, { amount: payer.amount + 100 }),
      wrong_name: lineFor(payer, { payer: { name: "云栖印务（绍兴）有限公司" } }),
      personal_payer: lineFor(payer, { payer: { name: "王珊" } }),
      wrong_currency: lineFor(payer, { currency: "USD" }),
      no_payer_name: lineFor(payer, { payer: { name: "" } }),
      late: lineFor(payer, { bookedAt: new Date(Date.now() - dayMs).toISOString() }),
    };
    if (payer.amount === 1) wrong.short = lineFor(payer, { currency: "USD" });
    await tell(Object.values(wrong));
    const reasons = Object.fromEntries(
      await Promise.all(
        Object.entries(wrong).map(async ([why, { reference }]) => [why, (await transactionOf(reference)).reason]),
      ),
    );
    for (const why of ["over", "wrong_name", "personal_payer", "wrong_currency", "no_payer_name", "late"])
      expect(reasons[why]).toBe(why);
    const view = await seen(payer);
    expect(view.state).toBe("issued");
    expect(view.nearMisses.length).toBe(5);
    expect(JSON.stringify(view.nearMisses)).not.toContain("王珊");
    expect((await transactionOf(wrong.over.reference)).refund).toMatchObject({ state: "due" });
    // Then the right one comes, and once more.
    const right = lineFor(payer);
    await tell([right]);
    expect(await seen(payer)).toMatchObject({ state: "matched" });
    const second = lineFor(payer);
    await tell([second]);
    expect(await transactionOf(second.reference)).toMatchObject({ reason: "already_satisfied", state: "refund_due" });
    const { refund } = await transactionOf(second.reference);
    await expect(recordRefund(finance, { refundId: refund!.id, bankReference: " " })).rejects.toMatchObject({
      code: "reference_missing",
    });
    await recordRefund(finance, { refundId: refund!.id, bankReference: "R-1" });
    await recordRefund(finance, { refundId: refund!.id, bankReference: "R-1" });
    await expect(recordRefund(finance, { refundId: refund!.id, bankReference: "R-2" })).rejects.toMatchObject({
      code: "refund_over",
    });
    expect(await transactionOf(second.reference)).toMatchObject({
      state: "refunded",
      refund: { state: "done", bankReference: "R-1" },
    });
  });

  it("may write its code with look-alikes, or leave it out, and its bank may abbreviate its name beside the code", async () => {
    const payer = await asked(2, "砚边文化传播有限责任公司");
    await tell([lineFor(payer, { note: "", payer: { name: "砚边文化传播有限公司" } })]);
    expect((await seen(payer)).state).toBe("issued");
    await tell([
      lineFor(payer, {
        note: ` ${payer.code.toLowerCase().split("").join(" ")}`,
        payer: { name: "砚边文化传播有限公司" },
      }),
    ]);
    expect((await seen(payer)).state).toBe("matched");
    const quiet = await asked(3, "青石巷茶业有限公司");
    await tell([lineFor(quiet, { note: "货款" })]);
    const challenge = await challengeOf(quiet.organizationId);
    expect(challenge.state).toBe("matched");
  });

  it("heard of after its time counts when it was booked in time, and ends the step otherwise", async () => {
    const payer = await asked(4, "云栖印务（绍兴）有限公司");
    const after = new Date(Date.now() + holdsMs + 1000);
    await expireChallenge({ challengeId: payer.id }, undefined, after);
    await expireChallenge({ challengeId: payer.id }, undefined, after);
    expect(await seen(payer)).toMatchObject({ state: "expired", waiting: true });
    const late = lineFor(payer, { bookedAt: after.toISOString() });
    await tell([late], after);
    expect(await transactionOf(late.reference)).toMatchObject({ reason: "late", state: "refund_due" });
    await tell([lineFor(payer)], after);
    expect(await seen(payer)).toMatchObject({ state: "matched" });
    const gone = await asked(5, "半亩塘园艺有限公司");
    const over = new Date(Date.now() + holdsMs + statementGraceMs + 1000);
    await expireChallenge({ challengeId: gone.id }, undefined, over);
    expect(await stepOf(gone)).toMatchObject({ state: "answered", outcome: "expired" });
    const lost = lineFor(gone);
    await tell([lost], over);
    expect(await transactionOf(lost.reference)).toMatchObject({ reason: "late" });
  });

  it("may be matched by two administrators together, not by one", async () => {
    const payer = await asked(6, "长庚仪器股份有限公司");
    const line = lineFor(payer, { amount: payer.amount + 200 });
    await tell([line]);
    const { id: transactionId } = await transactionOf(line.reference);
    const propose = () =>
      proposeMatch(finance, { transactionId, challengeId: payer.id, reason: "the bank took a fee" });
    const first = await propose();
    await expect(propose()).rejects.toMatchObject({ code: "match_proposed_already" });
    await expect(confirmMatch(finance, { proposalId: first })).rejects.toMatchObject({
      code: "needs_another_administrator",
    });
    await expect(setAside(finance, { transactionId, reason: "not for us" })).rejects.toMatchObject({
      code: "match_proposed_already",
    });
    await rejectProposal(other, { proposalId: first, reason: "the fee is too high" });
    const second = await propose();
    await withdrawProposal(finance, { proposalId: second });
    const third = await propose();
    const where = { id: finance.administratorId };
    await db().administrator.update({ where, data: { disabledAt: new Date() } });
    await expect(confirmMatch(other, { proposalId: third })).rejects.toMatchObject({
      code: "first_administrator_gone",
    });
    await db().administrator.update({ where, data: { disabledAt: null } });
    await Promise.all([confirmMatch(other, { proposalId: third }), confirmMatch(other, { proposalId: third })]);
    expect(await transactionOf(line.reference)).toMatchObject({ state: "matched", matchedBy: "people", refund: null });
    expect((await challengeOf(payer.organizationId)).state).toBe("matched");
    await expect(takeUp(finance, { transactionId, reason: "look again" })).rejects.toMatchObject({
      code: "payment_decided",
    });
  });

  it("is never matched by an administrator who acts for it, be it by proposal, entry or statement", async () => {
    const payer = await asked(17, "天山果业有限责任公司");
    const own = { ...payer.actor, ...(await makeAdministrator(payer.actor, "finance")) };
    const line = lineFor(payer, { amount: payer.amount + 200 });
    await tell([line]);
    const { id: transactionId } = await transactionOf(line.reference);
    const proposal = { transactionId, challengeId: payer.id, reason: "the bank took a fee" };
    const refused = { code: "payment_own" };
    await expect(proposeMatch(own, proposal)).rejects.toMatchObject(refused);
    const proposalId = await proposeMatch(finance, proposal);
    await expect(confirmMatch(own, { proposalId })).rejects.toMatchObject(refused);
    const { bytes } = sandboxStatement(
      [{ payerName: payer.name, payerKind: "corporate", amountCents: payer.amount, note: payer.code }],
      "camt.053",
    );
    const statement = await previewImport(own, { fileName: "s.xml", bytes });
    await expect(commitImport(own, { importId: statement })).rejects.toMatchObject(refused);
    const entry = await enterPayment(finance, { payment: lineFor(payer), reason: "seen on the bank's screen" });
    await expect(confirmEntry(own, { importId: entry })).rejects.toMatchObject(refused);
    expect((await challengeOf(payer.organizationId)).state).toBe("issued");
  });

  it("a payment for nobody is put away, taken up, and paid back", async () => {
    const line = lineFor({ name: "知远教育咨询有限公司", amount: 5000, code: "" });
    await tell([line]);
    const { id: transactionId, state } = await transactionOf(line.reference);
    expect(state).toBe("unmatched");
    await setAside(finance, { transactionId, reason: "an invoice" });
    await takeUp(finance, { transactionId, reason: "not an invoice" });
    await payBack(finance, { transactionId, reason: "nobody knows it" });
    await setAside(finance, { transactionId, reason: "they want it kept" });
    await takeUp(finance, { transactionId, reason: "they want it back" });
    await payBack(finance, { transactionId, reason: "they want it back" });
    expect(await transactionOf(line.reference)).toMatchObject({ state: "refund_due", refund: { state: "due" } });
  });

  it("is entered by hand by two, and known again in a statement; a taken back payment owes nothing", async () => {
    const payer = await asked(7, "听雨软件（武汉）有限公司");
    const payment = lineFor(payer);
    const importId = await enterPayment(finance, { payment, reason: "seen on the bank's screen" });
    await expect(confirmEntry(finance, { importId })).rejects.toMatchObject({ code: "needs_another_administrator" });
    await Promise.all([confirmEntry(other, { importId }), confirmEntry(other, { importId })]);
    expect((await challengeOf(payer.organizationId)).state).toBe("matched");
    expect((await tell([payment])).counts).toMatchObject({ fresh: 0, known: 1 });
    const twice = lineFor(payer);
    await tell([twice]);
    await tell([lineFor(payer, { direction: "debit", reversal: true, amount: twice.amount })]);
    expect(await transactionOf(twice.reference)).toMatchObject({
      state: "set_aside",
      reason: "reversed",
      refund: null,
    });
  });
});

describe("statements", () => {
  it("overlap, come twice and at once, and each line counts once", async () => {
    const payer = await asked(8, "望北新材料有限公司");
    const inputs = [1, 2, 3].map((n) => ({
      payerName: n === 2 ? payer.name : "若溪服饰有限公司",
      payerKind: "corporate" as const,
      amountCents: n === 2 ? payer.amount : 70_000 + n,
      note: n === 2 ? payer.code : "货款",
      reference: `SBX000000000000000${n}`,
      when: new Date().toISOString(),
    }));
    const files = [inputs, inputs.slice(0, 2), inputs.slice(1)].map((some) => sandboxStatement(some, "camt.053").bytes);
    const ids = [];
    for (const bytes of [...files, files[0]!]) ids.push(await upload(bytes));
    const all = await Promise.all(ids.map((importId, n) => commitImport(n % 2 ? other : finance, { importId })));
    expect(all.reduce((sum, { counts }) => sum + counts.fresh, 0)).toBe(3);
    expect(all.reduce((sum, { counts }) => sum + counts.matched, 0)).toBe(1);
    expect((await challengeOf(payer.organizationId)).state).toBe("matched");
    const empty = all.find(({ counts }) => counts.fresh === 0);
    if (empty) await undoImport(finance, { importId: empty.importId, reason: "came twice" });
  });

  it("are undone while nothing has come of them", async () => {
    const input = { payerName: "若溪服饰有限公司", payerKind: "corporate", amountCents: 81_234, note: "定金" } as const;
    const { bytes, references } = sandboxStatement([input], "csv");
    const importId = await upload(bytes, "s.csv");
    await commitImport(finance, { importId });
    await undoImport(finance, { importId, reason: "the wrong file" });
    expect(await db().bankTransaction.count({ where: { bankReference: references[0]! } })).toBe(0);
    const again = await upload(bytes, "s.csv");
    expect((await commitImport(finance, { importId: again })).counts.fresh).toBe(1);
  });

  it("that contradict themselves are not taken in", async () => {
    const input = { payerName: "若溪服饰有限公司", payerKind: "corporate", amountCents: 99, note: "" } as const;
    const text = new TextDecoder().decode(sandboxStatement([input], "mt940").bytes);
    const importId = await upload(new TextEncoder().encode(text.replace(/(:62F:C\d{6}CNY)[\d,]+/, "$19999,99")));
    await expect(commitImport(finance, { importId })).rejects.toMatchObject({ code: "statement_does_not_add_up" });
  });
});
