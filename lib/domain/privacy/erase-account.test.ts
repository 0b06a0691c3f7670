import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/domain/accounts/password-hash";
import { erasePerson } from "@/lib/domain/administration/erase-person";
import { searchPeople } from "@/lib/domain/administration/search-people";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { withdrawContract } from "@/lib/domain/contracts/endings/withdraw-contract";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { contractEvidence } from "@/lib/domain/evidence/contract-evidence";
import { stopValidating } from "@/lib/domain/evidence/validate-file";
import { validateUpload } from "@/lib/domain/evidence/validate-upload";
import { saveAsTemplate } from "@/lib/domain/templates/save-as-template";
import { confirmCode } from "@/lib/domain/verification/confirm-code";
import { proveByMobile, proveIdentity } from "@/lib/domain/verification/prove-identity";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { sandboxCheck } from "@/lib/domain/verification/sandbox/sandbox-provider";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { openSms } from "@/lib/platform/sms/sms-row";
import { newDraft } from "@/tests/support/contracts";
import { agreed, newActor, newProvenActor, promptProvider } from "@/tests/support/people";
import { newSigner, type SigningPerson, sentContract, signAs } from "@/tests/support/signed-contract";
import { eraseOwnAccount } from "./erase-own-account";
import { applyRetention } from "./retention";

const password = "a lantern under the old bridge";
const code = (expected: string) => expect.objectContaining({ code: expected });
let passwordHash: string;
let people: [SigningPerson, SigningPerson];
let contractId: string;
let documentId: string;

async function withPassword<A extends Actor>(actor: A): Promise<A> {
  await db().account.update({ where: { id: actor.accountId }, data: { passwordHash } });
  await db().session.create({
    data: { id: newId(), accountId: actor.accountId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return actor;
}

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  people = [await withPassword(await newSigner(0)), await withPassword(await newSigner(1))];
  ({ contractId, documentId } = await sentContract(people));
});
afterAll(async () => {
  await stopInspecting();
  await stopValidating();
});

describe("deleting an account", () => {
  it("asks for the password, and waits for what others wait for", async () => {
    const [sender] = people;
    await expect(eraseOwnAccount(sender, { password: "not this one" })).rejects.toEqual(code("wrong_password"));
    await expect(eraseOwnAccount(sender, { password })).rejects.toEqual(code("erase_open_things"));
    expect(await db().session.count({ where: { accountId: sender.accountId } })).toBe(1);
  });

  it("leaves what was signed valid, and restricts what the law keeps", async () => {
    const [sender, other] = people;
    for (const person of people) await signAs(person);
    await saveAsTemplate(sender, { contractId: await newDraft(sender) });
    expect(await eraseOwnAccount(sender, { password })).toEqual({ restricted: true });

    const { accountId } = sender;
    const account = await db().account.findUniqueOrThrow({ where: { id: accountId }, include: { person: true } });
    expect(account).toMatchObject({ passwordHash: null, emailConfirmedAt: null, erasedAt: expect.any(Date) });
    expect(account.email).not.toContain(sender.email);
    expect(await db().template.count({ where: { ownerId: accountId } })).toBe(0);
    expect(account.person).toMatchObject({ name: sender.name, restrictedAt: expect.any(Date), mobileCipher: null });
    expect(account.person?.idNumberCipher).not.toBeNull();
    for (const count of [
      db().session.count({ where: { accountId } }),
      db().upload.count({ where: { accountId, blob: { documents: { none: {} } } } }),
      db().contract.count({ where: { ownerId: accountId, state: "draft" } }),
      db().mail.count({ where: { recipient: sender.email, template: { not: "account_erased" } } }),
      db().certificate.count({ where: { person: { accountId }, state: "issued" } }),
      db().signingKey.count({
        where: { certificates: { some: { person: { accountId } } }, privateKeyCipher: { not: null } },
      }),
    ])
      expect(await count).toBe(0);
    expect(await db().mail.count({ where: { recipient: sender.email, template: "account_erased" } })).toBe(1);

    const { report } = await validateUpload(other, [await readRevision(documentId)]);
    expect(report?.verdict).toBe("valid");
    const evidence = await contractEvidence(other, contractId);
    const text = Buffer.from(evidence.find(({ name }) => name === "evidence.json")!.bytes).toString();
    expect(text).toContain(sender.name);
  });

  it("cannot be done twice, and the address is free again", async () => {
    const [sender] = people;
    await expect(eraseOwnAccount(sender, { password })).rejects.toMatchObject({ code: /wrong_password|not_found/ });
    await newActor(sender.email);
  });

  it("lets administrators find her for a reason alone", async () => {
    const reviewer = await newAdministrator("reviewer");
    const query = people[0].name;
    expect((await searchPeople(reviewer, { query })).people).toEqual([]);
    const found = await searchPeople(reviewer, { query, reason: "A court asks whom a certificate stood for" });
    expect(found.people).toMatchObject([{ name: query }]);
    const act = await db().administratorAct.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(act).toMatchObject({ action: "person.searched", reason: "A court asks whom a certificate stood for" });
  });

  it("keeps the number from whoever merely knows it, and gives it back to a surer proof", async () => {
    const { name, idNumber } = sandboxPeople[0]!;
    const stranger = await newActor();
    const consent = await agreed("identity_check");
    expect(await proveIdentity(stranger, { name, idNumber, consent }, { provider: promptProvider })).toEqual({
      outcome: "proven_elsewhere",
    });
    const herself = await newActor();
    const byPhone = { ...sandboxPeople[0]!, consent: await agreed("mobile_check") };
    const provider = sandboxCheck("mobile", { usualMs: 0, slowMs: 10 });
    expect(await proveByMobile(herself, byPhone, { provider })).toEqual({ outcome: "waiting" });
    const step = await db().verificationStep.findFirstOrThrow({ where: { method: "mobile", state: "waiting" } });
    const { id, bodyCipher } = await db().sms.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    const sent = /\d{6}/.exec(openSms(id, bodyCipher!).text)![0];
    expect(await confirmCode(herself, { stepId: step.id, code: sent })).toMatchObject({ outcome: "match" });
    const before = await db().person.findUniqueOrThrow({ where: { accountId: people[0].accountId } });
    expect(before).toMatchObject({ idNumberIndex: null, idNumberCipher: expect.anything() });
  });

  it("forgets the number when its time is over", async () => {
    const personOf = () => db().person.findUniqueOrThrow({ where: { accountId: people[0].accountId } });
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    await applyRetention(later(env().RETAIN_IDENTITY_DAYS - 10));
    expect((await personOf()).idNumberCipher).not.toBeNull();
    for (let round = 0; round < 2; round++) await applyRetention(later(env().RETAIN_IDENTITY_DAYS + 3 * 366));
    expect(await personOf()).toMatchObject({ idNumberCipher: null, idNumberIndex: null, idNumberMasked: null });
    expect(await db().consent.count({ where: { accountId: people[0].accountId, address: { not: null } } })).toBe(0);
  });
});

describe("of somebody who only proved a name", () => {
  it("nothing is kept", async () => {
    const actor = await withPassword(await newProvenActor(2));
    expect(await eraseOwnAccount(actor, { password })).toEqual({ restricted: false });
    const { accountId } = actor;
    expect(await db().person.findUniqueOrThrow({ where: { accountId } })).toMatchObject({
      name: null,
      idNumberCipher: null,
      idNumberIndex: null,
      verifiedAt: null,
    });
    expect(await db().consent.count({ where: { accountId } })).toBe(0);
    expect(await db().verification.count({ where: { person: { accountId } } })).toBe(0);
    const again = await newProvenActor(2);
    expect(again.accountId).not.toBe(accountId);
  });
});

describe("an administrator", () => {
  it("deletes an account on request, which stands in the record; not his own, and reviewers do not", async () => {
    const actor = await newProvenActor(3);
    const { id: personId } = await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
    const reason = "Asked for by a letter of hers";
    const reviewer = await newAdministrator("reviewer");
    await expect(erasePerson(reviewer, { personId, reason })).rejects.toEqual(code("not_allowed"));
    const chief = await newAdministrator("chief");
    await expect(erasePerson(chief, { personId, reason: "" })).rejects.toEqual(code("reason_too_short"));
    await erasePerson(chief, { personId, reason });
    const act = await db().administratorAct.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(act).toMatchObject({ action: "person.erased", subjectId: personId, reason, data: { restricted: false } });
  });

  it("cannot be deleted while working here", async () => {
    const chief = await withPassword(await newAdministrator("chief"));
    await expect(eraseOwnAccount(chief, { password })).rejects.toEqual(code("erase_open_things"));
  });
});

it("is possible once a contract that was out is withdrawn", async () => {
  const sender = await withPassword(await newSigner(4));
  const sent = await sentContract([sender, people[1]]);
  await withdrawContract(sender, { contractId: sent.contractId });
  expect(await eraseOwnAccount(sender, { password })).toEqual({ restricted: true });
});
