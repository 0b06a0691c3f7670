import "server-only";
import type { ReviewResult } from "@/lib/domain/administration/hand-on-review";
import { transaction } from "@/lib/platform/db/transaction";
import { answerStep } from "./answer-step";

/**
 * What follows the administrators' decision about an organization's paper. A licence that they have approved stands for
 * the register; a letter, for a proof of authority. The reason of a refusal stays with the review, where the operator
 * reads it. Told twice, it changes nothing.
 */
export async function papersDecided({ stepId, state }: ReviewResult): Promise<void> {
  await transaction((tx) =>
    answerStep(
      tx,
      stepId,
      state === "approved" ? { outcome: "match", detail: "papers" } : { outcome: "mismatch", detail: "papers" },
      new Date(),
    ),
  );
}
