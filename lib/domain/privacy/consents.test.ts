import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { proveByFace } from "@/lib/domain/verification/prove-by-face";
import { proveIdentity } from "@/lib/domain/verification/prove-identity";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { testFaceProvider } from "@/lib/domain/verification/test-face-provider";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { agreed, newActor, newProvenActor, promptProvider } from "@/tests/support/people";
import { ownConsents, withdrawConsent } from "./consents";

const code = (expected: string) => expect.objectContaining({ code: expected });

it("are recorded with text, language, time and address, each kind by itself", async () => {
  const actor = await newProvenActor(0);
  const { sha256 } = await agreed("identity_check");
  expect(await ownConsents(actor)).toMatchObject([
    { kind: "identity_check", textSha256: sha256, locale: "en", address: actor.address, times: 1, withdrawable: true },
  ]);
  expect(await ownConsents(await newActor())).toEqual([]);
});

it("can be read again as they were given, after the words in force have changed", async () => {
  const actor = await newActor();
  const lines = ["I agree to what stood there.", "It stood there."];
  const textSha256 = createHash("sha256").update(lines.join("\n"), "utf8").digest();
  const { accountId } = actor;
  const given = { accountId, kind: "face_check", textVersion: "2020-01-01", locale: "en", textSha256 };
  await db().consent.create({ data: { id: newId(), ...given } });
  expect(await ownConsents(actor)).toMatchObject([{ text: null }]);
  await db().consentText.create({ data: { sha256: textSha256, text: lines.join("\n") } });
  expect(await ownConsents(actor)).toMatchObject([{ text: lines }]);
  await expect(db().consentText.create({ data: { sha256: Buffer.alloc(32), text: "something else" } })).rejects.toThrow(
    /consent_text_digest/,
  );
});

it("for faces can be taken back, which ends the comparison that waits and nothing else", async () => {
  const actor = await newActor();
  const now = () => new Date();
  const face = testFaceProvider(now);
  const { name, idNumber } = sandboxPeople[1]!;
  const input = { method: "alipay_face" as const, name, idNumber, consent: await agreed("face_check") };
  await proveByFace(actor, input, { provider: face.provider, now });
  await expect(withdrawConsent(actor, { kind: "mobile_check" })).rejects.toEqual(code("not_found"));
  await withdrawConsent(actor, { kind: "face_check" });
  const step = await db().verificationStep.findFirstOrThrow({ where: { method: "alipay_face" } });
  expect(step).toMatchObject({ state: "answered", outcome: "cancelled", claimCipher: null, handoffCipher: null });
  expect(await ownConsents(actor)).toMatchObject([{ withdrawnAt: expect.any(Date), withdrawable: false }]);
  await expect(withdrawConsent(actor, { kind: "face_check" })).rejects.toEqual(code("not_found"));
  // Another way is open, and a later consent counts again.
  const consent = await agreed("identity_check");
  const result = await proveIdentity(actor, { name, idNumber, consent }, { provider: promptProvider });
  expect(result.outcome).toBe("match");
});

it("to the terms of a certificate stay as long as the account does", async () => {
  await expect(withdrawConsent(await newActor(), { kind: "certificate_terms" })).rejects.toEqual(code("consent_stays"));
});
