import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { contractChanged } from "./contract-changed";

/**
 * Another party comes into a contract that is out: what was approved, or waits for that, was with somebody else and has
 * to be asked for anew. A seal that was pressed already by such leave, or by leave for certain others, binds its
 * organization to whom it was pressed for; nobody else takes that place.
 * @throws DomainError conflict `sealed_for_party`
 */
export async function partyChanged(tx: Transaction, contractId: string): Promise<void> {
  const forSome = { counterparties: { isEmpty: false } };
  const bound = await tx.sealUse.count({
    where: {
      signature: { contractId },
      OR: [{ approvalId: { not: null } }, { grant: { OR: [forSome, { parent: forSome }] } }],
    },
  });
  if (bound > 0) throw conflict("sealed_for_party");
  await contractChanged(tx, contractId);
}
