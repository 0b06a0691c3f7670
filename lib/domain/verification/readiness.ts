import "server-only";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";

/** How far an account has come on the way to its first signature. */
export type Readiness = { identity: boolean; certificate: boolean; signature: boolean };

export async function readiness(accountId: string, now = new Date()): Promise<Readiness> {
  const person = await db().person.findUnique({
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
  });
  return {
    identity: (person?.assurance ?? 0) >= env().IDENTITY_LEVEL,
    certificate: (person?.certificates.length ?? 0) > 0,
    signature: (person?.seals.length ?? 0) > 0,
  };
}
