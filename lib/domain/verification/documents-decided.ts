import "server-only";
import type { ReviewResult } from "@/lib/domain/administration/hand-on-review";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import type { PersonMethod } from "./methods";
import { settleStep } from "./settle-step";
import { openClaim } from "./step-secrets";

/**
 * What follows the administrators' decision about a person's document: approved, her name is proven by it; refused, the
 * step ends and she reads why. Told twice, it changes nothing.
 */
export async function documentsDecided({ stepId, state }: ReviewResult): Promise<void> {
  const step = await db().verificationStep.findUnique({
    where: { id: stepId },
    include: { verification: { include: { person: { select: { accountId: true } } } } },
  });
  if (step?.state !== "waiting" || !step.claimCipher) return;
  const claim = openClaim(stepId, step.claimCipher);
  const { person, sandbox } = step.verification;
  await transaction((tx) =>
    settleStep(tx, {
      accountId: person.accountId,
      verificationId: step.verificationId,
      stepId,
      method: step.method as PersonMethod,
      claim,
      answer: state === "approved" ? { outcome: "match" } : { outcome: "mismatch", differs: "documents" },
      sandbox,
      now: new Date(),
    }),
  );
}
