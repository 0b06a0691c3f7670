import "server-only";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { BankImport, ReceivingAccount } from "@/lib/platform/db/generated/client";
import { DomainError, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { maskLongNumbers } from "@/lib/standards/china-ids/masks";
import { decideAll, freshLines, pairReversals } from "./appraise";
import { readImport } from "./import-lines";
import { type ImportPreview, openContent, readPreview } from "./import-row";
import { countReasons } from "./ingest";
import { loadCandidates } from "./load-candidates";
import type { Decision } from "./match-payment";
import { readSample } from "./read-statement";
import type { MismatchReason } from "./reasons";
import { returnedPayouts } from "./returned-payouts";
import type { TableSample } from "./statement-file";

const examplesShown = 50;

/** One line that would be taken in. */
export type ExampleLine = {
  bookedAt: Date;
  amountCents: number;
  currency: string;
  payerName: string;
  note: string;
  decision: Decision | { kind: "returned" };
};

export type ImportView = {
  id: string;
  state: string;
  source: string;
  format: string;
  fileName: string | null;
  createdAt: Date;
  committedAt: Date | null;
  /** Another import of the very same file was taken in. */
  sameFile: boolean;
  account: { id: string; name: string; number: string; bank: string; currency: string; sandbox: boolean };
  /**
   * total, debits, notBooked, otherAccounts, fresh, known, matched, returned. Of a preview: what would become of the
   * lines now; of a committed import: what became of them.
   */
  counts: Record<string, number>;
  reasons: Partial<Record<MismatchReason, number>>;
  warnings: ImportPreview["warnings"];
  /** Of a table: its headings and first rows, and what its columns are taken for. */
  table: (Omit<TableSample, "guess"> & Pick<ImportPreview, "mapping" | "mappingFrom">) | null;
  /** Why a preview cannot be taken in as it stands: an error's code and its values. */
  problem: { code: string; details: Record<string, string | number> } | null;
  /** Of a preview: the first of the new lines, those that would match first. */
  examples: ExampleLine[];
};

/** An import as an administrator looks at it. @throws DomainError not_found; forbidden */
export async function getImport(actor: Actor, importId: string): Promise<ImportView> {
  await requireAdministrator(actor, "finance");
  const row = isId(importId)
    ? await db().bankImport.findUnique({ where: { id: importId }, include: { receivingAccount: true } })
    : null;
  if (!row) throw notFound();
  const { id, name, number, bank, currency, sandbox } = row.receivingAccount;
  const sameFile = await db().bankImport.count({
    where: { fileSha256: row.fileSha256, state: "committed", id: { not: row.id } },
  });
  const known = readPreview(row);
  return {
    id: row.id,
    state: row.state,
    source: row.source,
    format: row.format,
    fileName: row.fileName,
    createdAt: row.createdAt,
    committedAt: row.committedAt,
    sameFile: sameFile > 0,
    account: { id, name, number, bank, currency, sandbox },
    counts: known.counts,
    reasons: known.reasons,
    warnings: known.warnings,
    table: null,
    problem: null,
    examples: [],
    ...(row.state === "preview" && (await lookInside(row))),
  };
}

type Row = BankImport & { receivingAccount: ReceivingAccount };
type Inside = Pick<ImportView, "counts" | "reasons" | "warnings" | "table" | "problem" | "examples">;

async function lookInside(row: Row): Promise<Inside> {
  const content = openContent(row);
  const { mapping, mappingFrom } = readPreview(row);
  const sample = row.format === "csv" ? await readSample(content, mapping) : null;
  const table = sample && { ...masked(sample), ...(mapping && { mapping, mappingFrom }) };
  try {
    return { ...(await whatWouldBecome(row, content)), table, problem: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem = { code: error.code, details: error.details };
    // What can be guessed is offered to whoever puts the columns right.
    const offered = mapping ? null : sample?.guess;
    const shown = table && offered ? { ...table, mapping: offered, mappingFrom: "guessed" as const } : table;
    return { counts: {}, reasons: {}, warnings: [], table: shown, problem, examples: [] };
  }
}

/** The same steps as at the commit, with nothing locked and nothing written. */
async function whatWouldBecome(row: Row, content: Buffer): Promise<Omit<Inside, "table" | "problem">> {
  const read = await readImport(row, content);
  const all = await freshLines(db(), row.receivingAccountId, read.incoming);
  const returned = await returnedPayouts(db(), all);
  const fresh = all.filter((one) => !returned.has(one));
  pairReversals(fresh);
  const candidates = await loadCandidates(
    db(),
    fresh.map(({ payment }) => payment),
  );
  const decisions = decideAll(fresh, candidates);
  const examples = [
    ...fresh.map((one, at) => ({ one, decision: decisions[at]! })),
    ...[...returned.keys()].map((one) => ({ one, decision: { kind: "returned" as const } })),
  ].map(({ one: { line }, decision }) => ({
    bookedAt: line.bookedAt,
    amountCents: line.amountCents,
    currency: line.currency,
    payerName: line.payerName,
    note: line.note,
    decision,
  }));
  const matched = decisions.filter(({ kind }) => kind === "match").length;
  return {
    counts: {
      total: read.total,
      ...read.ignored,
      fresh: all.length,
      known: read.incoming.length - all.length,
      matched,
      returned: returned.size,
    },
    reasons: countReasons(decisions),
    warnings: read.warnings,
    examples: [
      ...examples.filter(({ decision }) => decision.kind === "match"),
      ...examples.filter(({ decision }) => decision.kind !== "match"),
    ].slice(0, examplesShown),
  };
}

/** Columns are told apart without their accounts in full, which need a reason and leave a record. */
const masked = ({ headers, rows, fingerprint }: TableSample) => ({
  headers,
  rows: rows.map((cells) => cells.map(maskLongNumbers)),
  fingerprint,
});
