import "server-only";
import { db } from "@/lib/platform/db/client";

/**
 * Those who have signed a contract under a name that was proven against the fictitious register only.
 * Whether the reader may see the contract is asked before.
 * @returns ids of participants
 */
export async function signedInSandbox(contractId: string): Promise<string[]> {
  const found = await db().participant.findMany({
    where: { contractId, state: "signed", account: { person: { sandbox: true } } },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}
