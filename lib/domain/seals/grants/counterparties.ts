import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { isSameParty } from "./grant-rules";

/**
 * With whom a participant's contract is made: the names of all other parties, as the sender wrote them. Another person
 * who signs for the same organization is none, nor is a witness, nor whoever approves or reads.
 */
export async function counterpartiesOf(participantId: string, tx: Transaction = db()): Promise<string[]> {
  const own = await tx.participant.findUnique({ where: { id: participantId } });
  if (!own) return [];
  const others = await tx.participant.findMany({
    where: { contractId: own.contractId, id: { not: participantId }, role: "signer" },
    select: { name: true, organizationName: true },
    orderBy: { position: "asc" },
  });
  return others
    .filter(({ organizationName }) => !sameOrganization(organizationName, own.organizationName))
    .map(({ name, organizationName }) => organizationName ?? name);
}

const sameOrganization = (a: string | null, b: string | null) => a !== null && b !== null && isSameParty(a, b);
