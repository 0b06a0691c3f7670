import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { type Allowance, allowance, countedOutcomes, dayMs, lostAfterMs } from "./attempt-rules";

const lostBefore = (now: Date) => new Date(now.getTime() - lostAfterMs);

/** Attempts that count against a limit: answered about what was typed, or still waiting for the answer. */
const counting = (now: Date) => [
  { state: "asked", createdAt: { gte: lostBefore(now) } },
  { outcome: { in: countedOutcomes } },
];

/** What a person and a document may still try today; the narrower of the two decides. */
export async function currentAllowance(
  tx: Transaction,
  personId: string,
  documentIndex: Uint8Array<ArrayBuffer> | null,
  now: Date,
): Promise<Allowance> {
  const since = { gt: new Date(now.getTime() - dayMs) };
  const byPerson = await tx.verificationStep.findMany({
    where: { createdAt: since, verification: { personId }, OR: counting(now) },
    select: { createdAt: true },
  });
  const byDocument = documentIndex
    ? await tx.verificationStep.findMany({
        where: { createdAt: since, documentIndex, OR: counting(now) },
        select: { createdAt: true },
      })
    : [];
  const [person, document] = [byPerson, byDocument].map((steps) =>
    allowance(
      steps.map((step) => step.createdAt),
      now,
    ),
  ) as [Allowance, Allowance];
  const lockedUntil = [person.lockedUntil, document.lockedUntil].filter((time) => time !== null);
  return {
    left: Math.min(person.left, document.left),
    lockedUntil: lockedUntil.length > 0 ? new Date(Math.max(...lockedUntil.map((time) => time.getTime()))) : null,
  };
}

/** Attempts whose asking process died are answered for it: the register was not heard. */
export async function closeLostAttempts(tx: Transaction, personId: string, now: Date): Promise<void> {
  await tx.verificationStep.updateMany({
    where: {
      state: "asked",
      createdAt: { lt: lostBefore(now) },
      verification: { personId },
    },
    data: { state: "answered", outcome: "upstream_error", billed: null, answeredAt: now },
  });
}
