import { checkPaymentOrders, decimalText, type PaymentOrderFile } from "./payment-order";

/** What the columns hold, in the order of the batch uploads of Chinese e-banks. */
const headings = [
  "序号",
  "付款账号",
  "收款账号",
  "收款户名",
  "收款开户行",
  "收款行联行号",
  "金额",
  "币种",
  "附言",
  "客户流水号",
];

/**
 * Writes payment orders as a table for the batch upload of an e-bank: UTF-8 with byte order mark, so that spreadsheet
 * programs show Chinese, rows ended by CR LF, every cell in quotation marks (RFC 4180). A text that a spreadsheet
 * program would run as a formula has an apostrophe before it. The same orders always give the same bytes.
 * @throws PaymentOrderError
 */
export function writePaymentCsv(file: PaymentOrderFile): Uint8Array {
  checkPaymentOrders(file);
  const rows = file.orders.map(({ creditor, amount, note, endToEndId }, index) => [
    String(index + 1),
    file.debtor.account,
    creditor.account,
    creditor.name,
    creditor.bank.name ?? "",
    creditor.bank.cnaps ?? creditor.bank.bic ?? "",
    decimalText(amount, file.currency),
    file.currency,
    note,
    endToEndId,
  ]);
  const text = [headings, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  return new TextEncoder().encode(`\ufeff${text}`);
}

/** The marks that begin a formula, also in full width and behind spaces, as spreadsheet programs take them. */
function cell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
