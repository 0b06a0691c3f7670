import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { pageRanges } from "../../contracts/fields/page-ranges";
import { requireSeal } from "../grants/require-seal-deed";
import { appendSealEvent } from "../organization/seal-events";
import { csv } from "./csv";
import { csvName } from "./csv-name";
import { lineOf, usesOf } from "./seal-uses";

/**
 * All signings in which a seal was used, as a table, the oldest first. That it was taken is in the seal's log.
 * @param heads of the columns: time (UTC), contract, its id, who signed, who approved, network address, version, pages
 *   with the seal, pages that a cross-page seal joins
 * @throws DomainError not_found, forbidden
 */
export async function exportUses(
  actor: Actor,
  sealId: string,
  heads: readonly string[],
): Promise<{ fileName: string; text: string }> {
  const { seal } = await requireSeal(actor, sealId, "audit");
  const rows = await db().signature.findMany({
    where: { sealUses: { some: { sealId } } },
    orderBy: [{ timeStampedAt: "asc" }, { id: "asc" }],
    include: usesOf(sealId),
  });
  const lines = rows
    .flatMap(lineOf)
    .map((line) => [
      line.at.toISOString(),
      line.title,
      line.contractId,
      line.person,
      line.approvedBy ?? "",
      line.address ?? "",
      String(line.version),
      pageRanges(line.pages, ", "),
      pageRanges(line.crossPages, ", "),
    ]);
  await transaction((tx) =>
    appendSealEvent(tx, sealId, { type: "exported", actor, data: { what: "uses", lines: lines.length } }),
  );
  return { fileName: csvName(seal.name, "uses"), text: csv([[...heads], ...lines]) };
}
