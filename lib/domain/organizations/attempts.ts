import "server-only";
import { type Allowance, allowance, countedOutcomes, dayMs } from "@/lib/domain/verification/attempt-rules";
import type { Transaction } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";

/** The methods that ask the register about what was typed. */
const asking = ["register", "legal_representative"];

/** What one person and one organization's number may still try today; the narrower of the two decides. */
export async function currentAllowance(
  tx: Transaction,
  personId: string,
  number: string,
  now: Date,
): Promise<Allowance> {
  const counted = {
    method: { in: asking },
    createdAt: { gt: new Date(now.getTime() - dayMs) },
    OR: [{ state: "asked" }, { state: "answered", outcome: { in: countedOutcomes.filter((one) => one !== "match") } }],
  };
  const about = { organization: { OR: [{ creditCode: number }, { registrationNumber: number }] } };
  const of = async (verification: object): Promise<Allowance> => {
    const steps = await tx.verificationStep.findMany({
      where: { ...counted, verification },
      select: { createdAt: true },
    });
    const times = steps.map(({ createdAt }) => createdAt);
    return allowance(times, now);
  };
  const own = await of({ personId, organizationId: { not: null } });
  const all = await of(about);
  const locks = [own, all].flatMap(({ lockedUntil }) => lockedUntil ?? []);
  return {
    left: Math.min(own.left, all.left),
    lockedUntil: locks.length > 0 ? new Date(Math.max(...locks.map((time) => time.getTime()))) : null,
  };
}

/** @throws DomainError limited `organization_locked` with `retryAfter` seconds and `until` while no try is left */
export async function requireAllowance(tx: Transaction, personId: string, number: string, now: Date): Promise<void> {
  const { lockedUntil } = await currentAllowance(tx, personId, number, now);
  if (!lockedUntil) return;
  const retryAfter = Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000);
  throw new DomainError("limited", "organization_locked", {
    retryAfter,
    hours: Math.ceil(retryAfter / 3600),
    until: lockedUntil.toISOString(),
  });
}
