import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { requireSeal } from "../grants/require-seal-deed";
import { appendSealEvent } from "../organization/seal-events";
import { csv } from "./csv";
import { csvName } from "./csv-name";
import { lineOf, withUse } from "./seal-uses";

/**
 * All uses of a seal as a table, the oldest first. That it was taken is in the seal's log.
 * @param heads of the columns: time (UTC), contract, its id, who signed, who approved, network address, version
 * @throws DomainError not_found, forbidden
 */
export async function exportUses(
  actor: Actor,
  sealId: string,
  heads: readonly string[],
): Promise<{ fileName: string; text: string }> {
  const { seal } = await requireSeal(actor, sealId, "audit");
  const rows = await db().sealUse.findMany({
    where: { sealId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    include: withUse,
  });
  const lines = rows.map((row) => {
    const { contractId, title, person, at, address, version, approvedBy } = lineOf(row);
    return [at.toISOString(), title, contractId, person, approvedBy ?? "", address ?? "", String(version)];
  });
  await transaction((tx) =>
    appendSealEvent(tx, sealId, { type: "exported", actor, data: { what: "uses", lines: lines.length } }),
  );
  return { fileName: csvName(seal.name, "uses"), text: csv([[...heads], ...lines]) };
}
