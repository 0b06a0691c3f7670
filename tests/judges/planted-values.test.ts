import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { confirmEmail } from "@/lib/domain/accounts/confirm-email";
import { signIn } from "@/lib/domain/accounts/sign-in";
import { signUp } from "@/lib/domain/accounts/sign-up";
import { actorOf, lastMail, visitor } from "@/lib/domain/accounts/test-support";
import { decideReview } from "@/lib/domain/administration/decide-review";
import { lookAtReviewFile } from "@/lib/domain/administration/look-at-review";
import { revealAccount } from "@/lib/domain/administration/reveal-account";
import { revealNumber } from "@/lib/domain/administration/reveal-number";
import { searchPeople } from "@/lib/domain/administration/search-people";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { totpCode, totpStep } from "@/lib/domain/administration/totp";
import { confirmTotp, offerTotp } from "@/lib/domain/administration/totp-second-factor";
import { takeIn } from "@/lib/domain/bank-payments/accept-callback";
import { commitImport } from "@/lib/domain/bank-payments/commit-import";
import { getImport } from "@/lib/domain/bank-payments/get-import";
import { previewImport } from "@/lib/domain/bank-payments/import-statement";
import { confirmEntry, enterPayment } from "@/lib/domain/bank-payments/manual-entry";
import { stopReading } from "@/lib/domain/bank-payments/read-statement";
import { ensureReceivingAccount, sandboxAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { sandboxBranches } from "@/lib/domain/bank-payments/sandbox/branches";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { beginPaymentIn, beginPaymentOut } from "@/lib/domain/organizations/begin-payment";
import { registered } from "@/lib/domain/organizations/test-support";
import { classified } from "@/lib/domain/privacy/data-map";
import { heldRecords } from "@/lib/domain/privacy/held-records";
import { confirmCode } from "@/lib/domain/verification/confirm-code";
import { followStep } from "@/lib/domain/verification/follow-step";
import { proveByDocuments } from "@/lib/domain/verification/prove-by-documents";
import { proveByFace } from "@/lib/domain/verification/prove-by-face";
import { proveByCard, proveByMobile } from "@/lib/domain/verification/prove-identity";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { sandboxCheck } from "@/lib/domain/verification/sandbox/sandbox-provider";
import { testFaceProvider } from "@/lib/domain/verification/test-face-provider";
import { handlers } from "@/lib/domain/worker";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { log } from "@/lib/platform/log";
import { openBody } from "@/lib/platform/mail/mail-body";
import { openSms } from "@/lib/platform/sms/sms-row";
import { agreed, newActor } from "../support/people";
import { newSigner, sentContract, signAs } from "../support/signed-contract";
import { textColumns } from "../support/text-columns";

/**
 * A full run in which every secret and every number is known to the test, which then reads all that was kept: each
 * column of each table, the log, and the text of each mail and message.
 */
const password = "the heron stands in 7 shallow waters";
const account = "6217009988776655443";
const payoutAccount = "4403019912345678901";
const statementAccount = "6228481234567000119";
const enteredAccount = "3301040160012345678";
const passport = "X83Q77K19";
/** Nothing keeps or tells these, but in envelopes. */
const secrets = new Map<string, string>([
  ["password", password],
  ["payer's account", account],
  ["payee's account", payoutAccount],
  ["account in a statement", statementAccount],
  ["account typed by hand", enteredAccount],
  ["passport", passport],
]);
/** Told to one person, in a mail, a message or on a screen; kept as digests. */
const tokens = new Map<string, string>();
const codes = new Set<string>();
const lines: string[] = [];
const matching = sandboxPeople.filter(({ behaviour }) => behaviour === "match");
const timing = { usualMs: 0, slowMs: 10 };
const context = { attempt: 1, signal: new AbortController().signal };

beforeAll(async () => {
  log.level = "debug";
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } });
  log.info("the run begins");
  await ensureReceivingAccount();
  for (const n of [0, 1, 2, 3, 4]) {
    const { idNumber, mobile, card } = matching[n]!;
    for (const [kind, value] of Object.entries({ idNumber, mobile, card })) secrets.set(`${kind} ${n}`, value);
  }
  await signUpWithPassword();
  await proveByCodes();
  await proveByFaceAndPapers();
  await payBothWays();
  await takeStatements();
  await sign();
  await workInTheOffice();
});
afterAll(() => {
  stopInspecting();
  stopReading();
});

async function signUpWithPassword(): Promise<void> {
  const email = "heron@example.com";
  const { pending } = await signUp(visitor(), { email, password });
  const { token } = await lastMail(email);
  tokens.set("link to confirm", token);
  const actor = actorOf(await confirmEmail(visitor(), { token }, pending), email);
  await signIn(visitor(), { email, password });
  await expect(signIn(visitor(), { email, password: `${password}!` })).rejects.toThrow("wrong_sign_in");
  expect(actor.accountId).toBeTruthy();
}

async function typeCode(actor: Actor): Promise<void> {
  const step = await stepOf(actor);
  const sms = await db().sms.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const code = /\d{6}/.exec(openSms(sms.id, sms.bodyCipher!).text)![0];
  codes.add(code);
  expect(await confirmCode(actor, { stepId: step.id, code })).toMatchObject({ outcome: "match" });
}

const stepOf = (actor: Actor) =>
  db().verificationStep.findFirstOrThrow({
    where: { verification: { person: { accountId: actor.accountId } } },
    orderBy: { createdAt: "desc" },
  });

async function proveByCodes(): Promise<void> {
  const [phone, card] = [await newActor(), await newActor()];
  const byPhone = { ...matching[0]!, consent: await agreed("mobile_check") };
  await proveByMobile(phone, byPhone, { provider: sandboxCheck("mobile", timing) });
  await typeCode(phone);
  const byCard = { ...matching[1]!, consent: await agreed("bank_card_check") };
  await proveByCard(card, byCard, { provider: sandboxCheck("bank_card", timing) });
  await typeCode(card);
}

async function proveByFaceAndPapers(): Promise<void> {
  const [face, papers] = [await newActor(), await newActor()];
  const now = () => new Date();
  const played = testFaceProvider(now);
  const { name, idNumber } = matching[2]!;
  const input = { method: "alipay_face" as const, name, idNumber, consent: await agreed("face_check") };
  await proveByFace(face, input, { provider: played.provider, now });
  played.play("match");
  await followStep(face, { stepId: (await stepOf(face)).id }, { provider: played.provider, now });
  expect((await stepOf(face)).outcome).toBe("match");
  const about = { kind: "passport" as const, name: "Ana Costa", number: passport, country: "PRT" };
  const bytes = new Uint8Array(Buffer.from(`%PDF-1.7\n${passport}\n%%EOF`));
  await proveByDocuments(papers, { ...about, consent: await agreed("document_review") }, [
    { side: "photo_page", bytes },
  ]);
  const review = await db().review.findFirstOrThrow({ include: { files: true } });
  for (const role of ["reviewer", "chief"] as const) {
    const administrator = await newAdministrator(role);
    for (const file of review.files) await lookAtReviewFile(administrator, file.id);
    await decideReview(administrator, { reviewId: review.id, verdict: "approve", reason: "" });
  }
  await handlers["review.decided"]({ reviewId: review.id }, context);
  expect((await stepOf(papers)).outcome).toBe("match");
}

async function payBothWays(): Promise<void> {
  const operator = await newSigner(sandboxPeople.indexOf(matching[3]!));
  const paying = await registered(operator, "清和书坊（杭州）有限公司");
  await beginPaymentIn(operator, { organizationId: paying });
  const challenge = await db().paymentChallenge.findFirstOrThrow({ where: { organizationId: paying } });
  const payment = {
    reference: "BANK-0001",
    bookedAt: new Date().toISOString(),
    amount: challenge.amountCents,
    currency: "CNY",
    payer: { name: challenge.payerName, account, bank: "Sandbox Bank" },
    note: challenge.code,
  };
  await takeIn("callback", JSON.stringify({ account: sandboxAccount.number, transactions: [payment] }), new Date());
  expect(await db().bankTransaction.count()).toBe(1);
  const paid = await registered(operator, "兰亭纸业股份有限公司");
  const [branch] = sandboxBranches;
  await beginPaymentOut(operator, { organizationId: paid, account: payoutAccount, cnaps: branch!.cnaps });
  expect(await db().payout.count()).toBe(1);
}

async function takeStatements(): Promise<void> {
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

async function sign(): Promise<void> {
  const people = [await newSigner(sandboxPeople.indexOf(matching[4]!))];
  await sentContract(people);
  for (const person of people) await signAs(person);
  for (const { id, bodyCipher } of await db().mail.findMany({ where: { template: "invitation" } })) {
    const token = bodyCipher && /\/s\/([A-Za-z0-9_-]{43})/.exec(openBody(id, bodyCipher).text)?.[1];
    if (token) tokens.set(`link to sign ${id}`, token);
  }
}

async function workInTheOffice(): Promise<void> {
  const chief = await newAdministrator("chief");
  const { offer, secret } = await offerTotp(chief);
  tokens.set("secret of the second factor", secret);
  await confirmTotp(chief, { offer, code: totpCode(secret, totpStep(new Date()) - 1) });
  for (const query of [matching[0]!.idNumber, matching[0]!.mobile, passport]) await searchPeople(chief, { query });
  const person = await db().person.findFirstOrThrow({ where: { mobileCipher: { not: null } } });
  await revealNumber(chief, { personId: person.id, number: "document", reason: "To compare with a letter" });
}

/** A value as it may have been written: in clear, in hexadecimal, in base 64. */
const spellings = (value: string): string[] => [
  value,
  Buffer.from(value).toString("hex"),
  Buffer.from(value).toString("base64").replace(/=+$/, ""),
];

/** The columns that hold one of these values. */
async function columnsWith(values: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column, type } of await textColumns()) {
    const where =
      type === "bytea"
        ? `EXISTS (SELECT 1 FROM unnest($1::text[]) v WHERE position(convert_to(v, 'UTF8') IN "${column}") > 0)`
        : `EXISTS (SELECT 1 FROM unnest($1::text[]) v WHERE position(lower(v) IN lower("${column}"::text)) > 0)`;
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE ${where}`,
      values,
    );
    if (row && row.count > 0) found.push(`${table}.${column}`);
  }
  return found;
}

it("keeps no secret and no number in any column", async () => {
  const looked = [...secrets, ...tokens];
  expect(looked.length).toBeGreaterThan(20);
  expect(await columnsWith(looked.flatMap(([, value]) => spellings(value)))).toEqual([]);
  // What is known to be there is found: an address, in clear and as the bytes of a file.
  expect(await columnsWith(["heron@example.com"])).toEqual(["account.email", "mail.recipient"]);
  expect(await columnsWith(["%%EOF"])).toContain("revision.tail");
});

it("keeps no code that was sent in any column that is read as text", async () => {
  expect(codes.size).toBeGreaterThan(0);
  const whole = `(^|[^0-9a-f.:-])(${[...codes].join("|")})([^0-9a-f.:-]|$)`;
  const found: string[] = [];
  for (const { table, column, type } of await textColumns()) {
    if (type === "bytea") continue;
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE "${column}"::text ~ $1`,
      whole,
    );
    if (row && row.count > 0) found.push(`${table}.${column}`);
  }
  expect(found).toEqual([]);
});

it("writes envelopes into every column that is classified as encrypted", async () => {
  let seen = 0;
  for (const [column, dataClass] of classified()) {
    if (dataClass !== "encrypted") continue;
    const [table, name] = column.split(".");
    const rows = await db().$queryRawUnsafe<{ value: Uint8Array }[]>(
      `SELECT "${name}" AS value FROM "${table}" WHERE "${name}" IS NOT NULL`,
    );
    seen += rows.length;
    for (const { value } of rows) expect([...value.subarray(0, 2)], column).toEqual([1, 1]);
  }
  expect(seen).toBeGreaterThan(10);
});

it("tells none of them in the log, in mails or in messages", async () => {
  const all = [...secrets, ...tokens];
  const logged = lines.join("\n");
  expect(logged).toContain("the run begins");
  for (const [kind, value] of all)
    for (const spelling of spellings(value)) expect(logged.includes(spelling), kind).toBe(false);
  for (const code of codes) expect(logged).not.toMatch(new RegExp(`(^|[^0-9a-f])${code}([^0-9a-f]|$)`));
  const mails = await db().mail.findMany();
  const sent = mails.map(
    ({ id, subject, bodyCipher }) => subject + (bodyCipher ? JSON.stringify(openBody(id, bodyCipher)) : ""),
  );
  const messages = await db().sms.findMany();
  sent.push(...messages.map(({ id, bodyCipher }) => (bodyCipher ? JSON.stringify(openSms(id, bodyCipher)) : "")));
  expect(sent.length).toBeGreaterThan(4);
  for (const [kind, value] of secrets) expect(sent.join("\n").includes(value), kind).toBe(false);
});

it("gives a person her own numbers, and nobody else's", async () => {
  const person = await db().person.findFirstOrThrow({ where: { mobileCipher: { not: null } } });
  const held = JSON.stringify(await heldRecords(person.accountId));
  const own = matching.findIndex(({ name }) => name === person.name);
  expect(held).toContain(matching[own]!.idNumber);
  expect(held).toContain(matching[own]!.mobile);
  for (const [kind, value] of secrets)
    if (!kind.endsWith(` ${own}`) || kind.startsWith("card")) expect(held.includes(value), kind).toBe(false);
});
