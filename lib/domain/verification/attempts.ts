import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { type Allowance, allowance, countedOutcomes, dayMs, lostAfterMs } from "./attempt-rules";

/** Flows in which a person proves her own name; what she does for an organization has limits of its own. */
export const ownFlow = (personId: string) => ({ personId, organizationId: null });

const lostBefore = (now: Date) => new Date(now.getTime() - lostAfterMs);

/** Attempts that count against a limit: answered about what was typed, or still waiting for the answer. */
const counting = (now: Date) => [
  { state: "asked", createdAt: { gte: lostBefore(now) } },
  { state: "waiting" },
  { outcome: { in: countedOutcomes } },
];

/** What a person and a document may still try today; the narrower of the two decides. A lock that was lifted is over. */
export async function currentAllowance(
  tx: Transaction,
  personId: string,
  documentIndex: Uint8Array<ArrayBuffer> | null,
  now: Date,
): Promise<Allowance> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { triesFrom: true } });
  const since = { gt: new Date(Math.max(now.getTime() - dayMs, person?.triesFrom?.getTime() ?? 0)) };
  const byPerson = await tx.verificationStep.findMany({
    where: { createdAt: since, verification: ownFlow(personId), OR: counting(now) },
    select: { createdAt: true },
  });
  const byDocument = documentIndex
    ? await tx.verificationStep.findMany({
        where: { createdAt: since, documentIndex, OR: counting(now) },
        select: { createdAt: true },
      })
    : [];
  const [own, others] = [byPerson, byDocument].map((steps) =>
    allowance(
      steps.map((step) => step.createdAt),
      now,
    ),
  ) as [Allowance, Allowance];
  const lockedUntil = [own.lockedUntil, others.lockedUntil].filter((time) => time !== null);
  return {
    left: Math.min(own.left, others.left),
    lockedUntil: lockedUntil.length > 0 ? new Date(Math.max(...lockedUntil.map((time) => time.getTime()))) : null,
  };
}

/** What an answered step no longer holds. */
export const forgotten = { claimCipher: null, handoffCipher: null, codeHash: null } as const;

/** Attempts whose asking process died are answered for it: the register was not heard. */
export async function closeLostAttempts(tx: Transaction, personId: string, now: Date): Promise<void> {
  await tx.verificationStep.updateMany({
    where: {
      state: "asked",
      createdAt: { lt: lostBefore(now) },
      verification: ownFlow(personId),
    },
    data: { ...forgotten, state: "answered", outcome: "upstream_error", billed: null, answeredAt: now },
  });
}
