import "server-only";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { answerStep } from "./answer-step";

/**
 * The handler of `organization.proof-given`: a payment proved what its step asked for. The challenge is looked at
 * again: the task alone proves nothing. Done twice, it changes nothing.
 */
export async function proofGiven({ stepId = "" }: Record<string, string>): Promise<void> {
  const challenge = await db().paymentChallenge.findUnique({ where: { stepId }, select: { state: true } });
  if (challenge?.state !== "matched" && challenge?.state !== "verified") return;
  await transaction((tx) => answerStep(tx, stepId, { outcome: "match" }, new Date()));
}
