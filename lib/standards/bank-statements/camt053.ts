import { readDecimalAmount } from "./amounts";
import { type CamtEntry, readCamtEntry } from "./camt-entry";
import { type CamtMessage, findDocument, readCamtNamespace } from "./camt-message";
import { readCamtBalances } from "./camt-money";
import { readCamtAccount } from "./camt-party";
import { checkStated, checkStatements } from "./checks";
import { StatementError } from "./errors";
import { checkLineCount, defaultStatementLimits, type StatementLimits } from "./limits";
import { LineCounter } from "./line-counter";
import type { Statement, StatementFile, StatementWarning } from "./statement";
import { decodeStatement, lineAt } from "./text-encoding";
import { declaredXmlEncoding } from "./xml-encoding";
import { childrenOf, descend, textAt, type XmlNode } from "./xml-node";
import { readXml } from "./xml-reader";

/**
 * Reads ISO 20022 bank-to-customer messages: statements (camt.053.001.02 to .13), reports of the day (camt.052) and
 * notifications (camt.054), which hold the same entries.
 * @throws StatementError whatever is wrong; nothing is returned then
 */
export function readCamt(bytes: Uint8Array, limits: StatementLimits = defaultStatementLimits): StatementFile {
  const { text, encoding } = decodeStatement(bytes, limits, declaredXmlEncoding(bytes));
  const entries = new Map<XmlNode, CamtEntry[]>();
  const lines = new LineCounter(text);
  const messages = new Map<string, CamtMessage>();
  let count = 0;

  const root = readXml(text, (node, around) => {
    const part = around.at(-1);
    if (node.name !== "Ntry" || !part || around.at(-3)?.name !== "Document") return "keep";
    const lineNumber = lines.lineOf(node.start);
    const message = messages.get(node.namespace) ?? readCamtNamespace(node.namespace, lineNumber);
    messages.set(node.namespace, message);
    if (part.name !== message.part || part.namespace !== node.namespace) return "keep";
    const entry = readCamtEntry(node, { text, lines });
    count += entry.lines.length;
    checkLineCount(count, limits, lineNumber);
    const known = entries.get(part);
    if (known) known.push(entry);
    else entries.set(part, [entry]);
    return "drop";
  });

  const document = findDocument(root);
  const documentLine = lineAt(text, document.start);
  // The second time through the file, for what stands around the entries.
  const partLines = new LineCounter(text);
  const message = readCamtNamespace(document.namespace, documentLine);
  const body = descend(document, message.root);
  if (!body) throw new StatementError("missing_field", `no ${message.root}`, documentLine, message.root);
  const warnings: StatementWarning[] = [];
  let position = 0;
  const statements = childrenOf(body, message.part).map((part, index) => {
    const own = entries.get(part) ?? [];
    entries.delete(part);
    const statement = { ...readHead(part, partLines), lines: [] } as Statement;
    for (const entry of own) {
      for (const line of entry.lines)
        statement.lines.push({ position: ++position, account: statement.account, ...line });
      if (entry.warning) warnings.push({ ...entry.warning, statement: index });
    }
    warnings.push(...checkSummary(part, own, statement, index));
    return statement;
  });
  if (!statements.length) throw new StatementError("missing_field", `no ${message.part}`, documentLine, message.part);
  if (entries.size)
    throw new StatementError("unsupported", "entries outside of the message", documentLine, message.part);
  const { format, version } = message;
  return { format, version, encoding, statements, warnings: [...warnings, ...checkStatements(statements)] };
}

function readHead(part: XmlNode, lines: LineCounter): Omit<Statement, "lines"> {
  const lineNumber = lines.lineOf(part.start);
  const balances = readCamtBalances(part, lines);
  const currency = textAt(part, "Acct/Ccy") ?? balances.opening?.currency ?? balances.closing?.currency;
  const id = textAt(part, "Id");
  const number = textAt(part, "LglSeqNb", "ElctrncSeqNb");
  const page = textAt(part, "StmtPgntn/PgNb", "RptPgntn/PgNb", "NtfctnPgntn/PgNb");
  const sequence = [number, page].filter((each) => each !== undefined).join("/");
  return {
    account: readCamtAccount(descend(part, "Acct")) ?? "",
    ...(currency !== undefined && { currency }),
    ...(id !== undefined && { id }),
    ...(sequence !== "" && { sequence }),
    ...balances,
    lineNumber,
  };
}

/** TxsSummry counts entries, not the transactions within them, and may leave out any of its sums. */
function checkSummary(part: XmlNode, entries: CamtEntry[], statement: Statement, index: number): StatementWarning[] {
  const place = { lineNumber: statement.lineNumber, statement: index };
  const currency = statement.currency ?? entries[0]?.total.currency;
  const kinds = { TtlNtries: undefined, TtlCdtNtries: "credit", TtlDbtNtries: "debit" } as const;
  return Object.entries(kinds).flatMap(([name, direction]) => {
    const summary = descend(part, `TxsSummry/${name}`);
    if (!summary) return [];
    const counted = entries.filter((entry) => direction === undefined || entry.total.direction === direction);
    const count = textAt(summary, "NbOfNtries");
    const sum = textAt(summary, "Sum");
    const oneCurrency = counted.every((entry) => entry.total.currency === currency);
    return checkStated(
      {
        ...(count !== undefined && /^\d{1,15}$/.test(count) && { count: Number(count) }),
        ...(sum !== undefined &&
          oneCurrency &&
          currency !== undefined && {
            sum: readDecimalAmount(sum, currency, { lineNumber: place.lineNumber, field: `TxsSummry/${name}/Sum` }),
          }),
      },
      { count: counted.length, sum: counted.reduce((total, entry) => total + entry.total.amount, 0) },
      place,
    );
  });
}
