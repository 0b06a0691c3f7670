import "server-only";
import { db } from "@/lib/platform/db/client";
import { levelRequiredOf } from "./required-level";

/** How far an account has come on the way to its first signature. */
export type Readiness = { identity: boolean; certificate: boolean; signature: boolean };

export async function readiness(accountId: string, now = new Date()): Promise<Readiness> {
  const [person, required] = await Promise.all([
    db().person.findUnique({
      where: { accountId },
      select: {
        assurance: true,
        certificates: {
          where: { role: "signer", state: "issued", notBefore: { lte: now }, notAfter: { gt: now } },
          select: { id: true },
          take: 1,
        },
        seals: { where: { state: "active" }, select: { id: true }, take: 1 },
      },
    }),
    levelRequiredOf(accountId),
  ]);
  return {
    identity: (person?.assurance ?? 0) >= required,
    certificate: (person?.certificates.length ?? 0) > 0,
    signature: (person?.seals.length ?? 0) > 0,
  };
}
