import "server-only";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { isLocale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { NotYet } from "@/lib/platform/outbox/not-yet";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import { queueSms } from "@/lib/platform/sms/queue-sms";
import { answerStep } from "./answer-step";
import { lockFlowOfStep, sealClaim } from "./flow-row";

/** So long the link in a text message works at most. */
const linkDays = 14;

/**
 * The handler of `organization.authorization-sent`: once the letter is out, the representative gets the link as a text
 * message too, where the operator knew her number. The number is forgotten with it. A letter that could not be sent ends
 * the step.
 * @throws NotYet while the letter is still being sent: the task comes back
 */
export async function authorizationSent({ stepId = "" }: Record<string, string>): Promise<void> {
  const step = await db().verificationStep.findUnique({
    where: { id: stepId },
    include: { contract: { include: { participants: true } } },
  });
  if (step?.state !== "waiting" || !step.contract) return;
  if (step.contract.state === "sending") throw new NotYet("the letter is still being sent");
  if (step.contract.state === "draft") {
    await transaction((tx) => answerStep(tx, stepId, { outcome: "upstream_error", detail: "letter" }, new Date()));
    return;
  }
  const [representative] = step.contract.participants;
  if (step.contract.state !== "out" || !representative) return;
  await transaction(async (tx) => {
    const flow = await lockFlowOfStep(tx, stepId);
    const present = flow?.steps.find(({ id }) => id === stepId);
    if (!flow || present?.state !== "waiting" || !present.claimCipher) return;
    const place = { table: "verification_step", column: "claimCipher", row: stepId };
    const { mobile } = JSON.parse(decrypt(present.claimCipher, place).toString("utf8")) as { mobile?: string };
    if (mobile === undefined) return;
    const token = newToken();
    const tokenHash = hashToken(token);
    if (!tokenHash) throw new Error("a new token has no hash");
    const expiresAt = step.expiresAt ?? new Date(Date.now() + linkDays * 86_400_000);
    await tx.linkToken.create({
      data: { id: newId(), purpose: "sign_contract", tokenHash, participantId: representative.id, expiresAt },
    });
    const locale = step.contract?.locale ?? "zh";
    await queueSms(tx, {
      recipient: mobile,
      template: "authorization_request",
      locale: isLocale(locale) ? locale : "zh",
      values: {
        operator: flow.person.name ?? "",
        organization: flow.organization.name,
        link: `${env().APP_URL}/s/${token}`,
      },
    });
    await tx.verificationStep.update({ where: { id: stepId }, data: { claimCipher: sealClaim(stepId, {}) } });
  });
}
