import { readDecimalAmount } from "./amounts";
import { readCurrencyCode } from "./currencies";
import { readIsoDate } from "./dates";
import { StatementError } from "./errors";
import type { LineCounter } from "./line-counter";
import type { Balance, Direction } from "./statement";
import { childrenOf, descend, textAt, type XmlNode } from "./xml-node";

/** The text of an element that must be there. @throws StatementError missing_field */
export function requiredText(node: XmlNode, path: string, lineNumber: number): string {
  const text = textAt(node, path);
  if (text === undefined)
    throw new StatementError("missing_field", `${node.name}/${path} is missing`, lineNumber, `${node.name}/${path}`);
  return text;
}

/** An amount element with its currency. @throws StatementError missing_field, bad_amount, amount_range, bad_currency */
export function readCamtAmount(node: XmlNode, path: string, lineNumber: number): { amount: number; currency: string } {
  const field = `${node.name}/${path}`;
  const text = requiredText(node, path, lineNumber);
  const currency = readCurrencyCode(descend(node, path)!.attributes.get("Ccy"), lineNumber, field);
  return { amount: readDecimalAmount(text, currency, { lineNumber, field }), currency };
}

/** @throws StatementError missing_field, bad_direction */
export function readCamtDirection(node: XmlNode, lineNumber: number): Direction {
  const text = requiredText(node, "CdtDbtInd", lineNumber);
  if (text === "CRDT") return "credit";
  if (text === "DBIT") return "debit";
  throw new StatementError("bad_direction", `"${text.slice(0, 40)}"`, lineNumber, `${node.name}/CdtDbtInd`);
}

/** Opening and closing balance among those of a statement: booked ones, at its ends or at those of a page. */
export function readCamtBalances(part: XmlNode, lines: LineCounter): { opening?: Balance; closing?: Balance } {
  const found = new Map<string, Balance>();
  for (const node of childrenOf(part, "Bal")) {
    const type = textAt(node, "Tp/CdOrPrtry/Cd");
    if (type !== "OPBD" && type !== "PRCD" && type !== "CLBD") continue;
    const lineNumber = lines.lineOf(node.start);
    const { amount, currency } = readCamtAmount(node, "Amt", lineNumber);
    const signed = readCamtDirection(node, lineNumber) === "debit" && amount !== 0 ? -amount : amount;
    const day = textAt(node, "Dt/Dt", "Dt/DtTm");
    found.set(type, {
      amount: signed,
      currency,
      ...(day !== undefined && { on: readIsoDate(day, { lineNumber, field: "Bal/Dt" }).on }),
      intermediate: textAt(node, "Tp/SubTp/Cd") === "INTM",
    });
  }
  const opening = found.get("OPBD") ?? found.get("PRCD");
  const closing = found.get("CLBD");
  return { ...(opening && { opening }), ...(closing && { closing }) };
}
