import "server-only";
import { lockOrganization, readOwnFlow } from "@/lib/domain/organizations/flow-row";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { type ChallengeRow, lockChallenge } from "./challenge-row";
import type { Direction } from "./challenge-states";

/** The id of the newest payment in the actor's own flow for an organization, null when there was none yet. */
export async function ownChallengeId(
  actor: Actor,
  organizationId: string,
  direction?: Direction,
  tx: Transaction = db(),
): Promise<string | null> {
  const flow = await readOwnFlow(actor, organizationId, tx);
  const found = await tx.paymentChallenge.findFirst({
    where: { step: { verificationId: flow.id }, ...(direction && { direction }) },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** The same payment, locked after its organization. @throws DomainError not_found */
export async function lockOwnChallenge(
  tx: Transaction,
  actor: Actor,
  organizationId: string,
  direction: Direction,
): Promise<ChallengeRow> {
  if (!isId(organizationId)) throw notFound();
  await lockOrganization(tx, organizationId);
  const id = await ownChallengeId(actor, organizationId, direction, tx);
  const challenge = id === null ? null : await lockChallenge(tx, id);
  if (!challenge) throw notFound();
  return challenge;
}
