import "server-only";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireOthersMoney } from "@/lib/domain/administration/own-organizations";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import { requireDecider } from "@/lib/domain/administration/two-people";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { type ReadImport, readImport } from "./import-lines";
import { lockImport, openContent, readPreview } from "./import-row";
import { type IngestCounts, ingest } from "./ingest";
import { readSample } from "./read-statement";
import { rememberMapping } from "./remember-mapping";
import { contradictionIn } from "./whole-statement";

export type Committed = { importId: string; counts: IngestCounts };

/**
 * Takes a statement that was looked at into its account: in one transaction every new line is written and matched, or
 * none is. Asked for again, or by two at once, it is done once; who comes second is told what the first was. Where
 * `STATEMENT_TWO_PERSON` says so, somebody else than who brought it does this.
 * @throws DomainError not_found; conflict `import_over` for one that was thrown away or undone, `entry_needs_another`;
 *   `statement_does_not_add_up` where balances or sums contradict its lines; invalid `mapping_needed`, `statement_unreadable`; forbidden
 *   `payment_own`; as `requireDecider`
 */
export async function commitImport(
  actor: Actor,
  { importId }: { importId: string },
  now = new Date(),
): Promise<Committed> {
  const administrator = await requireAdministrator(actor, "finance");
  if (!isId(importId)) throw notFound();
  const row = await db().bankImport.findUnique({ where: { id: importId }, include: { receivingAccount: true } });
  if (!row) throw notFound();
  if (row.source === "manual") throw conflict("entry_needs_another");
  // Read before anything is locked; what the file says does not change.
  const read = row.state === "preview" ? await readImport(row, openContent(row)) : undefined;
  if (read && contradictionIn(read.warnings)) throw conflict("statement_does_not_add_up");
  const remembered = row.format === "csv" && read ? await readSample(openContent(row), readPreview(row).mapping) : null;
  return transaction(async (tx) => {
    const locked = await lockImport(tx, importId);
    if (locked.state === "committed") return { importId, counts: committedCounts(locked) };
    if (locked.state !== "preview" || !read) throw conflict("import_over");
    await requireDecider(tx, administrator, env().STATEMENT_TWO_PERSON ? [locked.createdById] : []);
    const { mapping } = readPreview(locked);
    if (remembered && mapping) await rememberMapping(tx, remembered.fingerprint, mapping);
    const counts = await commitLines(tx, locked, read, administrator, now);
    await recordAct(tx, administrator, {
      action: "bank_import.committed",
      subjectKind: "bank_import",
      subjectId: importId,
      data: { fresh: counts.fresh, known: counts.known, matched: counts.matched },
    });
    return { importId, counts };
  });
}

/**
 * Writes an import's lines and closes it. Its row is locked.
 * @param by the administrator who takes it in; null where whoever brought it was proven by a signature
 * @throws DomainError forbidden `payment_own` when it would prove an organization of the administrator's own
 */
export async function commitLines(
  tx: Transaction,
  row: { id: string; receivingAccountId: string; preview: unknown; createdById: string | null },
  read: ReadImport,
  by: { id: string; accountId: string } | null,
  now: Date,
): Promise<IngestCounts> {
  const counts = await ingest(
    tx,
    { importId: row.id, receivingAccountId: row.receivingAccountId, lines: read.incoming },
    now,
  );
  if (by) await requireOthersMatched(tx, by, row.id);
  const { reasons, ...numbers } = counts;
  await tx.bankImport.update({
    where: { id: row.id },
    data: {
      state: "committed",
      committedAt: now,
      contentCipher: null,
      confirmedById: by && by.id !== row.createdById ? by.id : null,
      preview: { counts: { total: read.total, ...read.ignored, ...numbers }, reasons, warnings: read.warnings },
    },
  });
  return counts;
}

async function requireOthersMatched(tx: Transaction, by: { accountId: string }, importId: string): Promise<void> {
  const matched = await tx.paymentChallenge.findMany({
    where: { transaction: { importId, state: "matched" } },
    select: { organizationId: true },
  });
  await requireOthersMoney(
    tx,
    by,
    matched.map(({ organizationId }) => organizationId),
  );
}

/** What was counted when an import was taken in. */
export function committedCounts(row: Parameters<typeof readPreview>[0]): IngestCounts {
  const { counts, reasons } = readPreview(row);
  const count = (name: string) => counts[name] ?? 0;
  return {
    fresh: count("fresh"),
    known: count("known"),
    matched: count("matched"),
    reasons,
    returned: count("returned"),
    takenBack: count("takenBack"),
    takenBackAfterMatch: count("takenBackAfterMatch"),
  };
}
