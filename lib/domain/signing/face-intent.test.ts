import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { agreed } from "@/tests/support/people";
import { enter, newSigner, type SigningPerson, sentContract } from "@/tests/support/signed-contract";
import { race } from "../accounts/test-support";
import { withdrawConsent } from "../privacy/consents";
import { testFaceProvider } from "../verification/test-face-provider";
import { beginFaceIntent, followFaceIntent } from "./face-intent";
import { waysOf } from "./intent-ways";
import { signContract } from "./sign-contract";

let ann: SigningPerson;
let bo: SigningPerson;
beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
beforeEach(() => db().rateLimit.deleteMany());
afterAll(stopInspecting);

const code = (expected: string) => expect.objectContaining({ code: expected });

async function scene() {
  const { contractId } = await sentContract([ann, bo]);
  const participantId = await enter(bo);
  const clock = { ms: Date.now() };
  const now = () => new Date(clock.ms);
  const face = testFaceProvider(now);
  const deps = { provider: face.provider, now };
  const begin = async () =>
    beginFaceIntent(bo, { participantId, sealId: bo.sealId, consent: await agreed("face_signing") }, deps);
  const follow = (intentId: string, who = bo) => followFaceIntent(who, { intentId }, deps);
  const sign = (intentId: string, who = bo) =>
    signContract(who, { participantId, intentId, sealId: who.sealId, utcOffsetMinutes: 480 });
  const lines = () => db().event.findMany({ where: { contractId, type: "intent_proven" } });
  return { participantId, clock, face, begin, follow, sign, lines };
}

describe("an intent by a comparison of faces", () => {
  it("is proven by the provider's word alone, once, and signs what she saw when she began", async () => {
    const { begin, follow, sign, face, lines } = await scene();
    const { intentId, sandbox } = await begin();
    expect(sandbox).toBe(true);
    expect(await follow(intentId)).toEqual({ state: "waiting" });
    await expect(sign(intentId)).rejects.toEqual(code("intent_not_proven"));
    face.play("match");
    const { won } = await race(6, () => follow(intentId));
    expect(won).toEqual(Array(6).fill({ state: "proven" }));
    expect((await lines()).map(({ data }) => data)).toEqual([{ method: "face", provider: "test-face" }]);
    await expect(sign(intentId, { ...bo, sessionId: newId() })).rejects.toEqual(code("confirm_again"));
    await sign(intentId);
    expect(await follow(intentId)).toEqual({ state: "over", mismatch: false });
  });

  it.each(["mismatch", "cancelled", "expired", "no_record"] as const)("proves nothing by %s", async (outcome) => {
    const { begin, follow, sign, face, lines } = await scene();
    const { intentId } = await begin();
    face.play(outcome);
    expect(await follow(intentId)).toEqual({ state: "over", mismatch: outcome === "mismatch" });
    face.contradict("match");
    expect(await follow(intentId)).toEqual({ state: "over", mismatch: false });
    await expect(sign(intentId)).rejects.toEqual(code("intent_not_proven"));
    expect(await lines()).toEqual([]);
  });

  it("waits for a provider that is not heard, dies with the next one, and is nobody else's to follow", async () => {
    const { begin, follow, face } = await scene();
    const { intentId } = await begin();
    face.state.deaf = true;
    expect(await follow(intentId)).toEqual({ state: "waiting" });
    await expect(follow(intentId, ann)).rejects.toEqual(code("not_found"));
    face.state.deaf = false;
    const again = await begin();
    expect(await follow(intentId)).toEqual({ state: "over", mismatch: false });
    face.play("match");
    expect(await follow(again.intentId)).toEqual({ state: "proven" });
  });

  it("asks for a consent of its own, says when it could not begin, and does not mix real and fictitious", async () => {
    const { participantId, begin, face } = await scene();
    const wrong = { locale: "en" as const, sha256: "0".repeat(64) };
    const input = { participantId, sealId: bo.sealId, consent: wrong };
    await expect(beginFaceIntent(bo, input, { provider: face.provider })).rejects.toEqual(code("consent_text_changed"));
    const real = { ...face.provider, sandbox: false };
    await expect(beginFaceIntent(bo, input, { provider: real })).rejects.toEqual(code("face_not_offered"));
    face.state.refuses = { outcome: "upstream_error", billed: false, providerReference: null };
    await expect(begin()).rejects.toEqual(code("face_not_begun"));
  });

  it("ends with its consent", async () => {
    const { begin, follow, face, clock } = await scene();
    const { intentId } = await begin();
    await withdrawConsent(bo, { kind: "face_signing" }, new Date(clock.ms));
    face.play("match");
    expect(await follow(intentId)).toEqual({ state: "over", mismatch: false });
  });

  it("is offered where a provider is configured, and is never the only way", async () => {
    expect((await waysOf(bo, null)).map(({ method }) => method)).toEqual(["code", "face"]);
  });
});
