import { currencyExponent } from "./currencies";
import { StatementError } from "./errors";

/** Where an amount stands, for the error that tells of it. */
export interface Place {
  lineNumber: number;
  field: string;
}

/**
 * Reads the decimal number of an XML schema, such as `0.37`, to minor units, without ever passing by a binary
 * fraction. Zeros beyond the currency's decimals are harmless and dropped; any other digit there is an error.
 * @returns minor units, not negative
 * @throws StatementError bad_amount, amount_range
 */
export function readDecimalAmount(text: string, currency: string, place: Place): number {
  const match = text.length <= 40 ? /^\+?(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))$/.exec(text) : null;
  if (!match) throw fault("bad_amount", text, place);
  return toMinorUnits(match[1] ?? "0", match[2] ?? match[3] ?? "", currency, text, place);
}

/**
 * Reads an amount of SWIFT's format 15d: up to 15 characters, digits with a decimal comma that is always there.
 * @returns minor units
 * @throws StatementError bad_amount, amount_range
 */
export function readSwiftAmount(text: string, currency: string, place: Place): number {
  const match = text.length <= 15 ? /^([0-9]+),([0-9]*)$/.exec(text) : null;
  if (!match) throw fault("bad_amount", text, place);
  return toMinorUnits(match[1]!, match[2]!, currency, text, place);
}

/**
 * Reads an amount as the exports of banks and people's spreadsheets write it: `1,234.56`, `￥0.37`, `0.37-`,
 * `(0.37)`, `+12`, full width. A point always divides decimals and a comma always groups three digits; what would
 * need another reading, such as `1.234`, `12,34` or `1.234,56`, is refused and not guessed.
 * @returns minor units with their sign, or undefined when the cell is empty or a dash
 * @throws StatementError bad_amount, ambiguous_amount, amount_range
 */
export function readTypedAmount(cell: string, currency: string, place: Place): number | undefined {
  const text = cell
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]/g, "")
    .replace(/[−–—]/g, "-");
  if (text === "" || /^-+$/.test(text)) return undefined;
  if (text.length > 60) throw fault("bad_amount", text, place);
  const { sign, rest } = takeSign(text);
  const bare = rest.replace(/^(?:CNY|RMB|人民币|[¥$€£])|(?:CNY|RMB|元)$/gi, "");
  const inner = sign === 0 ? takeSign(bare) : { sign, rest: bare };
  const number = inner.rest;
  const match = /^([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.([0-9]+))?$/.exec(number);
  if (!match || number === "") throw fault(/^[0-9.,]+$/.test(number) ? "ambiguous_amount" : "bad_amount", cell, place);
  const fraction = match[2] ?? "";
  if (fraction.length > currencyExponent(currency)) throw fault("ambiguous_amount", cell, place);
  const amount = toMinorUnits((match[1] ?? "0").replaceAll(",", ""), fraction, currency, cell, place);
  return inner.sign < 0 && amount !== 0 ? -amount : amount;
}

/** One sign, before or behind, or brackets; 0 when there is none. */
function takeSign(text: string): { sign: -1 | 0 | 1; rest: string } {
  const brackets = /^\((.+)\)$/.exec(text);
  if (brackets) return { sign: -1, rest: brackets[1]! };
  const signed = /^([+-])(.+)$/.exec(text) ?? undefined;
  if (signed) return { sign: signed[1] === "-" ? -1 : 1, rest: signed[2]! };
  const trailing = /^(.+)([+-])$/.exec(text);
  if (trailing) return { sign: trailing[2] === "-" ? -1 : 1, rest: trailing[1]! };
  return { sign: 0, rest: text };
}

function toMinorUnits(whole: string, fraction: string, currency: string, text: string, place: Place): number {
  const exponent = currencyExponent(currency);
  if (/[1-9]/.test(fraction.slice(exponent))) throw fault("bad_amount", text, place);
  const digits = (whole + fraction.slice(0, exponent).padEnd(exponent, "0")).replace(/^0+(?=.)/, "");
  const amount = digits.length <= 16 ? Number(digits) : Number.POSITIVE_INFINITY;
  if (!Number.isSafeInteger(amount)) throw fault("amount_range", text, place);
  return amount;
}

function fault(code: "bad_amount" | "ambiguous_amount" | "amount_range", text: string, place: Place): StatementError {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const why = {
    bad_amount: "is no amount of this currency",
    ambiguous_amount: "can be read as an amount in two ways",
    amount_range: "is too large to be counted exactly",
  }[code];
  return new StatementError(code, `"${shown}" ${why}`, place.lineNumber, place.field);
}
