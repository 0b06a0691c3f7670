import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { lockImport } from "./import-row";
import { dayMs } from "./terms";
import { linesThatStay } from "./undo-lines";

/** A statement that was taken in can be taken out so long. */
export const undoWithinMs = 7 * dayMs;

/**
 * Takes a statement's lines out again, so that the file can be taken in anew. Possible for seven days, and of the lines
 * that nothing has come of: a match completes a verification at once and stays; so do a refund that was paid, a
 * proposal, a payment that the bank took back, and a payout that came back. Taken in anew, the file finds those known.
 * @returns how many lines are out, and how many stayed
 * @throws DomainError conflict `import_over`, or `import_has_effects` where every line stays; not_found; forbidden
 */
export async function undoImport(
  actor: Actor,
  { importId, reason }: { importId: string; reason: string },
  now = new Date(),
): Promise<{ out: number; stay: number }> {
  const administrator = await requireAdministrator(actor, "finance");
  const why = readReason(reason);
  return transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (row.state === "undone") return { out: 0, stay: await tx.bankTransaction.count({ where: { importId } }) };
    if (row.state !== "committed" || !row.committedAt) throw conflict("import_over");
    if (row.source !== "statement" || now.getTime() - row.committedAt.getTime() > undoWithinMs)
      throw conflict("import_over");
    await tx.$queryRaw`SELECT id FROM bank_transaction WHERE "importId" = ${importId}::uuid ORDER BY id FOR UPDATE`;
    const staying = (await linesThatStay(tx, row)).map(({ id }) => id);
    const out = await takeOut(tx, importId, staying);
    if (out === 0 && staying.length > 0) throw conflict("import_has_effects");
    await tx.bankImport.update({ where: { id: importId }, data: { state: "undone", undoneAt: now } });
    await recordAct(tx, administrator, {
      action: "bank_import.undone",
      subjectKind: "bank_import",
      subjectId: importId,
      reason: why,
      data: { lines: out, ...(staying.length > 0 && { kept: staying.length }) },
    });
    return { out, stay: staying.length };
  });
}

async function takeOut(tx: Transaction, importId: string, staying: readonly string[]): Promise<number> {
  const going = { importId, id: { notIn: [...staying] } };
  const near = await tx.bankTransaction.findMany({
    where: { ...going, nearestChallengeId: { not: null } },
    select: { nearestChallengeId: true },
    distinct: ["nearestChallengeId"],
  });
  await tx.refund.deleteMany({ where: { transaction: going } });
  const { count } = await tx.bankTransaction.deleteMany({ where: going });
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
