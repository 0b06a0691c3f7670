import { expect } from "vitest";
import { confirmEmail } from "@/lib/domain/accounts/confirm-email";
import { signIn } from "@/lib/domain/accounts/sign-in";
import { signUp } from "@/lib/domain/accounts/sign-up";
import { actorOf, lastMail, visitor } from "@/lib/domain/accounts/test-support";
import { decideReview } from "@/lib/domain/administration/decide-review";
import { getReview } from "@/lib/domain/administration/get-review";
import { lookAtReviewFile } from "@/lib/domain/administration/look-at-review";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { confirmCode } from "@/lib/domain/verification/confirm-code";
import { followStep } from "@/lib/domain/verification/follow-step";
import { proveByDocuments } from "@/lib/domain/verification/prove-by-documents";
import { proveByFace } from "@/lib/domain/verification/prove-by-face";
import { proveByCard, proveByMobile } from "@/lib/domain/verification/prove-identity";
import { sandboxCheck } from "@/lib/domain/verification/sandbox/sandbox-provider";
import { testFaceProvider } from "@/lib/domain/verification/test-face-provider";
import { handlers } from "@/lib/domain/worker";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { openBody } from "@/lib/platform/mail/mail-body";
import { openSms } from "@/lib/platform/sms/sms-row";
import { agreed, newActor } from "../../support/people";
import { newSigner, sentContract, signAs } from "../../support/signed-contract";
import {
  codes,
  context,
  matching,
  paperWith,
  passport,
  password,
  placeOf,
  refuseSecrets,
  timing,
  tokens,
} from "./values";

export async function signUpWithPassword(): Promise<void> {
  const email = "heron@example.com";
  const { pending } = await signUp(visitor(), { email, password });
  const { token } = await lastMail(email);
  tokens.set("link to confirm", token);
  const actor = actorOf(await confirmEmail(visitor(), { token }, pending), email);
  await signIn(visitor(), { email, password });
  await expect(signIn(visitor(), { email, password: `${password}!` })).rejects.toThrow("wrong_sign_in");
  expect(actor.accountId).toBeTruthy();
}

const stepOf = (actor: Actor) =>
  db().verificationStep.findFirstOrThrow({
    where: { verification: { person: { accountId: actor.accountId } } },
    orderBy: { createdAt: "desc" },
  });

async function typeCode(actor: Actor): Promise<void> {
  const step = await stepOf(actor);
  const sms = await db().sms.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const code = /\d{6}/.exec(openSms(sms.id, sms.bodyCipher!).text)![0];
  codes.add(code);
  expect(await confirmCode(actor, { stepId: step.id, code })).toMatchObject({ outcome: "match" });
}

/** The nth person proves her name with her phone. */
export async function proveWithPhone(actor: Actor, n: number): Promise<void> {
  const input = { ...matching[n]!, consent: await agreed("mobile_check") };
  await proveByMobile(actor, input, { provider: sandboxCheck("mobile", timing) });
  await typeCode(actor);
}

export async function proveByCodes(): Promise<void> {
  await proveWithPhone(await newActor(), 0);
  const card = await newActor();
  const byCard = { ...matching[1]!, consent: await agreed("bank_card_check") };
  await proveByCard(card, byCard, { provider: sandboxCheck("bank_card", timing) });
  await typeCode(card);
}

export async function proveByFaceAndPapers(): Promise<void> {
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
  await proveByDocuments(papers, { ...about, consent: await agreed("document_review") }, [
    { side: "photo_page", bytes: paperWith(passport) },
  ]);
  const { id } = await db().review.findFirstOrThrow({ where: { kind: "person_document" } });
  await approveByTwo(id, passport);
  expect((await stepOf(papers)).outcome).toBe("match");
}

/** Two administrators open every paper, whose bytes hold a value, and approve; what follows is done. */
export async function approveByTwo(reviewId: string, planted: string): Promise<void> {
  const files = await db().reviewFile.findMany({ where: { reviewId }, select: { id: true } });
  expect(files.length).toBeGreaterThan(0);
  for (const role of ["reviewer", "chief"] as const) {
    const administrator = await newAdministrator(role);
    for (const { id } of files) {
      const { bytes } = await lookAtReviewFile(administrator, id);
      expect(Buffer.from(bytes).toString("utf8")).toContain(planted);
    }
    refuseSecrets(await getReview(administrator, reviewId));
    await decideReview(administrator, { reviewId, verdict: "approve", reason: "" });
  }
  await handlers["review.decided"]({ reviewId }, context);
}

export async function sign(): Promise<void> {
  const people = [await newSigner(placeOf(4))];
  await sentContract(people);
  for (const person of people) await signAs(person);
  await noteLinks();
}

/** Links to sign, of every invitation that was sent. */
export async function noteLinks(): Promise<void> {
  for (const { id, bodyCipher } of await db().mail.findMany({ where: { template: "invitation" } })) {
    const token = bodyCipher && linkIn(openBody(id, bodyCipher).text);
    if (token) tokens.set(`link to sign ${id}`, token);
  }
}

/** The secret part of a link to a contract. */
export const linkIn = (text: string): string | undefined => /\/s\/([A-Za-z0-9_-]{43})/.exec(text)?.[1];
