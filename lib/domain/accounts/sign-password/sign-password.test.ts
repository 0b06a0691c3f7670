import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { codeSentTo, enter, newSigner, type SigningPerson, sentContract } from "@/tests/support/signed-contract";
import { proveBySignPassword } from "../../signing/intents";
import { signContract } from "../../signing/sign-contract";
import { race } from "../test-support";
import { checkSignPassword } from "./check-sign-password";
import { sendSignPasswordCode, setSignPassword, signPasswordStanding } from "./set-sign-password";

let ann: SigningPerson;
let bo: SigningPerson;
const right = "春江花月夜 7";

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
beforeEach(() => db().rateLimit.deleteMany());
afterAll(stopInspecting);

const code = (expected: string, details = {}) => expect.objectContaining({ code: expected, ...details });
const mails = (template: string) => db().mail.count({ where: { recipient: bo.email, template } });

async function set(password = right): Promise<void> {
  await sendSignPasswordCode(bo);
  await setSignPassword(bo, { password, code: await codeSentTo(bo.email) });
}

describe("a sign password", () => {
  it("is set with a code in the mail, stored as a hash, and told by mail", async () => {
    expect(await signPasswordStanding(bo)).toEqual({ set: false, setAt: null, locked: false });
    await expect(checkSignPassword(bo, right)).rejects.toEqual(code("sign_password_not_set"));
    await set();
    expect(await signPasswordStanding(bo)).toEqual({ set: true, setAt: expect.any(Date), locked: false });
    const [{ row } = { row: "" }] = await db().$queryRaw<{ row: string }[]>`
      SELECT t::text AS row FROM sign_password t WHERE "accountId" = ${bo.accountId}::uuid`;
    expect(row).toContain("$scrypt$");
    expect(row).not.toContain(right);
    expect(await mails("sign_password_set")).toBe(1);
    await expect(checkSignPassword(bo, right)).resolves.toBeUndefined();
  });

  it("is not set by a wrong code, which dies with the fifth, nor by one code twice", async () => {
    await sendSignPasswordCode(bo);
    const sent = await codeSentTo(bo.email);
    const wrong = String((Number(sent) + 1) % 1_000_000).padStart(6, "0");
    const answer = (digits: string) => setSignPassword(bo, { password: "another one", code: digits });
    await expect(answer(wrong)).rejects.toEqual(code("code_wrong", { details: { field: "code", left: 4 } }));
    await answer(sent);
    await expect(answer(sent)).rejects.toEqual(code("code_used"));
    await sendSignPasswordCode(bo);
    const again = await codeSentTo(bo.email);
    for (let i = 0; i < 5; i++) await answer(wrong === again ? "000000" : wrong).catch(() => {});
    await expect(answer(again)).rejects.toEqual(code("code_dead"));
    await expect(checkSignPassword(bo, "another one")).resolves.toBeUndefined();
  });

  it("is not the account's, nor a simple one", async () => {
    for (const simple of ["123456", "short"])
      await expect(setSignPassword(bo, { password: simple, code: "000000" })).rejects.toEqual(
        code(expect.stringMatching(/^sign_password_(simple|length)$/) as never),
      );
  });

  it("is locked by the fifth wrong try, also of many at once, tells its owner once, and works again set anew", async () => {
    await set();
    const before = await mails("sign_password_locked");
    await expect(checkSignPassword(bo, "guess 1")).rejects.toEqual(
      code("sign_password_wrong", { details: { field: "password", left: 4 } }),
    );
    await checkSignPassword(bo, right);
    const { won, refused } = await race(9, (index) => checkSignPassword(bo, `guess ${index}`));
    expect(won).toEqual([]);
    expect(refused.filter((one) => one === "sign_password_locked").length).toBeGreaterThanOrEqual(5);
    await expect(checkSignPassword(bo, right)).rejects.toEqual(code("sign_password_locked"));
    expect(await mails("sign_password_locked")).toBe(before + 1);
    expect((await signPasswordStanding(bo)).locked).toBe(true);
    await set();
    await expect(checkSignPassword(bo, right)).resolves.toBeUndefined();
  });

  it("proves an intent, bound like any other and spent once", async () => {
    await set();
    const { contractId } = await sentContract([ann, bo]);
    const participantId = await enter(bo);
    const wrong = proveBySignPassword(bo, { participantId, sealId: bo.sealId, password: "no" });
    await expect(wrong).rejects.toEqual(code("sign_password_wrong"));
    const { intentId } = await proveBySignPassword(bo, { participantId, sealId: bo.sealId, password: right });
    const input = { participantId, intentId, sealId: bo.sealId, utcOffsetMinutes: 480 };
    await signContract(bo, input);
    await expect(signContract(bo, input)).rejects.toEqual(code("already_signed"));
    const line = await db().event.findFirstOrThrow({ where: { contractId, type: "intent_proven" } });
    expect(line.data).toEqual({ method: "sign_password" });
    await expect(proveBySignPassword(ann, { participantId, password: right })).rejects.toEqual(code("not_found"));
  });
});
