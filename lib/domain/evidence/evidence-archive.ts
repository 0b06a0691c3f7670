import "server-only";
import { getOverview } from "@/lib/domain/contracts/overview/get-overview";
import { titleAsFileName } from "@/lib/domain/contracts/revisions/title-as-file-name";
import type { Actor } from "@/lib/platform/actor";
import { FairQueue } from "@/lib/platform/isolation/fair-queue";
import { writeZip } from "@/lib/standards/zip/write-zip";
import { contractEvidence } from "./contract-evidence";

/** Each archive holds a whole file in memory while it is made: one at a time, and everybody's turn comes. */
const queue = new FairQueue();

/**
 * The evidence of a contract as one ZIP file.
 * @throws DomainError not_found, not_in_this_state
 */
export async function evidenceArchive(
  actor: Actor,
  contractId: string,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  return queue.run(actor.accountId, async () => {
    const files = await contractEvidence(actor, contractId);
    const { title } = await getOverview(actor, contractId);
    return { fileName: `${titleAsFileName(title)}-evidence.zip`, bytes: writeZip(files, new Date()) };
  });
}
