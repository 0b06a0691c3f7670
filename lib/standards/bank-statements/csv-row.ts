import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import { readTypedAmount } from "./amounts";
import { readTypedDate, readTypedTime } from "./csv-dates";
import { type ColumnMapping, headerKey, type PartyColumns } from "./csv-mapping";
import type { CsvRow } from "./csv-table";
import { readCurrencyCode, readCurrencyName } from "./currencies";
import { StatementError } from "./errors";
import type { Counterparty, Direction, StatementLine } from "./statement";

type Cell = (header: string | undefined) => string;
type Money = Pick<StatementLine, "amount" | "direction" | "reversal">;

/** Reads rows by a mapping. @throws StatementError header_not_found when a heading of the mapping is not there */
export class RowReader {
  private readonly columns: Map<string, number>;

  constructor(
    private readonly mapping: ColumnMapping,
    headers: readonly string[],
    private readonly ownAccount: string,
  ) {
    this.columns = new Map(headers.map((header, index) => [headerKey(header), index]));
  }

  /** @throws StatementError whatever is wrong in the row, with the cell that it stands in */
  read(row: CsvRow, position: number): StatementLine {
    try {
      return this.readCells(row, position);
    } catch (error) {
      const column = error instanceof StatementError ? this.columns.get(headerKey(error.field ?? "")) : undefined;
      if (column !== undefined) (error as StatementError).cell = row.cells[column] ?? "";
      throw error;
    }
  }

  private readCells(row: CsvRow, position: number): StatementLine {
    const { mapping } = this;
    const { lineNumber } = row;
    const cell: Cell = (header) =>
      header === undefined ? "" : (row.cells[this.columns.get(headerKey(header)) ?? -1] ?? "");
    const place = (field: string) => ({ lineNumber, field });
    const named = cell(mapping.currency);
    const currency =
      named === ""
        ? readCurrencyCode(mapping.defaultCurrency, lineNumber, "defaultCurrency")
        : readCurrencyName(named, lineNumber, mapping.currency!);
    const booked = readTypedDate(required(cell, mapping.date, lineNumber), mapping.dateOrder, place(mapping.date));
    const time =
      booked.time ??
      (mapping.time && readTypedTime(cell(mapping.time), booked.on, mapping.dateOrder, place(mapping.time)));
    const value = cell(mapping.valueDate);
    const money = readMoney(mapping.amount, cell, currency, lineNumber);
    const balance = mapping.balance && readTypedAmount(cell(mapping.balance), currency, place(mapping.balance));
    const reference = unspoiled(cell(mapping.reference), lineNumber, mapping.reference);
    const typeCode = cell(mapping.typeCode);
    const notes = mapping.notes.map(cell).filter((note) => note !== "");
    return {
      position,
      lineNumber,
      account: unspoiled(cell(mapping.account), lineNumber, mapping.account) || this.ownAccount,
      ...(reference !== "" && { bankReference: reference }),
      bookedOn: booked.on,
      ...(time && { bookedTime: time }),
      ...(value !== "" && { valueOn: readTypedDate(value, mapping.dateOrder, place(mapping.valueDate!)).on }),
      ...money,
      currency,
      status: "booked",
      counterparty: this.counterparty(cell, money, lineNumber),
      note: [...new Set(notes)].join("\n"),
      ...(typeCode !== "" && { typeCode }),
      ...(typeof balance === "number" && { balance }),
      raw: row.raw,
    };
  }

  private counterparty(cell: Cell, { direction, reversal }: Money, lineNumber: number): Counterparty {
    const columns = this.mapping.counterparty;
    if (columns.kind === "other_side") return readParty(columns, cell, lineNumber);
    const paidToUs = (direction === "credit") !== reversal;
    return readParty(paidToUs ? columns.payer : columns.payee, cell, lineNumber);
  }
}

function readParty(columns: PartyColumns, cell: Cell, lineNumber: number): Counterparty {
  const [name, bankName, code] = [cell(columns.name), cell(columns.bank), cell(columns.bankCode)];
  const account = unspoiled(cell(columns.account), lineNumber, columns.account);
  const cnaps = readCnaps(code);
  const isBic = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(code);
  return {
    ...(name !== "" && { name }),
    ...(account !== "" && { account }),
    bank: {
      ...(bankName !== "" && { name: bankName }),
      ...(isBic && { bic: code }),
      ...(cnaps.ok && { cnaps: cnaps.normalized }),
    },
  };
}

function readMoney(columns: ColumnMapping["amount"], cell: Cell, currency: string, lineNumber: number): Money {
  const read = (header: string) => readTypedAmount(cell(header), currency, { lineNumber, field: header });
  if (columns.kind === "split") {
    const [credit, debit] = [read(columns.credit), read(columns.debit)];
    if (credit && debit)
      throw new StatementError("bad_direction", "both a credit and a debit", lineNumber, columns.credit);
    if (credit === undefined && debit === undefined)
      throw new StatementError("missing_field", "neither a credit nor a debit", lineNumber, columns.credit);
    const direction: Direction = debit ? "debit" : "credit";
    return signed(
      credit || debit || 0,
      direction,
      columns.negative,
      lineNumber,
      debit ? columns.debit : columns.credit,
    );
  }
  const amount = read(columns.amount);
  if (amount === undefined) throw new StatementError("missing_field", "no amount", lineNumber, columns.amount);
  if (columns.kind === "direction") {
    const direction = readDirection(cell(columns.direction), lineNumber, columns.direction);
    return signed(amount, direction, columns.negative, lineNumber, columns.amount);
  }
  const credit = amount === 0 || (columns.positive === "credit") === amount > 0;
  return { amount: Math.abs(amount), direction: credit ? "credit" : "debit", reversal: false };
}

function signed(
  amount: number,
  direction: Direction,
  negative: "refuse" | "reversal" | "decoration",
  lineNumber: number,
  field: string,
): Money {
  if (amount >= 0) return { amount, direction, reversal: false };
  if (negative === "reversal")
    return { amount: -amount, direction: direction === "credit" ? "debit" : "credit", reversal: true };
  if (negative === "decoration" && direction === "debit") return { amount: -amount, direction, reversal: false };
  throw new StatementError("bad_direction", `a ${direction} below zero`, lineNumber, field);
}

const creditWords = new Set("贷 贷方 收 收入 转入 来账 进账 入账 存入 收款 来 credit cr c + in crdt".split(" "));
const debitWords = new Set("借 借方 付 支 支出 转出 往账 出账 支取 付款 往 debit dr d - out dbit".split(" "));

function readDirection(cell: string, lineNumber: number, field: string): Direction {
  const word = headerKey(cell);
  if (creditWords.has(word)) return "credit";
  if (debitWords.has(word)) return "debit";
  const code = word === "" ? "missing_field" : "bad_direction";
  throw new StatementError(code, `"${cell.slice(0, 40)}" is no direction`, lineNumber, field);
}

function required(cell: Cell, header: string, lineNumber: number): string {
  const text = cell(header);
  if (text === "") throw new StatementError("missing_field", `${header} is empty`, lineNumber, header);
  return text;
}

/** Long numbers that a spreadsheet program opened and saved are 6.22E+18 since: many accounts, one number. */
function unspoiled(text: string, lineNumber: number, field: string | undefined): string {
  if (!/^\d(?:\.\d+)?E\+?\d{1,3}$/i.test(text)) return text === "-" ? "" : text;
  throw new StatementError("spoiled_number", `"${text}" has been rounded by a spreadsheet`, lineNumber, field);
}
