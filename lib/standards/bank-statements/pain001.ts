import {
  checkPaymentOrders,
  decimalText,
  type OrderBank,
  type OrderParty,
  type PaymentOrderFile,
} from "./payment-order";

const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

/**
 * Writes payment orders as ISO 20022 CustomerCreditTransferInitiation, pain.001.001.09: one group, one payment
 * information, an order for each payment, in UTF-8. Banks in China are named by their CNAPS code in the clearing
 * system `CNAPS` of ISO's external code list; accounts without IBAN stand in Othr with the scheme BBAN. The same
 * orders always give the same bytes.
 * @throws PaymentOrderError
 */
export function writePain001(file: PaymentOrderFile): Uint8Array {
  const sum = checkPaymentOrders(file);
  const count = element("NbOfTxs", String(file.orders.length)) + element("CtrlSum", decimalText(sum, file.currency));
  const orders = file.orders.map((order) =>
    wrap(
      "CdtTrfTxInf",
      wrap("PmtId", element("EndToEndId", order.endToEndId)),
      wrap("Amt", `<InstdAmt Ccy="${file.currency}">${decimalText(order.amount, file.currency)}</InstdAmt>`),
      wrap("CdtrAgt", bank(order.creditor.bank)),
      wrap("Cdtr", element("Nm", order.creditor.name)),
      wrap("CdtrAcct", account(order.creditor)),
      order.note === "" ? "" : wrap("RmtInf", element("Ustrd", order.note)),
    ),
  );
  const header = wrap(
    "GrpHdr",
    element("MsgId", file.messageId),
    element("CreDtTm", `${file.createdAt.toISOString().slice(0, 19)}Z`),
    count,
    wrap("InitgPty", element("Nm", file.debtor.name)),
  );
  const payment = wrap(
    "PmtInf",
    element("PmtInfId", file.messageId),
    element("PmtMtd", "TRF"),
    element("BtchBookg", "false"),
    count,
    wrap("ReqdExctnDt", element("Dt", file.executeOn)),
    wrap("Dbtr", element("Nm", file.debtor.name)),
    wrap("DbtrAcct", account(file.debtor), element("Ccy", file.currency)),
    wrap("DbtrAgt", bank(file.debtor.bank)),
    ...orders.map((order) => `\n${order}`),
  );
  const body = `<CstmrCdtTrfInitn>\n${header}\n${payment}\n</CstmrCdtTrfInitn>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">\n${body}\n</Document>\n`;
  return new TextEncoder().encode(text);
}

function account({ account: number }: OrderParty): string {
  return wrap("Id", wrap("Othr", element("Id", number), wrap("SchmeNm", element("Cd", "BBAN"))));
}

/** FinancialInstitutionIdentification18: BICFI, ClrSysMmbId and Nm in this order. */
function bank({ bic, cnaps, name }: OrderBank): string {
  const member = cnaps && wrap("ClrSysMmbId", wrap("ClrSysId", element("Cd", "CNAPS")), element("MmbId", cnaps));
  return wrap("FinInstnId", bic ? element("BICFI", bic) : "", member ?? "", name ? element("Nm", name) : "");
}

function wrap(name: string, ...content: string[]): string {
  return `<${name}>${content.join("")}</${name}>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character]!);
}
