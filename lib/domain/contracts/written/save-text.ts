import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { requireAccess } from "../access";
import { requireRoom } from "../intake/storage-quota";
import { writtenOf } from "./written-document";
import type { Values, WrittenText } from "./written-text.schema";

/**
 * Keeps a text and its values as they are on the writing page. The pages stay those of before until the document is set
 * (set-document.ts), and nothing is sent until then.
 * @param input.version the version that was seen; the answer carries the new one
 * @throws DomainError not_found, not_in_this_state; draft_changed_elsewhere with the newer version; storage_full
 */
export async function saveText(
  actor: Actor,
  input: { contractId: string; documentId: string; version: number; text: WrittenText; values: Values },
): Promise<{ version: number }> {
  const { contractId, documentId, text, values } = input;
  await requireRoom(actor, Buffer.byteLength(JSON.stringify(text)));
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "edit", tx);
    if (contract.version !== input.version) throw conflict("draft_changed_elsewhere", { version: contract.version });
    const row = await tx.document.findFirst({ where: { id: documentId, contractId } });
    const kept = row && writtenOf(row);
    if (!kept) throw notFound();
    const same = isDeepStrictEqual(kept, { text, values });
    if (same) return { version: contract.version };
    await tx.document.update({
      where: { id: documentId },
      data: { written: text, writtenValues: values, writtenStale: true },
    });
    const saved = await tx.contract.update({
      where: { id: contractId },
      data: { version: { increment: 1 }, sendProblem: null },
    });
    return { version: saved.version };
  });
}
