import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { type AskDeps, askStep } from "./ask-step";

/**
 * Asks how the actor's own step stands. For the page that is open.
 * @returns whether it is answered
 * @throws DomainError not_found for a step of somebody else
 */
export async function followStep(
  actor: Actor,
  { stepId }: { stepId: string },
  deps: AskDeps = {},
): Promise<{ over: boolean }> {
  if (!(await ownsStep(actor.accountId, stepId))) throw notFound();
  await askStep(stepId, deps);
  const step = await db().verificationStep.findUnique({ where: { id: stepId }, select: { state: true } });
  return { over: step?.state === "answered" };
}

/** Whether an account has a step of its own under this id. */
export async function ownsStep(accountId: string, stepId: string): Promise<boolean> {
  const count = await db().verificationStep.count({ where: { id: stepId, verification: { person: { accountId } } } });
  return count === 1;
}
