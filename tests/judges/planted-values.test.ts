import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stopReading } from "@/lib/domain/bank-payments/read-statement";
import { ensureReceivingAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { classified } from "@/lib/domain/privacy/data-map";
import { heldRecords } from "@/lib/domain/privacy/held-records";
import { db } from "@/lib/platform/db/client";
import { log } from "@/lib/platform/log";
import { openBody } from "@/lib/platform/mail/mail-body";
import { openSms } from "@/lib/platform/sms/sms-row";
import { newPhoneProvenActor } from "../support/people";
import { newSigner } from "../support/signed-contract";
import { textColumns } from "../support/text-columns";
import { leave, leaver } from "./planted/leaving";
import { workInTheOffice } from "./planted/office";
import { proveByAuthorization, proveByNumber, proveByPapers } from "./planted/organizations";
import { payBothWays, payByStripe, strangersAddress, strangersName, takeStatements } from "./planted/payments";
import { noteLinks, proveByCodes, proveByFaceAndPapers, sign, signUpWithPassword } from "./planted/people";
import { codes, columnsWith, lines, matching, placeOf, secrets, spellings, tokens } from "./planted/values";

/**
 * A full run in which every secret and every number is known to the test, which then reads all that was kept: each
 * column of each table, the log, and the text of each mail and message.
 */
const people = { phone: 0, card: 1, face: 2, operator: 3, signer: 4, leaver: 5, representative: 6 };

beforeAll(async () => {
  log.level = "debug";
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } });
  log.info("the run begins");
  await ensureReceivingAccount();
  for (const n of Object.values(people)) {
    const { idNumber, mobile, card } = matching[n]!;
    for (const [kind, value] of Object.entries({ idNumber, mobile, card })) secrets.set(`${kind} ${n}`, value);
  }
  await signUpWithPassword();
  await proveByCodes();
  await proveByFaceAndPapers();
  const operator = await newSigner(placeOf(people.operator), newPhoneProvenActor);
  await payBothWays(operator);
  await payByStripe(operator);
  await proveByNumber(operator, people.operator);
  await proveByAuthorization(operator, people.representative);
  await proveByPapers(operator);
  await takeStatements();
  await sign();
  await workInTheOffice();
  await leave(people.leaver);
  await noteLinks();
});
afterAll(() => {
  stopInspecting();
  stopReading();
});

it("keeps no secret and no number in any column", async () => {
  const looked = [...secrets, ...tokens];
  expect(looked.length).toBeGreaterThan(20);
  expect(await columnsWith(looked.flatMap(([, value]) => spellings(value)))).toEqual([]);
  // What is known to be there is found: an address, in clear and as the bytes of a file.
  expect(await columnsWith(["heron@example.com"])).toEqual(["account.email", "mail.recipient"]);
  expect(await columnsWith(["%%EOF"])).toContain("revision.tail");
});

it("keeps of a stranger who paid by way of Stripe the name alone, where administrators look for it", async () => {
  expect(await columnsWith([strangersName])).toEqual([
    "bank_transaction.payerName",
    "bank_transaction.payerNameNormalized",
  ]);
  expect(await columnsWith([strangersAddress])).toEqual([]);
});

it("keeps nothing of who left, but where to tell her that she has", async () => {
  expect(await columnsWith([leaver.email])).toEqual(["mail.recipient"]);
  const { email: _told, ...others } = leaver;
  expect(await columnsWith(Object.values(others))).toEqual([]);
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
  for (const [kind, value] of [...all, ["payer", strangersName], ["payer's address", strangersAddress]] as const)
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
