import "server-only";
import { suspendOutdatedSeals } from "@/lib/domain/seals/organization/outdated-seals";
import { forgotten } from "@/lib/domain/verification/attempts";
import type { Outcome } from "@/lib/domain/verification/provider-types";
import { underWay } from "@/lib/domain/verification/step-states";
import type { Transaction } from "@/lib/platform/db/client";
import { completeFlow } from "./complete-flow";
import { lockFlowOfStep, proofPolicy } from "./flow-row";
import { isComplete, type Phase, type Purpose, phaseOf } from "./flow-states";

export type StepAnswer = {
  outcome: Outcome;
  /** What differs, which words a refusal has, or how much was compared. Never a number of a person. */
  detail?: string | null;
  billed?: boolean | null;
  providerReference?: string | null;
};

/** What the register confirms, written with a step that matches. */
export type ConfirmedFacts = {
  name?: string;
  nameNormalized?: string;
  legalRepresentative?: string | null;
  registerState?: string;
};

/**
 * Writes a step's answer, what the register confirmed with it, and, when nothing more is missing, all that a passed flow
 * changes: in one transaction, once. Whoever comes second with an answer, be it the same or another, changes nothing.
 * @returns where the flow stands then; null when the step had been answered before, or the flow has ended
 */
export async function answerStep(
  tx: Transaction,
  stepId: string,
  answer: StepAnswer,
  now: Date,
  facts: ConfirmedFacts = {},
): Promise<Phase | null> {
  const flow = await lockFlowOfStep(tx, stepId);
  if (flow?.state !== "open") return null;
  const { count } = await tx.verificationStep.updateMany({
    where: { id: stepId, state: { in: underWay } },
    data: {
      ...forgotten,
      state: "answered",
      outcome: answer.outcome,
      detail: answer.detail ?? null,
      answeredAt: now,
      ...(answer.billed !== undefined && { billed: answer.billed }),
      ...(answer.providerReference && { providerReference: answer.providerReference }),
    },
  });
  if (count === 0) return null;
  if (answer.outcome === "match" && Object.keys(facts).length > 0) {
    await tx.organization.update({ where: { id: flow.organization.id }, data: facts });
    await suspendOutdatedSeals(tx, flow.organization.id);
  }
  const steps = await tx.verificationStep.findMany({ where: { verificationId: flow.id } });
  if (isComplete(flow.purpose as Purpose, steps, proofPolicy())) return completeFlow(tx, flow, now);
  return phaseOf({ state: "open", purpose: flow.purpose, steps });
}
