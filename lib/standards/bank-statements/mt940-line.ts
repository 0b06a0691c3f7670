import { readSwiftAmount } from "./amounts";
import { readSwiftDate, readSwiftEntryDate } from "./dates";
import { StatementError } from "./errors";
import type { SwiftField } from "./mt940-fields";
import type { StatementLine } from "./statement";

/** Field 61 read: a line but for what `:86:` says of it. */
export type SwiftLine = Pick<
  StatementLine,
  "bookedOn" | "valueOn" | "amount" | "direction" | "reversal" | "status" | "typeCode"
> & {
  /** Subfield 7, the reference for the account owner. */
  ownerReference?: string;
  /** Subfield 8, the reference of the institution that keeps the account. */
  bankReference?: string;
  /** Subfield 9, the lines below. */
  supplementary: string[];
};

/** 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x] and [34x] below; longer references are let pass, since banks write them. */
const form =
  /^(?<value>\d{6})(?<entry>\d{4})?(?<mark>R[CD]|E[CD]|[CD])(?<funds>[A-Z])?(?<amount>\d[\d,]*)(?<type>[NSF][A-Z0-9]{3})(?<references>.{0,140})$/;

const marks: Record<string, Pick<StatementLine, "direction" | "reversal" | "status">> = {
  C: { direction: "credit", reversal: false, status: "booked" },
  D: { direction: "debit", reversal: false, status: "booked" },
  // A reversed credit takes money out, a reversed debit puts it back.
  RC: { direction: "debit", reversal: true, status: "booked" },
  RD: { direction: "credit", reversal: true, status: "booked" },
  EC: { direction: "credit", reversal: false, status: "pending" },
  ED: { direction: "debit", reversal: false, status: "pending" },
};

/**
 * Reads field 61. Where it gives no entry date, the entry was booked on its value date.
 * @param currency of the balance of the statement; field 61 has only its third letter, as funds code
 * @throws StatementError malformed, bad_date, bad_amount, amount_range, bad_currency
 */
export function readSwiftLine(field: SwiftField, currency: string): SwiftLine {
  const { lineNumber } = field;
  const place = { lineNumber, field: ":61:" };
  const parts = form.exec(field.lines[0]!.trimEnd())?.groups;
  if (!parts) throw new StatementError("malformed", "field 61 has not its form", lineNumber, ":61:");
  if (parts.funds !== undefined && parts.funds !== currency[2])
    throw new StatementError("bad_currency", `funds code ${parts.funds} is not of ${currency}`, lineNumber, ":61:");
  const valueOn = readSwiftDate(parts.value!, place);
  const [owner, bank] = splitReferences(parts.references!);
  return {
    bookedOn: parts.entry === undefined ? valueOn : readSwiftEntryDate(parts.entry, valueOn, place),
    valueOn,
    amount: readSwiftAmount(parts.amount!, currency, place),
    ...marks[parts.mark!]!,
    typeCode: parts.type!,
    ...(owner !== undefined && { ownerReference: owner }),
    ...(bank !== undefined && { bankReference: bank }),
    supplementary: field.lines.slice(1),
  };
}

function splitReferences(text: string): [string | undefined, string | undefined] {
  const slashes = text.indexOf("//");
  return slashes === -1 ? [given(text), undefined] : [given(text.slice(0, slashes)), given(text.slice(slashes + 2))];
}

function given(text: string): string | undefined {
  const reference = text.trim();
  return reference === "" || /^(?:NONREF|NOREF|NOTPROVIDED)$/i.test(reference) ? undefined : reference;
}
