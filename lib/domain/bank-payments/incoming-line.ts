import { createHash } from "node:crypto";
import { bookedInstant, type StatementLine } from "@/lib/standards/bank-statements/statement";
import { bankOffsetMinutes } from "./terms";

/** Money that came into an account of ours, or that the bank took back from it, from wherever we heard of it. */
export type IncomingLine = {
  /** What makes it one and the same line, whenever and in whichever file it is seen again: 32 bytes. */
  fingerprint: Uint8Array<ArrayBuffer>;
  bankReference: string | null;
  endToEndReference: string | null;
  bookedAt: Date;
  /** False when the bank names the day alone; `bookedAt` is then its beginning. */
  exactTime: boolean;
  /** Minor units, above zero. */
  amountCents: number;
  currency: string;
  payerName: string;
  /** As written; null where the bank does not say, or says no more than its end. */
  payerAccount: string | null;
  /** Where there is no more to be had than its end. */
  payerAccountEnd?: string;
  payerBank: string | null;
  note: string;
  /** The bank takes an earlier payment back. */
  takesBack: boolean;
  /** As it was given to us. */
  raw: string;
};

/** Lines of a file, sorted by what becomes of them. */
export type FileLines = {
  incoming: IncomingLine[];
  /** Money that went out, or was announced only, or moved on another account: not looked at. */
  ignored: { debits: number; notBooked: number; otherAccounts: number };
};

/**
 * Takes the lines of a statement that matter here.
 * @param number of our account; lines of other accounts in the file are left out
 */
export function incomingLines(lines: readonly StatementLine[], number: string): FileLines {
  const ignored = { debits: 0, notBooked: 0, otherAccounts: 0 };
  const seen = new Map<string, number>();
  const incoming: IncomingLine[] = [];
  for (const line of lines) {
    if (line.account !== "" && !isAccount(line.account, number)) ignored.otherAccounts += 1;
    else if (line.status !== "booked" || line.amount === 0) ignored.notBooked += 1;
    else if (line.direction === "debit" && !line.reversal) ignored.debits += 1;
    else incoming.push(asIncoming(line, number, seen));
  }
  return { incoming, ignored };
}

function asIncoming(line: StatementLine, number: string, seen: Map<string, number>): IncomingLine {
  const { at, exact } = bookedInstant(line, bankOffsetMinutes);
  const takesBack = line.direction === "debit";
  const bank = line.counterparty.bank;
  return {
    fingerprint: fingerprintOf(number, line, seen),
    bankReference: line.bankReference ?? null,
    endToEndReference: line.endToEndReference ?? null,
    bookedAt: at,
    exactTime: exact,
    amountCents: line.amount,
    currency: line.currency,
    payerName: (line.counterparty.name ?? "").slice(0, 300),
    ...accountOf(line.counterparty.account),
    payerBank: bank.name ?? bank.cnaps ?? bank.bic ?? null,
    note: line.note,
    takesBack,
    raw: line.raw,
  };
}

/** An account as it is written, or the end of it where its beginning is hidden. */
function accountOf(written = ""): Pick<IncomingLine, "payerAccount" | "payerAccountEnd"> {
  if (!written.includes("*")) return { payerAccount: written === "" ? null : written };
  const end = /\d{2,4}$/.exec(written)?.[0];
  return { payerAccount: null, ...(end !== undefined && { payerAccountEnd: end }) };
}

/** What identifies a line: the bank's reference where it has one, or else all that the line says. */
type Identified = Pick<StatementLine, "bankReference" | "amount" | "currency" | "direction" | "bookedOn" | "note"> &
  Partial<Pick<StatementLine, "bookedTime" | "endToEndReference" | "balance">> & {
    counterparty: { name?: string; account?: string };
  };

/**
 * SHA-256 over the account and what identifies a line. Lines that say the very same are counted, so that two equal
 * payments of one day stay two, and are the same two in the next file.
 * @param seen lines of this file so far; changed
 */
export function fingerprintOf(number: string, line: Identified, seen: Map<string, number>): Uint8Array<ArrayBuffer> {
  const { amount, currency, direction } = line;
  const money = [number, direction, amount, currency];
  const identity = line.bankReference
    ? ["reference", ...money, line.bankReference]
    : [
        ...["line", ...money, line.bookedOn, line.bookedTime ?? "", line.counterparty.name ?? ""],
        ...[line.counterparty.account ?? "", line.note, line.endToEndReference ?? "", line.balance ?? ""],
      ];
  const key = JSON.stringify(identity);
  const times = seen.get(key) ?? 0;
  seen.set(key, times + 1);
  return Uint8Array.from(createHash("sha256").update(`${key}#${times}`).digest());
}

/** Whether an account as a file writes it is this one: with spaces and hyphens, or with its middle hidden. */
export function isAccount(written: string, number: string): boolean {
  const plain = written.replace(/[\s-]/g, "");
  // An IBAN may have an X of its own.
  if (plain === number || !/[*xX•]/.test(plain)) return plain === number;
  const [start = "", end = ""] = [/^\d*/.exec(plain)?.[0], /\d*$/.exec(plain)?.[0]];
  return plain.length === number.length && number.startsWith(start) && number.endsWith(end);
}
