import "server-only";
import { withdrawReview } from "@/lib/domain/administration/open-review";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import type { PersonMethod } from "./methods";
import { settleStep } from "./settle-step";
import { openClaim } from "./step-secrets";

/**
 * The actor wants to go another way: her step that waits is over, and says nothing about her. One that is answered, or
 * whose provider owes the answer, stays as it is.
 * @throws DomainError not_found for a step of somebody else
 */
export async function cancelStep(
  actor: Actor,
  { stepId }: { stepId: string },
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<void> {
  const { accountId } = actor;
  const step = await db().verificationStep.findFirst({
    where: { id: stepId, verification: { person: { accountId } } },
    include: { verification: { select: { sandbox: true } } },
  });
  if (!step) throw notFound();
  const { claimCipher, verificationId, method } = step;
  if (step.state !== "waiting" || !claimCipher) return;
  await transaction(async (tx) => {
    // Decided papers are not taken back: the decision is on its way here.
    if (method === "document_review" && !(await withdrawReview(tx, stepId, now()))) return;
    await settleStep(tx, {
      accountId,
      verificationId,
      stepId,
      method: method as PersonMethod,
      claim: openClaim(stepId, claimCipher),
      answer: { outcome: "cancelled" },
      sandbox: step.verification.sandbox,
      now: now(),
    });
  });
}
