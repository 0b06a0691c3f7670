import { readTypedAmount } from "./amounts";
import { type ColumnRole, rolesOf } from "./csv-headings";
import type { AmountColumns, ColumnMapping, CounterpartyColumns, DateOrder, PartyColumns } from "./csv-mapping";

const dayInCell = /\d{8}|\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/;

/**
 * Guesses what the columns of an export are from its headings, and from some of its rows how dates and signs are
 * written. A person confirms the guess before the first import.
 * @returns undefined when no column is known to say the date, or none the amount
 */
export function guessMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[] = [],
): ColumnMapping | undefined {
  const find = (role: ColumnRole) => best(headers, role);
  const dateTime = find("dateTime");
  const day = find("date");
  const amount = guessAmount(headers, sample);
  // 交易时间 is the time of day in some exports, day and time in others: its cells tell, or a column of days beside it.
  const cells = dateTime === undefined ? [] : cellsOf(headers, sample, dateTime);
  const whole = cells.length > 0 ? cells.some((cell) => dayInCell.test(cell)) : day === undefined;
  const date = whole ? (dateTime ?? day) : day;
  if (date === undefined || amount === undefined) return undefined;
  const time = date === dateTime ? undefined : (dateTime ?? find("time"));
  const optional = {
    time,
    valueDate: find("valueDate"),
    balance: find("balance"),
    currency: find("currency"),
    account: find("account"),
    reference: find("reference"),
    typeCode: find("typeCode"),
  };
  return {
    date,
    ...defined(optional),
    dateOrder: guessDateOrder(cellsOf(headers, sample, date)),
    amount,
    defaultCurrency: "CNY",
    counterparty: guessCounterparty(headers),
    notes: headers.filter((header) => rolesOf(header).some(({ role }) => role === "note")),
  };
}

/** How many columns of a row are known headings: what tells the row of headings from others. */
export function knownHeadings(cells: readonly string[]): number {
  return new Set(
    cells.flatMap((cell) =>
      rolesOf(cell)
        .slice(0, 1)
        .map(({ role }) => role),
    ),
  ).size;
}

function best(headers: readonly string[], role: ColumnRole): string | undefined {
  let found: { header: string; rank: number } | undefined;
  for (const header of headers) {
    const rank = rolesOf(header).find((each) => each.role === role)?.rank;
    if (rank !== undefined && (!found || rank < found.rank)) found = { header, rank };
  }
  return found?.header;
}

function guessAmount(headers: readonly string[], sample: readonly (readonly string[])[]): AmountColumns | undefined {
  const [credit, debit, amount, direction] = (["credit", "debit", "amount", "direction"] as const).map((role) =>
    best(headers, role),
  );
  if (credit !== undefined && debit !== undefined) {
    const signs = signsOf(cellsOf(headers, sample, debit));
    return { kind: "split", credit, debit, negative: signs === "negative" ? "decoration" : "refuse" };
  }
  if (amount === undefined) return undefined;
  if (direction === undefined) return { kind: "signed", amount, positive: "credit" };
  // Where amounts below zero stand beside a direction, they are debits; the direction says it already.
  const negative = signsOf(cellsOf(headers, sample, amount)) === "none" ? "refuse" : "decoration";
  return { kind: "direction", amount, direction, negative };
}

/** Whether amounts carry a minus sign: none, or all, or some of them. */
function signsOf(cells: string[]): "none" | "negative" | "mixed" {
  const amounts = cells.flatMap((cell) => amountOrNothing(cell) ?? []).filter((amount) => amount !== 0);
  const negative = amounts.filter((amount) => amount < 0).length;
  if (negative === 0) return "none";
  return negative === amounts.length ? "negative" : "mixed";
}

function amountOrNothing(cell: string): number | undefined {
  try {
    return readTypedAmount(cell, "CNY", { lineNumber: 0, field: "" });
  } catch {
    return undefined;
  }
}

function guessCounterparty(headers: readonly string[]): CounterpartyColumns {
  const party = (name: ColumnRole, account: ColumnRole, bank: ColumnRole, bankCode: ColumnRole): PartyColumns =>
    defined({
      name: best(headers, name),
      account: best(headers, account),
      bank: best(headers, bank),
      bankCode: best(headers, bankCode),
    });
  const payer = party("payerName", "payerAccount", "payerBank", "payerBankCode");
  const payee = party("payeeName", "payeeAccount", "payeeBank", "payeeBankCode");
  const other = party("name", "otherAccount", "bank", "bankCode");
  if (other.name === undefined && payer.name !== undefined && payee.name !== undefined)
    return { kind: "payer_payee", payer, payee };
  return { kind: "other_side", ...other };
}

/** A first or second number above 12 is a day, in any row. */
function guessDateOrder(cells: string[]): DateOrder {
  const parts = cells.map((cell) => /^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{4})/.exec(cell.normalize("NFKC")));
  const dated = parts.filter((match) => match !== null && match[1]!.length <= 2);
  if (dated.length === 0) return "ymd";
  return dated.some((match) => Number(match![2]) > 12) ? "mdy" : "dmy";
}

function cellsOf(headers: readonly string[], sample: readonly (readonly string[])[], header: string): string[] {
  const index = headers.indexOf(header);
  return sample.map((row) => row[index]?.trim() ?? "").filter((cell) => cell !== "");
}

function defined<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
