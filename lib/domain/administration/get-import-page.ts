import "server-only";
import { getImport, type ImportView } from "@/lib/domain/bank-payments/get-import";
import { openContent } from "@/lib/domain/bank-payments/import-row";
import { undoWithinMs } from "@/lib/domain/bank-payments/undo-import";
import { linesThatStay, type StayReason } from "@/lib/domain/bank-payments/undo-lines";
import { contradictionIn } from "@/lib/domain/bank-payments/whole-statement";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import type { Money } from "./payments-room";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { lacksName } from "./two-people";
import { type TypedPayment, typedPayment } from "./typed-payment";

export type ImportPage = ImportView & {
  by: string | null;
  /** The reader brought it. */
  mine: boolean;
  /** It waits, and whoever brought it does not take it in: an entry by hand, or a file where that is asked for. */
  needsAnother: boolean;
  /** The reader may take it in or confirm it, as far as who she is goes. */
  decides: boolean;
  /** She could, if her own name were proven. */
  nameNeeded: boolean;
  /** What its columns mean is hers to say. */
  mapsColumns: boolean;
  confirmedBy: string | null;
  /** What in the file contradicts itself, so that it cannot be taken in. */
  blockedBy: string | null;
  /** Of a statement that was taken in: until when it can be undone, and how many of its lines can be taken out now. */
  undoable: { until: Date; lines: number } | null;
  /** Lines that cannot be taken out, or were not when the others were. The first of them, and how many there are. */
  staying: { count: number; lines: StayingPayment[] };
  undoneAt: Date | null;
  /** Of an entry by hand that waits: what was typed, and why. */
  entry: { payment: TypedPayment; reason: string | null } | null;
};

export type StayingPayment = { id: string; why: StayReason; payerName: string; money: Money; bookedAt: Date };
const stayingShown = 50;

const named = {
  select: { id: true, account: { select: { email: true, person: { select: { name: true } } } } },
} as const;
type Named = { id: string; account: { email: string; person: { name: string | null } | null } };
const nameOf = (one: Named | null) => one && (one.account.person?.name ?? one.account.email);

/** An import with who brought it. @throws DomainError not_found; forbidden */
export async function getImportPage(actor: Actor, importId: string, now = new Date()): Promise<ImportPage> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const view = await getImport(actor, importId);
  const row = await db().bankImport.findUniqueOrThrow({
    where: { id: view.id },
    include: { createdBy: named, confirmedBy: named },
  });
  const mine = row.createdById === administrator.id;
  const waits = row.state === "preview";
  const manual = row.source === "manual";
  const needsAnother = waits && (manual || env().STATEMENT_TWO_PERSON);
  const turn = waits && !(needsAnother && mine);
  const nameNeeded = turn && (await lacksName(administrator));
  const until =
    row.source === "statement" && row.state === "committed" && row.committedAt
      ? new Date(row.committedAt.getTime() + undoWithinMs)
      : null;
  const counts = until !== null && until > now;
  const staying = counts || row.state === "undone" ? await linesThatStay(db(), row) : [];
  const lines = counts ? (await db().bankTransaction.count({ where: { importId: row.id } })) - staying.length : 0;
  return {
    ...view,
    by: nameOf(row.createdBy),
    mine,
    needsAnother,
    decides: turn && !nameNeeded,
    nameNeeded,
    mapsColumns: mine || !env().STATEMENT_TWO_PERSON,
    confirmedBy: nameOf(row.confirmedBy),
    blockedBy: contradictionIn(view.warnings),
    undoable: counts && (lines > 0 || staying.length === 0) ? { until, lines } : null,
    staying: {
      count: staying.length,
      lines: staying.slice(0, stayingShown).map(({ amountCents, currency, ...line }) => ({
        ...line,
        money: { cents: Number(amountCents), currency },
      })),
    },
    undoneAt: row.undoneAt,
    entry: waits && manual ? { payment: typedPayment(openContent(row)), reason: await reasonOf(row.id) } : null,
  };
}

async function reasonOf(importId: string): Promise<string | null> {
  const act = await db().administratorAct.findFirst({
    where: { action: "bank_import.entered", subjectId: importId },
    select: { reason: true },
  });
  return act?.reason ?? null;
}
