import "server-only";
import { getOverview } from "@/lib/domain/contracts/get-overview";
import type { Actor, Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import type { KnownRevision } from "./upload-check";

/**
 * Whether a file is, byte for byte, a certified or signed revision of a contract here. Whoever has the file may know
 * that much; which contract it is, only those are told who may see it.
 * @param sha256 of the whole file
 */
export async function knownRevision(
  caller: Actor | Visitor,
  sha256: Uint8Array<ArrayBuffer>,
): Promise<KnownRevision | null> {
  const found = await db().revision.findFirst({
    where: { sha256, kind: { in: ["certified", "signed"] } },
    select: { number: true, document: { select: { contractId: true } } },
    orderBy: { createdAt: "asc" },
  });
  if (!found) return null;
  const contract = "accountId" in caller ? await visibleContract(caller, found.document.contractId) : null;
  return { revision: found.number, contract };
}

async function visibleContract(actor: Actor, contractId: string): Promise<KnownRevision["contract"]> {
  try {
    const { id, title } = await getOverview(actor, contractId);
    return { id, title };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
