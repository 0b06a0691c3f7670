import { readCamtAmount, readCamtDirection, requiredText } from "./camt-money";
import { camtNote, camtTypeCode } from "./camt-note";
import { readCamtParty } from "./camt-party";
import { type LocalTime, readIsoDate } from "./dates";
import { StatementError } from "./errors";
import type { LineCounter } from "./line-counter";
import type { StatementLine, StatementWarning } from "./statement";
import { childrenOf, textAt, type XmlNode } from "./xml-node";

/** A line before it is known to which account and place in the file it belongs. */
export type CamtLine = Omit<StatementLine, "position" | "account">;

type Shared = Omit<CamtLine, "amount" | "currency" | "direction" | "counterparty" | "note" | "bankReference">;
type Money = Pick<StatementLine, "amount" | "currency" | "direction">;

/** An entry read: its lines, and what it weighs by itself for the sums that a statement states. */
export interface CamtEntry {
  lines: CamtLine[];
  total: Money;
  warning?: Omit<StatementWarning, "statement">;
}

/** The text that entries are read from. */
export interface CamtSource {
  text: string;
  /** Asked in rising order. */
  lines: LineCounter;
}

/** The beginning of a batch entry goes with each of its parts, unless someone made it huge. */
const longestHead = 8192;

/**
 * Reads one Ntry. An entry that books several transactions at once gives a line for each of them, if their amounts
 * add up to it; else it stays one line without a counterparty, and a warning says so.
 * @throws StatementError missing_field, bad_amount, amount_range, bad_currency, bad_direction, bad_date, malformed
 */
export function readCamtEntry(entry: XmlNode, source: CamtSource): CamtEntry {
  const lineNumber = source.lines.lineOf(entry.start);
  const raw = source.text.slice(entry.start, entry.end);
  const total: Money = { ...readCamtAmount(entry, "Amt", lineNumber), direction: readCamtDirection(entry, lineNumber) };
  const details = childrenOf(entry, "NtryDtls").flatMap((each) => childrenOf(each, "TxDtls"));
  const shared = readShared(entry, raw, lineNumber);
  const reference = given(textAt(entry, "AcctSvcrRef"));
  const [only, ...more] = details;
  if (only && !more.length) {
    const line = lineOf(entry, only, total, shared, ownReference(only) ?? reference);
    const stated = moneyOf(only, total, lineNumber);
    const differs = stated?.currency === total.currency && stated.amount !== total.amount;
    return { lines: [line], total, ...(differs && { warning: mismatch(lineNumber, total.amount, stated.amount) }) };
  }
  if (!only) return { lines: [lineOf(entry, undefined, total, shared, reference)], total };
  const money = details.map((each) => moneyOf(each, total, lineNumber));
  const sum = signedSum(money, total);
  if (sum !== total.amount) {
    const whole = lineOf(entry, undefined, total, shared, reference);
    return { lines: [whole], total, warning: mismatch(lineNumber, total.amount, sum) };
  }
  const references = partReferences(details, reference);
  const head = source.text.slice(entry.start, Math.min(details[0]!.start, entry.start + longestHead));
  const lines = details.map((each, index) => {
    const part = {
      ...shared,
      lineNumber: source.lines.lineOf(each.start),
      raw: `${head}${source.text.slice(each.start, each.end)}`,
    };
    return lineOf(entry, each, money[index]!, part, references[index]);
  });
  return { lines, total };
}

function readShared(entry: XmlNode, raw: string, lineNumber: number): Shared {
  const status = readStatus(entry, lineNumber);
  const reversal = readReversal(entry, lineNumber);
  const valueText = textAt(entry, "ValDt/Dt", "ValDt/DtTm");
  const value = valueText === undefined ? undefined : readIsoDate(valueText, { lineNumber, field: "Ntry/ValDt" });
  const bookedText = textAt(entry, "BookgDt/Dt", "BookgDt/DtTm");
  const booked = bookedText === undefined ? value : readIsoDate(bookedText, { lineNumber, field: "Ntry/BookgDt" });
  if (!booked) throw new StatementError("missing_field", "an entry without a date", lineNumber, "Ntry/BookgDt");
  const entryReference = textAt(entry, "NtryRef");
  const typeCode = camtTypeCode(entry);
  return {
    lineNumber,
    ...bookedAt(booked),
    ...(value && { valueOn: value.on }),
    ...(entryReference !== undefined && { entryReference }),
    ...(typeCode !== undefined && { typeCode }),
    reversal,
    status,
    raw,
  };
}

function bookedAt(booked: LocalTime): Pick<StatementLine, "bookedOn" | "bookedTime" | "utcOffsetMinutes"> {
  const { on, time, utcOffsetMinutes } = booked;
  return {
    bookedOn: on,
    ...(time !== undefined && { bookedTime: time }),
    ...(utcOffsetMinutes !== undefined && { utcOffsetMinutes }),
  };
}

function lineOf(
  entry: XmlNode,
  details: XmlNode | undefined,
  money: Money,
  shared: Shared,
  bankReference: string | undefined,
): CamtLine {
  // In what takes an entry back, the parties keep the roles that they had in the payment that is taken back.
  const otherSide = (money.direction === "credit") !== shared.reversal ? "Dbtr" : "Cdtr";
  const endToEndReference = given(textAt(details, "Refs/EndToEndId"));
  const line: CamtLine = {
    ...shared,
    amount: money.amount,
    currency: money.currency,
    direction: money.direction,
    counterparty: details ? readCamtParty(details, otherSide) : { bank: {} },
    note: camtNote(entry, details),
  };
  if (details && !shared.bookedTime) Object.assign(line, timeOf(details, shared));
  if (bankReference !== undefined) line.bankReference = bankReference;
  if (endToEndReference !== undefined) line.endToEndReference = endToEndReference;
  return line;
}

/** Many banks book by the day and say the time of the transaction beside it; it counts if it is of the same day. */
function timeOf(details: XmlNode, shared: Shared): Partial<LocalTimeFields> {
  const text = textAt(details, "RltdDts/TxDtTm", "RltdDts/AccptncDtTm");
  if (text === undefined) return {};
  const at = readIsoDate(text, { lineNumber: shared.lineNumber, field: "TxDtls/RltdDts" });
  return at.on === shared.bookedOn ? bookedAt(at) : {};
}
type LocalTimeFields = Pick<StatementLine, "bookedTime" | "utcOffsetMinutes">;

/** Amount and direction of one transaction of a batch, where it says them. */
function moneyOf(details: XmlNode, total: Money, lineNumber: number): Money | undefined {
  const path = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"].find((each) => textAt(details, each));
  if (path === undefined) return undefined;
  const direction = textAt(details, "CdtDbtInd") ? readCamtDirection(details, lineNumber) : total.direction;
  return { ...readCamtAmount(details, path, lineNumber), direction };
}

/** NaN when a part does not say its amount, says it in another currency, or they cannot be counted exactly. */
function signedSum(money: (Money | undefined)[], total: Money): number {
  let sum = 0;
  for (const each of money) {
    if (each?.currency !== total.currency) return Number.NaN;
    sum += each.direction === total.direction ? each.amount : -each.amount;
    if (!Number.isSafeInteger(sum)) return Number.NaN;
  }
  return sum;
}

function mismatch(lineNumber: number, expected: number, found: number): Omit<StatementWarning, "statement"> {
  return { code: "details_mismatch", lineNumber, expected, ...(Number.isSafeInteger(found) && { found }) };
}

/** References of the parts of a batch. One that parts share would make them look like the same payment twice. */
function partReferences(details: XmlNode[], shared: string | undefined): (string | undefined)[] {
  const own = details.map((each) => ownReference(each) ?? shared);
  const counts = new Map<string | undefined, number>();
  for (const each of own) counts.set(each, (counts.get(each) ?? 0) + 1);
  return own.map((each, index) => (each !== undefined && counts.get(each)! > 1 ? `${each}/${index + 1}` : each));
}

function ownReference(details: XmlNode): string | undefined {
  return given(textAt(details, "Refs/AcctSvcrRef"));
}

/** ISO 20022 and SWIFT have words for "no reference", since the field is mandatory in payments. */
function given(reference: string | undefined): string | undefined {
  return reference === undefined || /^(?:NOTPROVIDED|NONREF|NOTAVAILABLE)$/i.test(reference) ? undefined : reference;
}

function readReversal(entry: XmlNode, lineNumber: number): boolean {
  const text = textAt(entry, "RvslInd");
  if (text === undefined || text === "false" || text === "0") return false;
  if (text === "true" || text === "1") return true;
  throw new StatementError("malformed", `"${text.slice(0, 40)}" is not true or false`, lineNumber, "Ntry/RvslInd");
}

/** Sts is a code until version 07, and holds one from 08 on. What is neither booked nor pending moved no money. */
function readStatus(entry: XmlNode, lineNumber: number): StatementLine["status"] {
  const text = textAt(entry, "Sts/Cd", "Sts/Prtry", "Sts") ?? requiredText(entry, "Sts", lineNumber);
  if (text === "BOOK") return "booked";
  return text === "PDNG" || text === "FUTR" ? "pending" : "information";
}
