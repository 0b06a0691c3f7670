import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import {
  codeSentTo,
  enter,
  fillTexts,
  newSigner,
  type SigningPerson,
  sentContract,
} from "@/tests/support/signed-contract";
import { softwareAuthenticator } from "@/tests/support/software-authenticator";
import { keepChallenge } from "../accounts/passkey-challenge";
import { authenticationResponse, registrationResponse } from "../accounts/passkey-response";
import { finishPasskey } from "../accounts/register-passkey";
import { race } from "../accounts/test-support";
import { saveGeneratedSignature } from "../seals/personal/save-signature";
import { codeMinutes } from "./intent-code";
import { proveByCode, proveByPasskey, sendSigningCode, startPasskeyIntent } from "./intents";
import { openRoom } from "./open-room";
import { signContract } from "./sign-contract";

let ann: SigningPerson;
let bo: SigningPerson;
/** Ann's place in a contract of hers and Bo's, and Bo's. */
let anns: string;
let bos: string;
let contractId: string;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  ({ contractId } = await sentContract([ann, bo]));
  [anns, bos] = [await enter(ann), await enter(bo)];
});
afterAll(stopInspecting);

const code = (expected: string, details = {}) => expect.objectContaining({ code: expected, ...details });
const intentOf = (id: string) => db().intent.findUniqueOrThrow({ where: { id } });
const provenLines = () => db().event.count({ where: { contractId, type: "intent_proven" } });

/** A code that is not the right one. */
const wrong = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, "0");

/** A code for Ann, without the limit of six in an hour. */
async function fresh(): Promise<{ intentId: string; right: string }> {
  await db().rateLimit.deleteMany();
  const { intentId } = await sendSigningCode(ann, anns);
  return { intentId, right: await codeSentTo(ann.email) };
}

describe("a signing code", () => {
  it("has six digits, goes to the account's own address, lasts ten minutes, and is stored only as a keyed hash", async () => {
    const before = Date.now();
    await db().rateLimit.deleteMany();
    const { intentId, sentTo, expiresAt } = await sendSigningCode(ann, anns);
    const right = await codeSentTo(ann.email);
    expect([right, sentTo]).toEqual([expect.stringMatching(/^\d{6}$/), ann.email]);
    expect(codeMinutes).toBe(10);
    const minutes = (expiresAt.getTime() - before) / 60_000;
    expect([minutes >= 10, minutes < 11]).toEqual([true, true]);
    const [{ row } = { row: "" }] = await db().$queryRaw<{ row: string }[]>`
      SELECT t::text AS row FROM intent t WHERE id = ${intentId}::uuid`;
    expect(row).not.toContain(right);
    expect((await intentOf(intentId)).codeHash).toHaveLength(32);
    // Bound to its intent: the same digits have another hash elsewhere.
    const { hashCode } = await import("./intent-code");
    expect(hashCode(newId(), right)).not.toEqual(hashCode(intentId, right));
  });

  it("proves the intention once, however many right answers come at the same moment", async () => {
    const { intentId, right } = await fresh();
    const lines = await provenLines();
    const { won, refused } = await race(20, () =>
      proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: right }),
    );
    expect([won.length, refused]).toEqual([1, Array(19).fill("code_used")]);
    expect(await provenLines()).toBe(lines + 1);
    expect((await intentOf(intentId)).attempts).toBe(0);
  });

  it("dies with the fifth wrong answer, also when they come at the same moment", async () => {
    const { intentId, right } = await fresh();
    const answer = (digits: string) =>
      proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: digits });
    await expect(answer(wrong(right))).rejects.toEqual(code("code_wrong", { details: { field: "code", left: 4 } }));
    const { refused } = await race(20, () => answer(wrong(right)));
    expect(refused.sort()).toEqual([...Array(17).fill("code_dead"), ...Array(3).fill("code_wrong")]);
    expect((await intentOf(intentId)).attempts).toBe(5);
    await expect(answer(right)).rejects.toEqual(code("code_dead"));
    expect((await intentOf(intentId)).provenAt).toBeNull();
  });

  it("is taken at the fifth try", async () => {
    const { intentId, right } = await fresh();
    for (let i = 0; i < 4; i++)
      await proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: wrong(right) }).catch(() => {});
    await proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: right });
    expect((await intentOf(intentId)).provenAt).not.toBeNull();
  });

  it("is too old after ten minutes", async () => {
    const { intentId, right } = await fresh();
    const passed = (minutes: number) =>
      db().intent.update({
        where: { id: intentId },
        data: { expiresAt: new Date(Date.now() + (codeMinutes - minutes) * 60_000) },
      });
    await passed(10);
    await expect(proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: right })).rejects.toEqual(
      code("code_expired"),
    );
    await passed(9.9);
    await proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: right });
  });

  it("dies when another one is asked for", async () => {
    const first = await fresh();
    const second = await fresh();
    await expect(
      proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId: first.intentId, code: first.right }),
    ).rejects.toEqual(code("code_expired"));
    if (first.right !== second.right)
      await expect(
        proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId: second.intentId, code: first.right }),
      ).rejects.toEqual(code("code_wrong"));
    await proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId: second.intentId, code: second.right });
  });

  it("belongs to one person in one contract", async () => {
    const other = await sentContract([ann]);
    const elsewhere = await enter(ann);
    const { intentId, right } = await fresh();
    await expect(
      proveByCode(ann, { sealId: ann.sealId, participantId: elsewhere, intentId, code: right }),
    ).rejects.toEqual(code("not_found"));
    await expect(proveByCode(bo, { sealId: bo.sealId, participantId: bos, intentId, code: right })).rejects.toEqual(
      code("not_found"),
    );
    await expect(proveByCode(bo, { sealId: bo.sealId, participantId: anns, intentId, code: right })).rejects.toEqual(
      code("not_found"),
    );
    await expect(
      proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId: newId(), code: right }),
    ).rejects.toEqual(code("not_found"));
    // None of that cost a try.
    expect((await intentOf(intentId)).attempts).toBe(0);
    expect(await db().event.count({ where: { contractId: other.contractId, type: "intent_proven" } })).toBe(0);
  });

  it("is sent six times in an hour and no more", async () => {
    await db().rateLimit.deleteMany();
    for (let i = 0; i < 6; i++) await sendSigningCode(ann, anns);
    const mails = await db().mail.count();
    await expect(sendSigningCode(ann, anns)).rejects.toEqual(code("too_many_tries"));
    expect(await db().mail.count()).toBe(mails);
    await db().rateLimit.deleteMany();
  });
});

describe("a passkey", () => {
  it("proves the intention for one participant, and the signature follows", async () => {
    const device = softwareAuthenticator();
    const challenge = Buffer.from(newId()).toString("base64url");
    await keepChallenge(challenge, { purpose: "register", accountId: bo.accountId }, new Date());
    await finishPasskey(bo, { name: "Desk", response: registrationResponse.parse(device.register(challenge)) });
    const other = await sentContract([bo]);
    const elsewhere = await enter(bo);

    const options = await startPasskeyIntent(bo, bos);
    const answered = () => authenticationResponse.parse(device.answer(options.challenge));
    await expect(
      proveByPasskey(bo, { sealId: bo.sealId, participantId: elsewhere, response: answered() }),
    ).rejects.toEqual(code("passkey_try_again"));
    expect(await db().event.count({ where: { contractId: other.contractId, type: "intent_proven" } })).toBe(0);
    await expect(proveByPasskey(ann, { sealId: ann.sealId, participantId: bos, response: answered() })).rejects.toEqual(
      code("not_found"),
    );

    await fillTexts(bo, bos);
    const again = await startPasskeyIntent(bo, bos);
    const { intentId } = await proveByPasskey(bo, {
      sealId: bo.sealId,
      participantId: bos,
      response: authenticationResponse.parse(device.answer(again.challenge)),
    });
    expect(await intentOf(intentId)).toMatchObject({ method: "passkey", participantId: bos, codeHash: null });
    await signContract(bo, { participantId: bos, intentId, sealId: bo.sealId, utcOffsetMinutes: 0 });
    const line = await db().event.findFirstOrThrow({ where: { contractId, type: "intent_proven", actorId: bos } });
    expect(line.data).toEqual({ method: "passkey" });
  });
});

describe("a proven intention", () => {
  it("serves what was confirmed: no other text, no other signature, no other session", async () => {
    await fillTexts(ann, anns, "pay 100");
    const { intentId, right } = await fresh();
    const proof = { sealId: ann.sealId, participantId: anns, intentId, code: right };
    const { fields } = await openRoom(ann, anns);
    const seen = (text: string) =>
      Object.fromEntries(fields.filter(({ kind }) => kind === "text").map(({ id }) => [id, text]));
    // Shown another text than stands there, nothing is proven and the code stays good.
    await expect(proveByCode(ann, { ...proof, values: seen("pay 900") })).rejects.toEqual(
      code("values_changed_elsewhere"),
    );
    await proveByCode(ann, { ...proof, values: seen("pay 100") });
    const input = { participantId: anns, intentId, sealId: ann.sealId, utcOffsetMinutes: 0 };
    const signatures = () => db().signature.count({ where: { contractId, participantId: anns } });

    await expect(signContract({ ...ann, sessionId: newId() }, input)).rejects.toEqual(code("confirm_again"));
    const { id: otherSeal } = await saveGeneratedSignature(ann, { style: "brush" });
    await expect(signContract(ann, { ...input, sealId: otherSeal })).rejects.toEqual(code("confirm_again"));
    await fillTexts(ann, anns, "pay 900");
    await expect(signContract(ann, input)).rejects.toEqual(code("confirm_again"));
    expect(await signatures()).toBe(0);
  });

  it("must become a signature within ten minutes", async () => {
    await fillTexts(ann, anns);
    const { intentId, right } = await fresh();
    await proveByCode(ann, { sealId: ann.sealId, participantId: anns, intentId, code: right });
    const input = { participantId: anns, intentId, sealId: ann.sealId, utcOffsetMinutes: 0 };
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10.1 * 60_000 });
    await expect(signContract(ann, input)).rejects.toEqual(code("intent_not_proven"));
    vi.useRealTimers();
    await signContract(ann, input);
  });
});
