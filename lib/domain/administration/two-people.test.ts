import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { commitImport } from "@/lib/domain/bank-payments/commit-import";
import { confirmMatch, rejectProposal } from "@/lib/domain/bank-payments/decide-match";
import { changeMapping, discardImport, previewImport } from "@/lib/domain/bank-payments/import-statement";
import { confirmEntry, enterPayment } from "@/lib/domain/bank-payments/manual-entry";
import { proposeMatch } from "@/lib/domain/bank-payments/propose-match";
import { ensureReceivingAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { challengeOf, lineFor, operator } from "@/lib/domain/bank-payments/test-support";
import { beginPaymentIn } from "@/lib/domain/organizations/begin-payment";
import { newPseudonym } from "@/lib/domain/people/own-person";
import { documentIndexOf } from "@/lib/domain/verification/document-index";
import { proveIdentity } from "@/lib/domain/verification/prove-identity";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { agreed, newProvenActor, promptProvider } from "@/tests/support/people";
import { decideReview } from "./decide-review";
import { getImportPage } from "./get-import-page";
import { getReview } from "./get-review";
import { getTransaction } from "./get-transaction";
import { lookAtReviewFile } from "./look-at-review";
import { disableAdministrator } from "./manage-administrators";
import { openReview } from "./open-review";
import { makeAdministrator, newAdministrator, newSignedIn } from "./test-support";
import { beforeEntry } from "./type-payment";

type Office = Actor & { administratorId: string };
const code = (expected: string) => expect.objectContaining({ code: expected });
const reason = "Compared with the bank";
env().RATE_LIMITS = false;

/** Proven as people of the sandbox; nobody's name is proven of the last two. */
let [ann, bea, cyd, nameless, another]: Office[] = [];
let proven: (Actor & { name: string })[];
beforeAll(async () => {
  await ensureReceivingAccount();
  proven = [await newProvenActor(0), await newProvenActor(1), await newProvenActor(2)];
  const office = await Promise.all(proven.map(async (one) => ({ ...one, ...(await makeAdministrator(one, "chief")) })));
  [ann, bea, cyd] = office;
  [nameless, another] = [await newAdministrator("chief"), await newAdministrator("chief")];
});
afterEach(() => {
  env().OFFICE_PROVEN_NAMES = false;
  env().STATEMENT_TWO_PERSON = false;
  env().PROVIDERS.elements.identity_number = "sandbox";
});

let count = 0;
const nextDay = () => `2026-11-${String(10 + (++count % 15)).padStart(2, "0")}`;
const entry = () => ({
  payment: {
    reference: `HAND-${++count}`,
    bookedAt: nextDay(),
    amount: 21,
    currency: "CNY",
    direction: "credit" as const,
    reversal: false,
    payer: { name: "丁有限公司", account: "6222021100004444" },
    note: "",
  },
  reason,
});
const file = () =>
  Buffer.from(
    `交易日期,对方户名,对方账号,贷方发生额,借方发生额,附言,流水号\n${nextDay()},甲有限公司,62220001,0.11,,,F${++count}\n`,
  );
const upload = (actor: Actor) => previewImport(actor, { fileName: "november.csv", bytes: file() });

async function papers(): Promise<{ reviewId: string; fileId: string }> {
  const owner = await newSignedIn();
  const [personId, verificationId, stepId] = [newId(), newId(), newId()];
  await db().person.create({ data: { id: personId, accountId: owner.accountId, pseudonym: newPseudonym() } });
  await db().verification.create({ data: { id: verificationId, personId, state: "open", sandbox: true } });
  await db().verificationStep.create({
    data: { id: stepId, verificationId, method: "document_review", state: "waiting", provider: "administrators" },
  });
  const bytes = Buffer.from("%PDF-1.7\nthe page\n%%EOF");
  const files = [{ side: "photo_page" as const, bytes }];
  const { reviewId } = await openReview(db(), { stepId, kind: "person_document", files });
  const { id } = await db().reviewFile.findFirstOrThrow({ where: { reviewId } });
  return { reviewId, fileId: id };
}

async function approve(actor: Actor, { reviewId, fileId }: Awaited<ReturnType<typeof papers>>) {
  await lookAtReviewFile(actor, fileId);
  return decideReview(actor, { reviewId, verdict: "approve", reason: "" });
}

/** A payment that matches nothing by itself, and the challenge it may be meant for. */
async function payment(n: number, name: string) {
  const { actor, organizationId } = await operator(n, name);
  await beginPaymentIn(actor, { organizationId });
  const challenge = await challengeOf(organizationId);
  const line = { ...lineFor({ name: "并非此家有限公司", amount: challenge.amountCents, code: challenge.code }) };
  const typed = { ...entry().payment, ...line, reference: `MATCH-${++count}` };
  await confirmEntry(bea!, { importId: await enterPayment(ann!, { payment: typed, reason }) });
  const { id } = await db().bankTransaction.findFirstOrThrow({ where: { bankReference: typed.reference } });
  return { transactionId: id, challengeId: challenge.id };
}

describe("where names have to be proven", () => {
  it("nobody without one begins or decides what takes two", async () => {
    const about = await payment(3, "青石巷茶业有限公司");
    const proposalId = await proposeMatch(ann!, { ...about, reason });
    const waiting = await enterPayment(ann!, entry());
    const importId = await upload(nameless!);
    const review = await papers();
    await lookAtReviewFile(nameless!, review.fileId);
    env().OFFICE_PROVEN_NAMES = true;
    for (const attempt of [
      () => enterPayment(nameless!, entry()),
      () => confirmEntry(nameless!, { importId: waiting }),
      () => proposeMatch(nameless!, { ...about, reason }),
      () => confirmMatch(nameless!, { proposalId }),
      () => rejectProposal(nameless!, { proposalId, reason }),
      () => commitImport(nameless!, { importId }),
      () => decideReview(nameless!, { reviewId: review.reviewId, verdict: "approve", reason: "" }),
      () => decideReview(nameless!, { reviewId: review.reviewId, verdict: "refuse", reason }),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: "forbidden", code: "office_name_needed" });
    // Whether she works here at all, and where, is asked before.
    await expect(confirmEntry(await newSignedIn(), { importId: waiting })).rejects.toEqual(code("not_found"));
    await expect(confirmEntry(await newAdministrator("reviewer"), { importId: waiting })).rejects.toEqual(
      code("not_allowed"),
    );
    expect(await getImportPage(nameless!, waiting)).toMatchObject({ nameNeeded: true, decides: false });
    expect(await getImportPage(bea!, waiting)).toMatchObject({ nameNeeded: false, decides: true });
    expect(await getTransaction(nameless!, about.transactionId)).toMatchObject({ nameNeeded: true });
    expect(await getReview(nameless!, review.reviewId)).toMatchObject({ nameNeeded: true, hindrance: null });
    expect(await beforeEntry(nameless!)).toMatchObject({ nameNeeded: { entry: true, statement: false } });

    await confirmEntry(bea!, { importId: waiting });
    await confirmMatch(bea!, { proposalId });
    await commitImport(bea!, { importId });
    await approve(ann!, review);
    expect(await approve(bea!, review)).toEqual({ state: "approved" });
  });

  it("what somebody began without one waits for her proof, or for another", async () => {
    const about = await payment(4, "半亩塘园艺有限公司");
    const proposalId = await proposeMatch(nameless!, { ...about, reason });
    const importId = await enterPayment(nameless!, entry());
    const review = await papers();
    await approve(nameless!, review);
    env().OFFICE_PROVEN_NAMES = true;
    await expect(confirmMatch(ann!, { proposalId })).rejects.toEqual(code("first_administrator_unnamed"));
    await expect(confirmEntry(ann!, { importId })).rejects.toEqual(code("first_administrator_unnamed"));
    await rejectProposal(ann!, { proposalId, reason });
    expect(await approve(ann!, review)).toEqual({ state: "waiting" });
    expect(await getReview(bea!, review.reviewId)).toMatchObject({ approvals: 1 });
    expect(await approve(bea!, review)).toEqual({ state: "approved" });
  });

  it("a name of the sandbox counts only while all is the sandbox's, and none counts that is restricted", async () => {
    env().OFFICE_PROVEN_NAMES = true;
    const importId = await enterPayment(ann!, entry());
    env().PROVIDERS.elements.identity_number = "tencent";
    await expect(confirmEntry(bea!, { importId })).rejects.toEqual(code("office_name_needed"));
    await db().person.update({ where: { accountId: bea!.accountId }, data: { sandbox: false } });
    await expect(confirmEntry(bea!, { importId })).rejects.toEqual(code("first_administrator_unnamed"));
    await db().person.update({ where: { accountId: ann!.accountId }, data: { sandbox: false } });
    await db().person.update({ where: { accountId: bea!.accountId }, data: { restrictedAt: new Date() } });
    await expect(confirmEntry(bea!, { importId })).rejects.toEqual(code("office_name_needed"));
    await db().person.update({ where: { accountId: bea!.accountId }, data: { restrictedAt: null } });
    expect((await confirmEntry(bea!, { importId })).counts.fresh).toBe(1);
  });
});

describe("one person with two accounts", () => {
  /** Her second account, where the register found her number, too. */
  let second: Office;
  beforeAll(async () => {
    const actor = await newSignedIn();
    second = { ...actor, ...(await makeAdministrator(actor, "chief")) };
    const { name, idNumber } = sandboxPeople[2]!;
    const input = { name, idNumber, consent: await agreed("identity_check") };
    expect(await proveIdentity(actor, input, { provider: promptProvider })).toEqual({ outcome: "proven_elsewhere" });
  });

  /** Writes a proof into the second account's row, past all checks but the database's own. */
  const proveAs = (number: string) =>
    db().person.update({
      where: { accountId: second.accountId },
      data: {
        name: sandboxPeople[2]!.name,
        verifiedAt: new Date(),
        assurance: 1,
        documentKind: "passport",
        idNumberIndex: documentIndexOf(number),
        idNumberCipher: Buffer.from([1, 1]),
        idNumberMasked: "X•••••1",
        sandbox: true,
      },
    });

  it("is proven in one of them only: the database keeps a number once", async () => {
    expect(await db().person.findUnique({ where: { accountId: second.accountId } })).toMatchObject({
      verifiedAt: null,
    });
    await expect(proveAs(sandboxPeople[2]!.idNumber)).rejects.toMatchObject({ code: "P2002" });
  });

  it.each([false, true])("is never two administrators (OFFICE_PROVEN_NAMES=%s)", async (names) => {
    const [importId, review] = [await enterPayment(cyd!, entry()), await papers()];
    await approve(cyd!, review);
    env().OFFICE_PROVEN_NAMES = names;
    const refused = code(names ? "office_name_needed" : "needs_another_person");
    await expect(confirmEntry(second, { importId })).rejects.toEqual(refused);
    await expect(approve(second, review)).rejects.toEqual(refused);
    env().OFFICE_PROVEN_NAMES = false;
    const other = await enterPayment(second, entry());
    env().OFFICE_PROVEN_NAMES = names;
    await expect(confirmEntry(cyd!, { importId: other })).rejects.toEqual(code("needs_another_person"));
    await confirmEntry(ann!, { importId });
  });

  it("is found out by a number that was hers in the first account", async () => {
    // Both names in force, as nothing but a document that has two indexes could bring about.
    await proveAs("PRT X0000001");
    env().OFFICE_PROVEN_NAMES = true;
    const importId = await enterPayment(cyd!, entry());
    await expect(confirmEntry(second, { importId })).rejects.toEqual(code("needs_another_person"));
  });
});

describe("where two take a statement in", () => {
  it("whoever uploaded it cannot, another sees the same and does", async () => {
    env().STATEMENT_TWO_PERSON = true;
    const importId = await upload(nameless!);
    await expect(commitImport(nameless!, { importId })).rejects.toEqual(code("needs_another_administrator"));
    const own = await getImportPage(nameless!, importId);
    expect(own).toMatchObject({ mine: true, needsAnother: true, decides: false, mapsColumns: true });
    const others = await getImportPage(another!, importId);
    expect(others).toMatchObject({ mine: false, needsAnother: true, decides: true, mapsColumns: false });
    expect(others.counts).toEqual(own.counts);
    expect(others.examples).toEqual(own.examples);
    const both = await Promise.all([1, 2].map(() => commitImport(another!, { importId })));
    expect(both.map(({ counts }) => counts.fresh)).toEqual([1, 1]);
    expect(await db().bankTransaction.count({ where: { importId } })).toBe(1);
    expect(await getImportPage(nameless!, importId)).toMatchObject({ state: "committed", needsAnother: false });
    expect(await db().bankImport.findUnique({ where: { id: importId } })).toMatchObject({
      createdById: nameless!.administratorId,
      confirmedById: another!.administratorId,
    });
  });

  it("who takes it in does not say what its columns mean", async () => {
    const importId = await upload(nameless!);
    const mapping = (await getImportPage(another!, importId)).table?.mapping;
    await changeMapping(another!, { importId, mapping: mapping! });
    env().STATEMENT_TWO_PERSON = true;
    await expect(changeMapping(another!, { importId, mapping: mapping! })).rejects.toEqual(code("columns_not_yours"));
    await changeMapping(nameless!, { importId, mapping: mapping! });
    await discardImport(another!, { importId });
  });

  it("a file whose bringer works here no more is thrown away and brought anew", async () => {
    env().STATEMENT_TWO_PERSON = true;
    const leaving = await newAdministrator("finance");
    const importId = await upload(leaving);
    await disableAdministrator(ann!, { administratorId: leaving.administratorId, reason: "Left the company" });
    await expect(commitImport(another!, { importId })).rejects.toEqual(code("first_administrator_gone"));
    await discardImport(another!, { importId });
  });

  it("both are of proven name where that is asked for", async () => {
    env().STATEMENT_TWO_PERSON = true;
    const importId = await upload(nameless!);
    env().OFFICE_PROVEN_NAMES = true;
    await expect(upload(nameless!)).rejects.toEqual(code("office_name_needed"));
    await expect(commitImport(ann!, { importId })).rejects.toEqual(code("first_administrator_unnamed"));
    expect(await beforeEntry(nameless!)).toMatchObject({ nameNeeded: { entry: true, statement: true } });
    const named = await upload(ann!);
    await expect(commitImport(another!, { importId: named })).rejects.toEqual(code("office_name_needed"));
    expect((await commitImport(bea!, { importId: named })).counts.fresh).toBe(1);
  });

  it("and one is enough where it is not", async () => {
    const importId = await upload(nameless!);
    expect(await getImportPage(nameless!, importId)).toMatchObject({ needsAnother: false, decides: true });
    expect((await commitImport(nameless!, { importId })).counts.fresh).toBe(1);
  });
});
