import "server-only";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, type DomainError, invalid, limited, notFound } from "@/lib/platform/errors";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import type { PersonMethod } from "./methods";
import type { IdentityResult } from "./prove-identity.schema";
import { sendStepCode } from "./send-step-code";
import { settleStep } from "./settle-step";
import { codeMatches, codeMinutes, codeTries, resendSeconds } from "./step-code";
import { openClaim } from "./step-secrets";

/** Codes to one phone, whoever asks for them: a phone is not to be flooded. */
const perPhone = { name: "identity-code", perHour: 6, burst: 6 };

/** Counts one code to a phone. @throws DomainError limited `too_many_tries` */
export const checkPhoneLimit = (mobile: string): Promise<void> => checkLimit(perPhone, `mobile ${mobile}`);

/**
 * Takes the code that came to the phone. Of any number of right answers at once, one counts; a wrong one costs a try
 * even if the request is cut off, and the fifth ends the step as a mismatch.
 * @throws DomainError code_wrong (with tries left), code_expired; not_found for a step of somebody else
 */
export async function confirmCode(
  actor: Actor,
  { stepId, code }: { stepId: string; code: string },
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<IdentityResult> {
  const digits = code.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) throw invalid("code_has_six_digits", { field: "code" });
  const outcome = await transaction(async (tx): Promise<IdentityResult | DomainError> => {
    const { step, claim } = await lockCodeStep(tx, actor, stepId);
    const time = now();
    const settle = (answer: Parameters<typeof settleStep>[1]["answer"]) =>
      settleStep(tx, {
        accountId: actor.accountId,
        verificationId: step.verificationId,
        stepId,
        method: step.method as PersonMethod,
        claim,
        answer,
        sandbox: step.verification.sandbox,
        now: time,
      }).then((result): IdentityResult => result ?? { outcome: "upstream_error" });
    if (step.expiresAt && step.expiresAt <= time) return settle({ outcome: "expired" });
    if (!step.codeSentAt || step.codeSentAt.getTime() + codeMinutes * 60_000 <= time.getTime()) {
      return invalid("identity_code_expired", { field: "code" });
    }
    if (step.codeHash && codeMatches(stepId, digits, step.codeHash)) return settle({ outcome: "match" });
    const tries = step.codeTries + 1;
    await tx.verificationStep.update({ where: { id: stepId }, data: { codeTries: tries } });
    if (tries < codeTries) return invalid("code_wrong", { field: "code", left: codeTries - tries });
    return settle({ outcome: "mismatch", differs: "code" });
  });
  // Thrown only now: the lost try stays lost.
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/**
 * Sends another code for the same step; the one before dies.
 * @returns when another can be asked for
 * @throws DomainError limited `too_many_tries`; not_found
 */
export async function resendCode(
  actor: Actor,
  { stepId }: { stepId: string },
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<{ againAt: Date }> {
  const time = now();
  await transaction(async (tx) => {
    const { step, claim } = await lockCodeStep(tx, actor, stepId);
    if (step.expiresAt && step.expiresAt <= time) throw conflict("identity_step_over");
    const wait = Math.ceil(((step.codeSentAt?.getTime() ?? 0) + resendSeconds * 1000 - time.getTime()) / 1000);
    if (wait > 0) throw limited(wait);
    await checkPhoneLimit(claim.mobile ?? "");
    await sendStepCode(tx, actor, { stepId, mobile: claim.mobile ?? "", now: time });
  });
  return { againAt: new Date(time.getTime() + resendSeconds * 1000) };
}

/** The actor's own step that waits for a code, with her row locked so that answers take turns. */
async function lockCodeStep(tx: Transaction, actor: Actor, stepId: string) {
  await lockOwnPerson(tx, actor.accountId);
  const step = await tx.verificationStep.findFirst({
    where: { id: stepId, verification: { person: { accountId: actor.accountId } } },
    include: { verification: { select: { sandbox: true } } },
  });
  if (!step) throw notFound();
  if (step.state !== "waiting" || !step.codeHash || !step.claimCipher) throw conflict("identity_step_over");
  return { step, claim: openClaim(stepId, step.claimCipher) };
}
