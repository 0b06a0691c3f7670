/** Which way the money went, seen from the owner of the account: a credit is money that came in. */
export type Direction = "credit" | "debit";

/** A bank, as far as a statement names it. */
export interface StatementBank {
  name?: string;
  /** 8 or 11 characters, as written. */
  bic?: string;
  /** 12 digits with a right check digit. */
  cnaps?: string;
}

/** The other side of an entry, as far as the statement names it. Texts are as written, only trimmed. */
export interface Counterparty {
  name?: string;
  account?: string;
  bank: StatementBank;
}

/** One movement of money on an account. */
export interface StatementLine {
  /** Of the entry in the file, the first being 1. Parts of one batch entry count by themselves. */
  position: number;
  /** The line of the file on which the entry starts, the first being 1. */
  lineNumber: number;
  /** Our account, as written; empty where the file does not name it. */
  account: string;
  /** The bank's own reference, unique for the account where the format promises that. */
  bankReference?: string;
  /** The reference that came with the payment: end-to-end id, or the reference for the account owner. */
  endToEndReference?: string;
  /** The reference of the entry within its statement. Banks count it from 1 in each, so it identifies nothing. */
  entryReference?: string;
  /** `YYYY-MM-DD`, in the bank's local time. */
  bookedOn: string;
  /** `HH:MM:SS`, in the bank's local time, where given. */
  bookedTime?: string;
  /** How far that local time is ahead of UTC, in minutes, where given. */
  utcOffsetMinutes?: number;
  /** `YYYY-MM-DD`. */
  valueOn?: string;
  /** Minor units of the currency (分, cent), never negative, always a safe integer. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** What the entry did to the balance; a reversed credit is therefore a debit. */
  direction: Direction;
  /** Whether it takes back an earlier entry. */
  reversal: boolean;
  /** Only what is booked has happened: pending is announced, information never moves money. */
  status: "booked" | "pending" | "information";
  counterparty: Counterparty;
  /** 附言, remittance information: all parts, a new line between those that are apart. May be empty. */
  note: string;
  typeCode?: string;
  /** Balance after the entry in minor units, negative when overdrawn, where the bank gives it for each. */
  balance?: number;
  /** The entry exactly as it stands in the file, decoded to text: an XML fragment, or lines. */
  raw: string;
}

/** A balance in minor units, negative when overdrawn. */
export interface Balance {
  amount: number;
  currency: string;
  /** `YYYY-MM-DD`, where given. */
  on?: string;
  /** Between pages of one statement, not at its beginning or end. */
  intermediate: boolean;
}

/** One account over one period, or one page of it. */
export interface Statement {
  /** As written; empty where the file does not name it. */
  account: string;
  currency?: string;
  /** The bank's name for this statement. */
  id?: string;
  /** Number of the statement, and of its page after a slash, as written. */
  sequence?: string;
  opening?: Balance;
  closing?: Balance;
  lineNumber: number;
  lines: StatementLine[];
}

/** Something that a person must know before believing the file; the entries themselves were all read. */
export interface StatementWarning {
  code:
    | "balance_mismatch" // opening balance and entries do not give the closing one
    | "sum_mismatch" // entries do not add up to a sum that the file states
    | "count_mismatch" // there are more or fewer entries than the file states
    | "details_mismatch" // the parts of an entry do not add up to it; it was kept whole
    | "page_gap" // a page does not begin with the balance on which the one before it ended
    | "duplicate_reference" // two entries of an account carry the same reference of the bank
    | "ambiguous_information" // a payer could have written the name of a payer into the note; no name was taken
    | "row_skipped"; // a row of totals below the entries
  lineNumber: number;
  /** Index of the statement in the file. */
  statement: number;
  /** What the file states and what was found: minor units, or a count. */
  expected?: number;
  found?: number;
  /** The reference, or the row. */
  detail?: string;
}

/** A statement file, read whole. */
export interface StatementFile {
  format: "camt.052" | "camt.053" | "camt.054" | "mt940" | "mt942" | "csv";
  /** Of the message, such as 08. */
  version?: string;
  /** Encoding of the bytes. */
  encoding: string;
  statements: Statement[];
  warnings: StatementWarning[];
}

/** What an entry did to the balance, in minor units with a sign. */
export function effectOf(line: Pick<StatementLine, "amount" | "direction">): number {
  return line.direction === "credit" ? line.amount : -line.amount;
}

/**
 * When an entry was booked, as an instant.
 * @param assumedOffsetMinutes how far the bank's clock is ahead of UTC where the statement does not say it (China: 480)
 * @returns `exact` is false when the statement gives the day alone; `at` is then the beginning of that day
 */
export function bookedInstant(
  line: Pick<StatementLine, "bookedOn" | "bookedTime" | "utcOffsetMinutes">,
  assumedOffsetMinutes: number,
): { at: Date; exact: boolean } {
  const offset = line.utcOffsetMinutes ?? assumedOffsetMinutes;
  const local = Date.parse(`${line.bookedOn}T${line.bookedTime ?? "00:00:00"}Z`);
  return { at: new Date(local - offset * 60_000), exact: line.bookedTime !== undefined };
}
