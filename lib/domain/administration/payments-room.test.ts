import { createHash, randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { rejectProposal, withdrawProposal } from "@/lib/domain/bank-payments/decide-match";
import { proposeMatch } from "@/lib/domain/bank-payments/propose-match";
import { newPseudonym } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { getTransaction } from "./get-transaction";
import { listImports } from "./list-imports";
import { listPayouts } from "./list-payouts";
import { listRefunds } from "./list-refunds";
import { officeOverview } from "./office-overview";
import { listProposals, listTransactions } from "./payments-room";
import { newAdministrator, newSignedIn } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
let finance: Actor & { administratorId: string };
let importId: string;
let accountId: string;

beforeAll(async () => {
  finance = await newAdministrator("finance");
  [importId, accountId] = [newId(), newId()];
  await db().receivingAccount.create({
    data: { id: accountId, name: "Vermilion", number: "0200004509000006", bank: "ICBC" },
  });
  await db().bankImport.create({
    data: {
      id: importId,
      receivingAccountId: accountId,
      source: "statement",
      format: "camt",
      fileName: "november.xml",
      fileSha256: createHash("sha256").update("x").digest(),
      state: "committed",
      committedAt: new Date(),
      createdById: finance.administratorId,
    },
  });
});

async function pay(over: { payerName?: string; amountCents?: bigint; note?: string; state?: string; reason?: string }) {
  const payerName = over.payerName ?? "清河书坊（杭州）有限公司";
  return db().bankTransaction.create({
    data: {
      id: newId(),
      importId,
      receivingAccountId: accountId,
      fingerprint: Uint8Array.from(randomBytes(32)),
      bookedAt: new Date(),
      amountCents: over.amountCents ?? 37n,
      currency: "CNY",
      payerName,
      payerNameNormalized: payerName,
      note: over.note ?? null,
      rawCipher: new Uint8Array(40),
      state: over.state ?? "unmatched",
      reason: over.reason ?? "short",
    },
  });
}

/** An organization that is asked to pay, or to be paid. */
async function challenge(name: string, challengeCode: string, direction: "in" | "out" = "in") {
  const operator = await newSignedIn();
  const [personId, organizationId, verificationId, stepId, id] = [newId(), newId(), newId(), newId(), newId()];
  await db().person.create({ data: { id: personId, accountId: operator.accountId, pseudonym: newPseudonym() } });
  await db().organization.create({
    data: {
      id: organizationId,
      kind: "enterprise",
      name,
      nameNormalized: name,
      state: "unverified",
      pseudonym: newPseudonym(),
    },
  });
  await db().verification.create({
    data: { id: verificationId, personId, organizationId, state: "open", sandbox: true },
  });
  await db().verificationStep.create({
    data: { id: stepId, verificationId, method: `payment_${direction}`, state: "waiting", provider: "bank" },
  });
  return db().paymentChallenge.create({
    data: {
      id,
      stepId,
      organizationId,
      direction,
      state: direction === "in" ? "issued" : "requested",
      amountCents: 37,
      code: challengeCode,
      receivingAccountId: direction === "in" ? accountId : null,
      payerName: name,
      payerNameNormalized: name,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
}

it("lists what nobody has decided, and offers the challenges that a payment may be meant for, the most alike first", async () => {
  const name = "清河书坊（杭州）有限公司";
  const meant = await challenge(name, "VM-7K2F9");
  await challenge("兰亭纸业有限公司", "VM-8P3QX");
  const paid = await pay({ payerName: name, note: "认证 vm-7k2f9" });
  const { transactions } = await listTransactions(finance, { list: "unmatched" });
  expect(transactions).toMatchObject([{ id: paid.id, money: { cents: 37, currency: "CNY" }, reason: "short" }]);
  const page = await getTransaction(finance, paid.id);
  expect(page.candidates.map((one) => [one.code, one.fits.join(" ")])).toEqual([
    ["VM-7K2F9", "name code amount"],
    ["VM-8P3QX", "amount"],
  ]);
  await db().matchProposal.create({
    data: {
      id: newId(),
      transactionId: paid.id,
      challengeId: meant.id,
      state: "proposed",
      reason: "Bank cut the note",
      proposedById: finance.administratorId,
    },
  });
  expect(await listProposals(finance)).toMatchObject([{ code: "VM-7K2F9", organization: name, mine: true }]);
  const other = await newAdministrator("finance");
  expect((await listProposals(other))[0]).toMatchObject({ mine: false });
  expect((await listTransactions(finance, { list: "unmatched" })).transactions[0]?.proposed).toBe(true);
});

it("lists what goes back, what is to be paid, and where payments came from", async () => {
  const wrong = await pay({ payerName: "王珊", state: "refund_due", reason: "personal_payer" });
  await db().refund.create({
    data: { id: newId(), transactionId: wrong.id, amountCents: 37n, reason: "personal_payer", state: "due" },
  });
  expect(await listRefunds(finance)).toMatchObject([{ state: "due", payerName: "王珊", money: { cents: 37 } }]);
  const out = await challenge("运河物流有限公司", "VM-OUT22", "out");
  await db().payout.create({
    data: {
      id: newId(),
      challengeId: out.id,
      provider: "file",
      bank: "ICBC",
      branch: "Hangzhou West Lake",
      cnaps: "102100099996",
      accountCipher: new Uint8Array(40),
      accountIndex: new Uint8Array(32),
      accountMasked: "62*************78",
      state: "requested",
    },
  });
  expect(await listPayouts(finance)).toMatchObject({
    payouts: [{ payee: "运河物流有限公司", money: { cents: 37 }, mayFail: true }],
    orders: [],
    toOrder: 1,
  });
  expect(await listImports(finance)).toMatchObject([{ fileName: "november.xml", account: "ICBC 0006", lines: 2 }]);
  const { queues } = await officeOverview(finance);
  expect(queues.map(({ name, count }) => `${name} ${count}`)).toEqual([
    "unmatched 1",
    "disputed 1",
    "proposals 1",
    "entries 0",
    "statements 0",
    "refunds 1",
    "payouts 1",
  ]);
});

it("tells a proposal that was taken back from one that was refused, and why it was", async () => {
  const { id: challengeId } = await challenge("听雨软件有限公司", "VM-9W4RT");
  const { id: transactionId } = await pay({ payerName: "听雨软件（旧称）有限公司" });
  const propose = () => proposeMatch(finance, { transactionId, challengeId, reason: "The former name" });
  await withdrawProposal(finance, { proposalId: await propose() });
  const refused = { proposalId: await propose(), reason: "The register knows no such name" };
  await rejectProposal(await newAdministrator("finance"), refused);
  const { proposals } = await getTransaction(finance, transactionId);
  expect(proposals.map(({ state, refusal }) => [state, refusal])).toEqual([
    ["rejected", "The register knows no such name"],
    ["withdrawn", null],
  ]);
});

it("is finance's work, and nothing for strangers", async () => {
  const paid = await pay({});
  for (const attempt of [
    (actor: Actor) => listTransactions(actor, { list: "unmatched" }),
    (actor: Actor) => getTransaction(actor, paid.id),
    (actor: Actor) => listProposals(actor),
    (actor: Actor) => listRefunds(actor),
    (actor: Actor) => listPayouts(actor),
    (actor: Actor) => listImports(actor),
  ]) {
    await expect(attempt(await newAdministrator("reviewer"))).rejects.toEqual(code("not_allowed"));
    await expect(attempt(await newSignedIn())).rejects.toEqual(code("not_found"));
  }
  await expect(getTransaction(finance, newId())).rejects.toEqual(code("not_found"));
});
