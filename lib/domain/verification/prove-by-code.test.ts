import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { openRecipient, openSms } from "@/lib/platform/sms/sms-row";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { askInBackground } from "./ask-step";
import { cancelStep } from "./cancel-step";
import { confirmCode, resendCode } from "./confirm-code";
import { identityStanding } from "./identity-standing";
import { mobileIndexOf } from "./mobile-index";
import { proveByCard, proveByMobile } from "./prove-identity";
import { sandboxPeople } from "./sandbox/people";
import { sandboxCheck } from "./sandbox/sandbox-provider";

type Actor = Awaited<ReturnType<typeof newActor>>;
env().RATE_LIMITS = false;
const timing = { usualMs: 0, slowMs: 10 };
const person = (name: string) => sandboxPeople.find((one) => one.name === name)!;
const code = (error: unknown) => (error instanceof DomainError ? error.code : error);

async function byMobile(actor: Actor, name: string, changed: { mobile?: string } = {}, now?: () => Date) {
  const { idNumber, mobile } = { ...person(name), ...changed };
  const input = { name, idNumber, mobile, consent: await agreed("mobile_check") };
  return proveByMobile(actor, input, { provider: sandboxCheck("mobile", timing), ...(now && { now }) });
}
async function byCard(actor: Actor, name: string, changed: { mobile?: string; card?: string } = {}) {
  const { idNumber, mobile, card } = { ...person(name), ...changed };
  const input = { name, idNumber, mobile, card, consent: await agreed("bank_card_check") };
  return proveByCard(actor, input, { provider: sandboxCheck("bank_card", timing) });
}
const stepOf = async (actor: Actor) =>
  db().verificationStep.findFirstOrThrow({
    where: { verification: { person: { accountId: actor.accountId } } },
    orderBy: { createdAt: "desc" },
  });
const personOf = (actor: Actor) => db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
/** The codes that came to a phone, the newest last. */
async function codesTo(mobile: string): Promise<string[]> {
  const rows = await db().sms.findMany({ orderBy: { createdAt: "asc" } });
  return rows
    .filter((row) => openRecipient(row.id, row.recipientCipher) === mobile)
    .map((row) => /\d{6}/.exec(openSms(row.id, row.bodyCipher!).text)![0]);
}
const wrong = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, "0");

describe("a mobile number", () => {
  it("proves a name at level 2 once the code that came to it is typed, and is kept encrypted", async () => {
    const actor = await newActor();
    expect(await byMobile(actor, "王珊")).toEqual({ outcome: "waiting" });
    const step = await stepOf(actor);
    expect(step).toMatchObject({ state: "waiting", outcome: null, billed: true, codeTries: 0 });
    expect(await identityStanding(actor.accountId)).toMatchObject({
      state: "code",
      stepId: step.id,
      sentTo: "154****0037",
      triesLeft: 5,
      proven: null,
    });
    expect(await personOf(actor)).toMatchObject({ verifiedAt: null, assurance: 0, mobileIndex: null });
    const [sent] = await codesTo(person("王珊").mobile);
    const spaced = `${sent!.slice(0, 3)} ${sent!.slice(3)}`;
    expect(await confirmCode(actor, { stepId: step.id, code: spaced })).toMatchObject({ outcome: "match" });
    const row = await personOf(actor);
    expect(row).toMatchObject({ name: "王珊", assurance: 2, mobileMasked: "154****0037", sandbox: true });
    expect(Buffer.from(row.mobileIndex!)).toEqual(Buffer.from(mobileIndexOf("15400010037")));
    const place = { table: "person", column: "mobileCipher", row: row.id };
    expect(decrypt(row.mobileCipher!, place).toString()).toBe("15400010037");
    expect(await stepOf(actor)).toMatchObject({
      state: "answered",
      outcome: "match",
      billed: true,
      providerReference: expect.stringMatching(/^SBX-/),
      claimCipher: null,
      codeHash: null,
    });
    const consents = await db().consent.findMany({ where: { accountId: actor.accountId } });
    expect(consents).toMatchObject([{ kind: "mobile_check", address: "192.0.2.7" }]);
    expect(await confirmCode(actor, { stepId: step.id, code: sent! }).catch(code)).toBe("identity_step_over");
  });

  it("of somebody else is a mismatch, without a code to anybody", async () => {
    const actor = await newActor();
    const strange = person("陈岚").mobile;
    expect(await byMobile(actor, "林清和", { mobile: strange })).toEqual({
      outcome: "mismatch",
      differs: "mobile",
      attemptsLeft: 4,
    });
    expect(await codesTo(strange)).toEqual([]);
    expect(await identityStanding(actor.accountId)).toMatchObject({
      state: "open",
      last: "mismatch",
      lastMethod: "mobile",
      lastDetail: "mobile",
    });
  });

  it.each([
    ["12345678901", "mobile_segment"],
    ["1540001", "mobile_too_short"],
    ["+49 151 12345678", "mobile_country"],
    ["", "mobile_empty"],
  ])("is read as typed: %j is refused as %s", async (mobile, expected) => {
    const actor = await newActor();
    expect(await byMobile(actor, "王珊", { mobile }).catch(code)).toBe(expected);
    expect(
      await db().verificationStep.count({ where: { verification: { person: { accountId: actor.accountId } } } }),
    ).toBe(0);
  });

  it("takes five wrong codes, also at once, and is then over without proving anything", async () => {
    const actor = await newActor();
    await byMobile(actor, "李默");
    const { id: stepId } = await stepOf(actor);
    const [sent] = await codesTo(person("李默").mobile);
    expect(await confirmCode(actor, { stepId, code: "12" }).catch(code)).toBe("code_has_six_digits");
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => confirmCode(actor, { stepId, code: wrong(sent!) }).catch(code)),
    );
    expect(guesses.filter((guess) => guess === "code_wrong")).toHaveLength(4);
    expect(guesses).toContainEqual({ outcome: "mismatch", differs: "code", attemptsLeft: 4 });
    expect(await confirmCode(actor, { stepId, code: sent! }).catch(code)).toBe("identity_step_over");
    expect(await personOf(actor)).toMatchObject({ verifiedAt: null });
  });

  it("gets another code after a minute; only the newest works, and tries are not given back", async () => {
    const actor = await newActor();
    let clock = Date.now();
    const now = () => new Date(clock);
    await byMobile(actor, "周予安", {}, now);
    const { id: stepId } = await stepOf(actor);
    expect(await resendCode(actor, { stepId }, { now }).catch(code)).toBe("too_many_tries");
    clock += 61_000;
    await resendCode(actor, { stepId }, { now });
    const [first, second] = await codesTo(person("周予安").mobile);
    expect(first).not.toBe(second);
    expect(await confirmCode(actor, { stepId, code: first! }, { now }).catch(code)).toBe("code_wrong");
    expect(await stepOf(actor)).toMatchObject({ codeTries: 1 });
    clock += 10 * 60_000;
    expect(await confirmCode(actor, { stepId, code: second! }, { now }).catch(code)).toBe("identity_code_expired");
    await resendCode(actor, { stepId }, { now });
    const third = (await codesTo(person("周予安").mobile)).at(-1)!;
    expect(await confirmCode(actor, { stepId, code: third }, { now })).toMatchObject({ outcome: "match" });
  });

  it("is over after half an hour, whoever notices first", async () => {
    const actor = await newActor();
    let clock = Date.now();
    const now = () => new Date(clock);
    await byMobile(actor, "赵书白", {}, now);
    const { id: stepId } = await stepOf(actor);
    clock += 30 * 60_000;
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ state: "open", last: "expired" });
    await askInBackground({ stepId, round: "1" }, undefined, { now });
    expect(await stepOf(actor)).toMatchObject({ state: "answered", outcome: "expired", claimCipher: null });
    // It says nothing about her, so it cost no try.
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ last: "expired", attemptsLeft: 5 });
    expect(await byMobile(actor, "赵书白", {}, now)).toEqual({ outcome: "waiting" });
  });

  it("gives way to another way; the code is then worth nothing", async () => {
    const actor = await newActor();
    await byMobile(actor, "吴砚");
    expect(await byCard(actor, "吴砚")).toEqual({ outcome: "checking" });
    const { id: stepId } = await stepOf(actor);
    const [sent] = await codesTo(person("吴砚").mobile);
    await cancelStep(actor, { stepId });
    await cancelStep(actor, { stepId });
    expect(await stepOf(actor)).toMatchObject({ outcome: "cancelled", claimCipher: null });
    expect(await confirmCode(actor, { stepId, code: sent! }).catch(code)).toBe("identity_step_over");
    expect(await byCard(actor, "吴砚")).toEqual({ outcome: "waiting" });
  });

  it("is nobody else's to confirm, to look at or to stop", async () => {
    const [actor, stranger] = [await newActor(), await newActor()];
    await byMobile(actor, "郑若溪");
    const { id: stepId } = await stepOf(actor);
    const [sent] = await codesTo(person("郑若溪").mobile);
    expect(await confirmCode(stranger, { stepId, code: sent! }).catch(code)).toBe("not_found");
    expect(await resendCode(stranger, { stepId }).catch(code)).toBe("not_found");
    expect(await cancelStep(stranger, { stepId }).catch(code)).toBe("not_found");
    expect(await stepOf(actor)).toMatchObject({ state: "waiting" });
  });

  it("that is confirmed twice at once counts once", async () => {
    const actor = await newActor();
    await byMobile(actor, "孙知远");
    const { id: stepId } = await stepOf(actor);
    const [sent] = await codesTo(person("孙知远").mobile);
    const results = await Promise.all(
      Array.from({ length: 5 }, () => confirmCode(actor, { stepId, code: sent! }).catch(code)),
    );
    expect(results.filter((result) => typeof result === "object")).toHaveLength(1);
    expect(results.filter((result) => result === "identity_step_over")).toHaveLength(4);
  });

  it("is not offered where no code could arrive", async () => {
    const actor = await newActor();
    env().loopback = false;
    try {
      expect(await byMobile(actor, "沈墨言").catch(code)).toBe("method_not_offered");
    } finally {
      env().loopback = true;
    }
  });
});

describe("a bank card", () => {
  it("proves a name at level 2 by the phone that the bank has for it; the card is forgotten", async () => {
    const actor = await newActor();
    expect(await byCard(actor, "冯听雨")).toEqual({ outcome: "waiting" });
    const { id: stepId } = await stepOf(actor);
    const [sent] = await codesTo(person("冯听雨").mobile);
    expect(await confirmCode(actor, { stepId, code: sent! })).toMatchObject({ outcome: "match" });
    expect(await personOf(actor)).toMatchObject({ assurance: 2, mobileMasked: "154****0370" });
    expect(await db().consent.findMany({ where: { accountId: actor.accountId } })).toMatchObject([
      { kind: "bank_card_check" },
    ]);
  });

  it("of somebody else is a mismatch; a number that is no card's is refused as typed", async () => {
    const actor = await newActor();
    expect(await byCard(actor, "沈墨言", { card: person("冯听雨").card })).toMatchObject({ differs: "card" });
    expect(await byCard(actor, "沈墨言", { card: "9999990000135803473" }).catch(code)).toBe("card_check_digit");
    expect(await byCard(actor, "吕查无")).toMatchObject({ outcome: "no_record" });
    expect(await byCard(actor, "满额")).toEqual({ outcome: "limit" });
    expect(await byCard(actor, "关宕")).toEqual({ outcome: "upstream_error" });
  });
});

describe("raising the level", () => {
  it("asks a proven person for the phone alone, and leaves the name as it was proven", async () => {
    const actor = await newProvenActor(12);
    const before = await personOf(actor);
    const input = { mobile: person(actor.name).mobile, consent: await agreed("mobile_check") };
    const provider = sandboxCheck("mobile", timing);
    expect(await proveByMobile(actor, input, { provider })).toEqual({ outcome: "waiting" });
    expect(await identityStanding(actor.accountId)).toMatchObject({ state: "code", proven: { level: 1 } });
    const { id: stepId } = await stepOf(actor);
    const [sent] = await codesTo(person(actor.name).mobile);
    expect(await confirmCode(actor, { stepId, code: sent! })).toMatchObject({ outcome: "match" });
    const after = await personOf(actor);
    expect(after).toMatchObject({ assurance: 2, mobileMasked: "154****0481", verifiedAt: before.verifiedAt });
    expect(after.idNumberCipher).toEqual(before.idNumberCipher);
    // Asked once more, it is answered from what is known.
    expect(await proveByMobile(actor, input, { provider })).toMatchObject({ outcome: "match" });
    expect(await db().verification.findMany({ where: { personId: after.id } })).toMatchObject([
      { state: "passed" },
      { state: "passed" },
    ]);
  });

  it("keeps what is proven when it fails", async () => {
    const actor = await newProvenActor(13);
    const input = { mobile: person("冯听雨").mobile, consent: await agreed("mobile_check") };
    const provider = sandboxCheck("mobile", timing);
    expect(await proveByMobile(actor, input, { provider })).toMatchObject({ outcome: "mismatch" });
    expect(await personOf(actor)).toMatchObject({ assurance: 1, mobileIndex: null });
    expect(await identityStanding(actor.accountId)).toMatchObject({
      state: "proven",
      by: { method: "identity_number", at: expect.any(Date) },
      level: 1,
      last: "mismatch",
      lastMethod: "mobile",
    });
  });

  it("is for the proven document only, and nothing typed means nobody who is not proven", async () => {
    const actor = await newProvenActor(14);
    expect(await byMobile(actor, "何苇").catch(code)).toBe("identity_already_proven");
    const input = { mobile: person("何苇").mobile, consent: await agreed("mobile_check") };
    const provider = sandboxCheck("mobile", timing);
    expect(await proveByMobile(await newActor(), input, { provider }).catch(code)).toBe("name_empty");
  });
});
