import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { lockImport, readPreview } from "./import-row";
import { dayMs } from "./terms";

/** A statement that was taken in can be taken out so long. */
export const undoWithinMs = 7 * dayMs;

/**
 * Takes a statement's lines out again, so that the file can be taken in anew. Possible for seven days, and as long as
 * nothing has come of any line: a match completes a verification at once and stays; so do a refund that was paid, a
 * proposal, a payment that the bank took back, and a payout that came back.
 * @throws DomainError conflict `import_over`, `import_has_effects`; not_found; forbidden
 */
export async function undoImport(
  actor: Actor,
  { importId, reason }: { importId: string; reason: string },
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const why = readReason(reason);
  await transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (row.state === "undone") return;
    if (row.state !== "committed" || !row.committedAt) throw conflict("import_over");
    if (row.source !== "statement" || now.getTime() - row.committedAt.getTime() > undoWithinMs)
      throw conflict("import_over");
    const { counts } = readPreview(row);
    if ((counts.takenBack ?? 0) > 0 || (counts.returned ?? 0) > 0 || (await hasEffects(tx, importId)))
      throw conflict("import_has_effects");
    const lines = await takeOut(tx, importId);
    await tx.bankImport.update({ where: { id: importId }, data: { state: "undone", undoneAt: now } });
    await recordAct(tx, administrator, {
      action: "bank_import.undone",
      subjectKind: "bank_import",
      subjectId: importId,
      reason: why,
      data: { lines },
    });
  });
}

/** Whether somebody or something has acted on a line; all of them are locked. */
async function hasEffects(tx: Transaction, importId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM bank_transaction WHERE "importId" = ${importId}::uuid ORDER BY id FOR UPDATE`;
  const touched = await tx.bankTransaction.count({
    where: {
      importId,
      OR: [{ state: { in: ["matched", "refunded"] } }, { proposals: { some: {} } }, { refund: { state: "done" } }],
    },
  });
  return touched > 0;
}

async function takeOut(tx: Transaction, importId: string): Promise<number> {
  const near = await tx.bankTransaction.findMany({
    where: { importId, nearestChallengeId: { not: null } },
    select: { nearestChallengeId: true },
    distinct: ["nearestChallengeId"],
  });
  await tx.refund.deleteMany({ where: { transaction: { importId } } });
  const { count } = await tx.bankTransaction.deleteMany({ where: { importId } });
  for (const { nearestChallengeId } of near) if (nearestChallengeId) await tellAgain(tx, nearestChallengeId);
  return count;
}

/** What the organization was told goes back to what its last remaining payment lacked. */
async function tellAgain(tx: Transaction, challengeId: string): Promise<void> {
  const last = await tx.bankTransaction.findFirst({
    where: { nearestChallengeId: challengeId, reason: { not: null } },
    orderBy: [{ bookedAt: "desc" }, { id: "desc" }],
    select: { reason: true },
  });
  await tx.paymentChallenge.updateMany({
    where: { id: challengeId, state: { in: ["issued", "expired"] } },
    data: { reason: last?.reason ?? null },
  });
}
