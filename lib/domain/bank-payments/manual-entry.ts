import "server-only";
import { readReason } from "@/lib/domain/administration/act-data";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import { requireDecider } from "@/lib/domain/administration/two-people";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/platform/ids";
import { type CallbackMessage, readCallback } from "./callback-message";
import { type Committed, commitLines, committedCounts } from "./commit-import";
import { readImport } from "./import-lines";
import { lockImport, openContent, sealContent } from "./import-row";
import { sha256 } from "./import-statement";
import { chooseReceivingAccount } from "./receiving-accounts";

/**
 * One payment as it stands on paper or on a screen of the bank's. The bank's reference is needed: by it the payment is
 * known again when a statement brings it.
 */
export type ManualEntry = CallbackMessage["transactions"][number];

/**
 * Enters a payment by hand. Nothing comes of it until another administrator has compared it with the bank and confirms.
 * @returns the import's id
 * @throws DomainError invalid `callback_unreadable`, `reason_…`; forbidden `office_name_needed`
 */
export async function enterPayment(
  actor: Actor,
  input: { receivingAccountId?: string; payment: ManualEntry; reason: string },
  now = new Date(),
): Promise<string> {
  const administrator = await requireAdministrator(actor, "finance");
  const reason = readReason(input.reason);
  const account =
    input.receivingAccountId === undefined
      ? await chooseReceivingAccount()
      : isId(input.receivingAccountId)
        ? await db().receivingAccount.findUnique({ where: { id: input.receivingAccountId } })
        : null;
  if (!account) throw notFound();
  const body = JSON.stringify({ account: account.number, transactions: [input.payment] } satisfies CallbackMessage);
  readCallback(body);
  const id = newId(now.getTime());
  await transaction(async (tx) => {
    await requireDecider(tx, administrator);
    await tx.bankImport.create({
      data: {
        id,
        receivingAccountId: account.id,
        source: "manual",
        format: "json",
        fileSha256: sha256(body),
        state: "preview",
        contentCipher: sealContent(id, body),
        createdById: administrator.id,
        createdAt: now,
      },
    });
    await recordAct(tx, administrator, {
      action: "bank_import.entered",
      subjectKind: "bank_import",
      subjectId: id,
      reason,
    });
  });
  return id;
}

/**
 * Confirms what another administrator entered; it is matched as any payment is. What should not be confirmed is thrown
 * away with `discardImport`.
 * @throws DomainError not_found; conflict `import_over`; as `requireDecider`
 */
export async function confirmEntry(
  actor: Actor,
  { importId }: { importId: string },
  now = new Date(),
): Promise<Committed> {
  const administrator = await requireAdministrator(actor, "finance");
  return transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (row.source !== "manual") throw notFound();
    if (row.state === "committed") return { importId, counts: committedCounts(row) };
    if (row.state !== "preview") throw conflict("import_over");
    await requireDecider(tx, administrator, [row.createdById]);
    const read = await readImport(row, openContent(row));
    const counts = await commitLines(tx, row, read, administrator, now);
    await recordAct(tx, administrator, {
      action: "bank_import.confirmed",
      subjectKind: "bank_import",
      subjectId: importId,
      data: { fresh: counts.fresh, matched: counts.matched },
    });
    return { importId, counts };
  });
}
