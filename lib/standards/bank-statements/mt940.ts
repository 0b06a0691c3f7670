import { readSwiftAmount } from "./amounts";
import { checkStated, checkStatements } from "./checks";
import { readCurrencyCode } from "./currencies";
import { readSwiftDate } from "./dates";
import { StatementError } from "./errors";
import { joinParts } from "./joined-note";
import { checkLineCount, defaultStatementLimits, type StatementLimits } from "./limits";
import { type SwiftField, type SwiftMessage, splitSwiftMessages } from "./mt940-fields";
import { readSwiftInformation } from "./mt940-information";
import { readSwiftLine, type SwiftLine } from "./mt940-line";
import type { Balance, Statement, StatementFile, StatementLine, StatementWarning } from "./statement";
import { decodeStatement, type StatementEncoding } from "./text-encoding";

/**
 * Reads SWIFT MT940 (customer statement) and MT942 (interim report), with or without the blocks of the network.
 * Each message is a statement, or one page of it. Bytes are UTF-8 or GB18030.
 * @throws StatementError whatever is wrong; nothing is returned then
 */
export function readMt940(
  bytes: Uint8Array,
  limits: StatementLimits = defaultStatementLimits,
  encoding?: StatementEncoding,
): StatementFile {
  const decoded = decodeStatement(bytes, limits, encoding, "\u0001\u0003\u001a");
  const messages = splitSwiftMessages(decoded.text);
  if (!messages.length) throw new StatementError("missing_field", "no field 20", 1, ":20:");
  const warnings: StatementWarning[] = [];
  let position = 0;
  let interim = false;
  const statements = messages.map((message, index) => {
    const reader = new MessageReader(message);
    for (const field of message.fields) {
      reader.take(field);
      checkLineCount(position + reader.count, limits, field.lineNumber);
    }
    const { statement, isInterim, notes } = reader.finish();
    interim ||= isInterim;
    for (const line of statement.lines) line.position = ++position;
    warnings.push(...notes.map((note) => ({ ...note, statement: index })));
    return statement;
  });
  const format = interim ? "mt942" : "mt940";
  return { format, encoding: decoded.encoding, statements, warnings: [...warnings, ...checkStatements(statements)] };
}

type Pending = { line: SwiftLine; field: SwiftField; information: SwiftField[] };
type Note = Omit<StatementWarning, "statement">;

/** The fields of a message in their order, and what may not be twice. */
class MessageReader {
  private readonly once = new Map<string, SwiftField>();
  private readonly entries: Pending[] = [];
  private opening?: Balance;
  private closing?: Balance;
  private floor?: string;

  constructor(private readonly message: SwiftMessage) {}

  get count(): number {
    return this.entries.length;
  }

  private get currency(): string | undefined {
    return this.opening?.currency ?? this.floor;
  }

  /** @throws StatementError for a field that has not its form, or stands where it may not */
  take(field: SwiftField): void {
    const { tag, lineNumber } = field;
    const content = field.lines[0]!.trim();
    if (tag === "61") {
      if (this.currency === undefined) throw this.misplaced(field, "before the opening balance");
      if (this.closing) throw this.misplaced(field, "behind the closing balance");
      this.entries.push({ line: readSwiftLine(field, this.currency), field, information: [] });
    } else if (tag === "86") {
      // Behind the closing balance it speaks of the statement as a whole.
      if (!this.closing && !this.totals) this.entries.at(-1)?.information.push(field);
    } else if (tag === "34F") {
      this.floor ??= readCurrencyCode(content.slice(0, 3), lineNumber, ":34F:");
    } else if (!["64", "65", "NS"].includes(tag)) {
      const slot = tag.slice(0, 2) === "90" || tag.slice(0, 2) === "13" ? tag : tag.slice(0, 2);
      if (!["20", "21", "25", "28", "60", "62", "13", "13D", "90C", "90D"].includes(slot))
        throw this.misplaced(field, "in an MT940 or MT942");
      if (this.once.has(slot)) throw this.misplaced(field, "twice");
      this.once.set(slot, field);
      if (slot === "60") this.opening = readBalance(field, content);
      if (slot === "62") this.closing = readBalance(field, content);
    }
  }

  private textOf(slot: string): string | undefined {
    return this.once.get(slot)?.lines[0]?.trim();
  }

  private get totals(): boolean {
    return this.once.has("90C") || this.once.has("90D");
  }

  private misplaced({ tag, lineNumber }: SwiftField, where: string): StatementError {
    return new StatementError("unexpected_field", `field ${tag} ${where}`, lineNumber, `:${tag}:`);
  }

  /** @throws StatementError missing_field, truncated */
  finish(): { statement: Statement; isInterim: boolean; notes: Note[] } {
    const { message, opening, closing, currency } = this;
    const last = message.fields.at(-1)!;
    const isInterim = message.type === "942" || (message.type === undefined && !opening && this.floor !== undefined);
    if (currency === undefined)
      throw new StatementError("missing_field", "no opening balance", last.lineNumber, ":60F:");
    if (!isInterim && !closing) throw new StatementError("truncated", "no closing balance", last.lineNumber, ":62F:");
    if (isInterim && !message.ended && !this.totals)
      throw new StatementError("truncated", "a report without its end", last.lineNumber);
    if (closing && closing.currency !== currency)
      throw new StatementError("bad_currency", "balances in two currencies", last.lineNumber, ":62F:");
    const account = this.textOf("25");
    if (account === undefined) throw new StatementError("missing_field", "no account", message.lineNumber, ":25:");
    const id = this.textOf("20");
    const sequence = this.textOf("28");
    const notes: Note[] = [];
    const lines = this.entries.map((entry) => toLine(entry, account, currency, notes));
    for (const tag of ["90D", "90C"] as const) notes.push(...this.checkTotals(tag, lines));
    return {
      statement: {
        account,
        currency,
        ...(id && { id }),
        ...(sequence !== undefined && { sequence }),
        ...(opening && { opening }),
        ...(closing && { closing }),
        lineNumber: message.lineNumber,
        lines,
      },
      isInterim,
      notes,
    };
  }

  private checkTotals(tag: "90D" | "90C", lines: StatementLine[]): Note[] {
    const field = this.once.get(tag);
    if (!field) return [];
    const place = { lineNumber: field.lineNumber, field: `:${tag}:` };
    const match = /^(\d{1,5})([A-Z]{3})([\d,]+)$/.exec(field.lines[0]!.trim());
    if (!match) throw new StatementError("malformed", `field ${tag} has not its form`, place.lineNumber, place.field);
    const direction = tag === "90C" ? "credit" : "debit";
    const found = lines.filter((line) => line.direction === direction);
    return checkStated(
      { count: Number(match[1]), sum: readSwiftAmount(match[3]!, match[2]!, place) },
      { count: found.length, sum: found.reduce((sum, line) => sum + line.amount, 0) },
      { lineNumber: field.lineNumber, statement: 0 },
    );
  }
}

function readBalance({ tag, lineNumber }: SwiftField, content: string): Balance {
  const place = { lineNumber, field: `:${tag}:` };
  const match = /^([CD])(\d{6})([A-Z]{3})([\d,]+)$/.exec(content);
  if (!match || !/^6[02][FM]$/.test(tag))
    throw new StatementError("malformed", `field ${tag} has not its form`, lineNumber, place.field);
  const amount = readSwiftAmount(match[4]!, match[3]!, place);
  return {
    amount: match[1] === "D" && amount !== 0 ? -amount : amount,
    currency: match[3]!,
    on: readSwiftDate(match[2]!, place),
    intermediate: tag.endsWith("M"),
  };
}

function toLine(
  { line, field, information }: Pending,
  account: string,
  currency: string,
  notes: Note[],
): StatementLine {
  const { ownerReference, bankReference, supplementary, typeCode, ...rest } = line;
  const said = readSwiftInformation(information.flatMap((each) => each.lines));
  if (said.ambiguous) notes.push({ code: "ambiguous_information", lineNumber: field.lineNumber });
  const endToEndReference = said.endToEndReference ?? ownerReference;
  const type = [typeCode, said.typeCode].filter((code) => code !== undefined).join("/");
  return {
    position: 0,
    lineNumber: field.lineNumber,
    account,
    ...(bankReference !== undefined && { bankReference }),
    ...(endToEndReference !== undefined && { endToEndReference }),
    ...rest,
    currency,
    counterparty: said.counterparty,
    note: [said.note, joinParts(supplementary, 34)].filter((part) => part !== "").join("\n"),
    typeCode: type,
    raw: [field, ...information].map((each) => each.raw).join("\n"),
  };
}
