import "server-only";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { queueSms } from "@/lib/platform/sms/queue-sms";
import type { Receipt } from "./provider-types";
import { codeMinutes, codeStepMinutes, hashCode, newCode } from "./step-code";

/**
 * Sends the code of a step to the phone that a register has matched; the step waits for it from then on.
 * @param answer the register's receipt, at the first code; left out when another code is sent
 * @returns false when the step is not under way any more
 */
export async function sendStepCode(
  tx: Transaction,
  actor: Actor,
  { stepId, answer, mobile, now }: { stepId: string; answer?: Receipt; mobile: string; now: Date },
): Promise<boolean> {
  await lockOwnPerson(tx, actor.accountId);
  const code = newCode();
  const expiresAt = new Date(now.getTime() + codeStepMinutes * 60_000);
  const { count } = await tx.verificationStep.updateMany({
    where: { id: stepId, state: answer ? "asked" : "waiting" },
    data: {
      state: "waiting",
      codeHash: hashCode(stepId, code),
      codeSentAt: now,
      ...(answer && { expiresAt, billed: answer.billed, providerReference: answer.providerReference }),
    },
  });
  if (count === 0) return false;
  await queueSms(tx, {
    recipient: mobile,
    template: "identity_code",
    locale: actor.locale,
    values: { code, minutes: codeMinutes },
  });
  if (answer) {
    await enqueue(tx, {
      topic: "verification.ask",
      key: `${stepId}:1`,
      payload: { stepId, round: "1" },
      availableAt: expiresAt,
    });
  }
  return true;
}
