import "server-only";
import { readCallback } from "@/lib/domain/bank-payments/callback-message";
import { getImport, type ImportView } from "@/lib/domain/bank-payments/get-import";
import { openContent } from "@/lib/domain/bank-payments/import-row";
import { undoWithinMs } from "@/lib/domain/bank-payments/undo-import";
import { contradictionIn } from "@/lib/domain/bank-payments/whole-statement";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { maskAccountNumber } from "@/lib/standards/china-ids/masks";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { lacksName } from "./two-people";

/** What somebody typed from the bank's paper or screen, to be compared with it by somebody else. */
export type TypedPayment = {
  payerName: string;
  payerAccountMasked: string | null;
  payerBank: string | null;
  reference: string;
  /** As it was typed: a day, or day and time in UTC. */
  booked: string;
  note: string;
  amountCents: number;
  currency: string;
};

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
  undoableUntil: Date | null;
  undoneAt: Date | null;
  /** Of an entry by hand that waits: what was typed, and why. */
  entry: { payment: TypedPayment; reason: string | null } | null;
};

const named = {
  select: { id: true, account: { select: { email: true, person: { select: { name: true } } } } },
} as const;
type Named = { id: string; account: { email: string; person: { name: string | null } | null } };
const nameOf = (one: Named | null) => one && (one.account.person?.name ?? one.account.email);

/** An import with who brought it. @throws DomainError not_found; forbidden */
export async function getImportPage(actor: Actor, importId: string): Promise<ImportPage> {
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
    undoableUntil:
      row.source === "statement" && row.state === "committed" && row.committedAt
        ? new Date(row.committedAt.getTime() + undoWithinMs)
        : null,
    undoneAt: row.undoneAt,
    entry: waits && manual ? { payment: typedPayment(openContent(row)), reason: await reasonOf(row.id) } : null,
  };
}

function typedPayment(content: Buffer): TypedPayment {
  const [line] = readCallback(content).lines;
  if (!line) throw new Error("an entry by hand has one payment");
  const { counterparty, bankReference = "", bookedOn, bookedTime, note, amount, currency } = line;
  return {
    payerName: counterparty.name ?? "",
    payerAccountMasked: counterparty.account ? maskAccountNumber(counterparty.account.replace(/[\s-]/g, "")) : null,
    payerBank: counterparty.bank.name ?? null,
    reference: bankReference,
    booked: bookedTime ? `${bookedOn}T${bookedTime}Z` : bookedOn,
    note,
    amountCents: amount,
    currency,
  };
}

async function reasonOf(importId: string): Promise<string | null> {
  const act = await db().administratorAct.findFirst({
    where: { action: "bank_import.entered", subjectId: importId },
    select: { reason: true },
  });
  return act?.reason ?? null;
}
