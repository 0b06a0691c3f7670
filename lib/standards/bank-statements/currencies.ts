import { StatementError } from "./errors";

/** ISO 4217 currencies whose minor unit is not the hundredth. */
const exponents = new Map<string, number>([
  ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"].map(
    (code): [string, number] => [code, 0],
  ),
  ...["XAF", "XOF", "XPF"].map((code): [string, number] => [code, 0]),
  ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code): [string, number] => [code, 3]),
  ["CLF", 4],
  ["UYW", 4],
]);

/** How many decimals the currency has: 2 for CNY, 0 for JPY. */
export function currencyExponent(currency: string): number {
  return exponents.get(currency) ?? 2;
}

/** Names of currencies in the exports of Chinese banks, folded by NFKC, and the numbers of ISO 4217. */
const names: Record<string, string> = {
  人民币: "CNY",
  人民币元: "CNY",
  RMB: "CNY",
  CNH: "CNY",
  "01": "CNY",
  "001": "CNY",
  "156": "CNY",
  美元: "USD",
  "840": "USD",
  欧元: "EUR",
  "978": "EUR",
  港币: "HKD",
  港元: "HKD",
  "344": "HKD",
  日元: "JPY",
  "392": "JPY",
  英镑: "GBP",
  "826": "GBP",
  新加坡元: "SGD",
  澳门元: "MOP",
  加拿大元: "CAD",
  澳大利亚元: "AUD",
  瑞士法郎: "CHF",
  韩元: "KRW",
};

/** Reads an ISO 4217 code exactly as ISO 20022 and SWIFT write it. @throws StatementError bad_currency */
export function readCurrencyCode(text: string | undefined, lineNumber: number, field: string): string {
  if (text === undefined || !/^[A-Z]{3}$/.test(text))
    throw new StatementError("bad_currency", `"${shorten(text ?? "")}" is no currency code`, lineNumber, field);
  return text;
}

/** Reads a currency as an export names it: "CNY", "人民币", "156". @throws StatementError bad_currency */
export function readCurrencyName(text: string, lineNumber: number, field: string): string {
  const name = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const code = /^[^A-Z]*([A-Z]{3})\)?$/.exec(name);
  return names[name] ?? readCurrencyCode(names[code?.[1] ?? ""] ?? code?.[1], lineNumber, field);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
