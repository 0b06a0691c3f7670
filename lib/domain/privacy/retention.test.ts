import { beforeAll, expect, it } from "vitest";
import { lookAtReviewFile } from "@/lib/domain/administration/look-at-review";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { proveByDocuments } from "@/lib/domain/verification/prove-by-documents";
import { proveIdentity } from "@/lib/domain/verification/prove-identity";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { queueSms } from "@/lib/platform/sms/queue-sms";
import { allRows } from "@/tests/support/all-rows";
import { agreed, newActor, promptProvider } from "@/tests/support/people";
import { applyRetention } from "./retention";

const times = env();
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
/** A class is there on its last day and gone on the next; a second round changes nothing. */
async function goesAfter(days: number, count: () => Promise<number>): Promise<void> {
  const held = await count();
  await applyRetention(later(days - 1));
  expect(await count()).toBe(held);
  await applyRetention(later(days + 1));
  expect(await count()).toBe(0);
  const rows = await allRows();
  await applyRetention(later(days + 1));
  expect(await allRows()).toEqual(rows);
}

let papers: Actor;
beforeAll(async () => {
  const consent = await agreed("document_review");
  papers = await newActor();
  const about = { kind: "passport" as const, name: "Ana Costa", number: "C01X00T47", country: "PRT", consent };
  await proveByDocuments(papers, about, [
    { side: "photo_page", bytes: new Uint8Array(Buffer.from("%PDF-1.7\nphoto\n%%EOF")) },
  ]);
});

it("ends a proof that nobody answered, with what was typed and its papers", async () => {
  const reviewer = await newAdministrator("reviewer");
  const [file] = await db().reviewFile.findMany();
  await lookAtReviewFile(reviewer, file!.id);
  await goesAfter(times.RETAIN_CLAIMS_DAYS, () =>
    db().verificationStep.count({ where: { claimCipher: { not: null } } }),
  );
  expect(await db().reviewFile.count()).toBe(0);
  const step = await db().verificationStep.findFirstOrThrow({ include: { review: true } });
  expect(step).toMatchObject({ state: "answered", outcome: "expired", review: { state: "withdrawn" } });
});

it("forgets sent text messages", async () => {
  await queueSms(db(), {
    recipient: "15400010037",
    template: "identity_code",
    locale: "en",
    values: { code: "123456", minutes: 10 },
  });
  await goesAfter(times.RETAIN_SMS_DAYS, () => db().sms.count());
});

it("forgets mails, sessions with their addresses, and tasks that are done or given up", async () => {
  await queueMail(db(), {
    recipient: papers.email,
    template: "passkey_added",
    locale: "en",
    values: { name: "Laptop", link: "http://localhost/settings" },
  });
  const { accountId } = papers;
  await db().session.create({ data: { id: newId(), accountId, address: "192.0.2.1", expiresAt: new Date() } });
  await db().outboxTask.updateMany({ where: { topic: "mail.send" }, data: { deadAt: new Date() } });
  await goesAfter(times.RETAIN_SESSIONS_DAYS, () => db().session.count({ where: { accountId } }));
  expect(await db().outboxTask.count({ where: { topic: "mail.send" } })).toBe(0);
  await goesAfter(times.RETAIN_MAILS_DAYS, () => db().mail.count());
});

it("forgets flows in which nobody's name was proven, and keeps those that passed", async () => {
  const actor = await newActor();
  const { name, idNumber } = sandboxPeople[5]!;
  const consent = await agreed("identity_check");
  const wrong = { name: "不是她", idNumber, consent };
  for (let tries = 0; tries < 5; tries++) await proveIdentity(actor, wrong, { provider: promptProvider });
  const other = await newActor();
  await proveIdentity(other, { ...sandboxPeople[6]!, consent }, { provider: promptProvider });
  expect(name).not.toBe("不是她");
  await goesAfter(times.RETAIN_ATTEMPTS_DAYS, () => db().verification.count({ where: { state: "failed" } }));
  expect(await db().verification.count({ where: { state: "passed" } })).toBe(1);
});
