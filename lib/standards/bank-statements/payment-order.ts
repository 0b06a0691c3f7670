import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import { currencyExponent } from "./currencies";
import { calendarDay } from "./dates";
import { isXmlCharacter } from "./xml-text";

/** A bank in an order: the branch by CNAPS or BIC, and its name. */
export interface OrderBank {
  name?: string;
  /** 12 digits. */
  cnaps?: string;
  /** 8 or 11 characters. */
  bic?: string;
}

/** An account and whose it is. */
export interface OrderParty {
  name: string;
  /** As the bank numbers it: up to 34 letters and digits. */
  account: string;
  bank: OrderBank;
}

/** One payment that the bank is asked to make. */
export interface PaymentOrder {
  /** Goes with the payment to the payee's bank; unique in the file. */
  endToEndId: string;
  /** Minor units of the currency, above zero. */
  amount: number;
  creditor: OrderParty;
  /** 附言: what the payee reads. */
  note: string;
}

/** Orders that one account pays on one day. */
export interface PaymentOrderFile {
  /** Names this file at the bank, which refuses the same one twice. */
  messageId: string;
  /** When it was written. */
  createdAt: Date;
  /** `YYYY-MM-DD`. */
  executeOn: string;
  /** ISO 4217, of the account and of all orders. */
  currency: string;
  debtor: OrderParty;
  orders: PaymentOrder[];
}

/** Why orders cannot be written. Closed set. */
export type PaymentOrderErrorCode =
  | "no_orders"
  | "amount" // not a whole number of minor units above zero
  | "text" // empty, too long, or with a character that may not be in a payment
  | "duplicate_id" // two orders with the same end-to-end id
  | "bank" // neither CNAPS nor BIC, or a wrong one
  | "date"
  | "currency"
  | "amount_range"; // the sum cannot be counted exactly

/** The only error that writing orders throws. `order` is the index among the orders, where it is one of them. */
export class PaymentOrderError extends Error {
  override readonly name = "PaymentOrderError";

  constructor(
    readonly code: PaymentOrderErrorCode,
    readonly field: string,
    readonly order?: number,
  ) {
    super(order === undefined ? `${field}: ${code}` : `order ${order + 1}, ${field}: ${code}`);
  }
}

/**
 * Checks orders before they are written in any format: identifiers as ISO 20022 and banks allow them, texts within
 * their lengths, CNAPS codes with a right check digit.
 * @returns the sum of all orders in minor units
 * @throws PaymentOrderError
 */
export function checkPaymentOrders(file: PaymentOrderFile): number {
  if (file.orders.length === 0) throw new PaymentOrderError("no_orders", "orders");
  const [year, month, day] = file.executeOn.split("-").map(Number);
  if (calendarDay(year ?? 0, month ?? 0, day ?? 0) !== file.executeOn) throw new PaymentOrderError("date", "executeOn");
  if (Number.isNaN(file.createdAt.getTime())) throw new PaymentOrderError("date", "createdAt");
  if (!/^[A-Z]{3}$/.test(file.currency)) throw new PaymentOrderError("currency", "currency");
  checkId(file.messageId, "messageId");
  checkParty(file.debtor, "debtor");
  const ids = new Set<string>();
  let sum = 0;
  for (const [index, order] of file.orders.entries()) {
    checkId(order.endToEndId, "endToEndId", index);
    if (ids.has(order.endToEndId)) throw new PaymentOrderError("duplicate_id", "endToEndId", index);
    ids.add(order.endToEndId);
    if (!Number.isSafeInteger(order.amount) || order.amount <= 0)
      throw new PaymentOrderError("amount", "amount", index);
    sum += order.amount;
    if (!Number.isSafeInteger(sum)) throw new PaymentOrderError("amount_range", "amount", index);
    checkParty(order.creditor, "creditor", index);
    if (order.note !== "") checkText(order.note, 140, "note", index);
  }
  return sum;
}

/** Max35Text, of characters that every bank takes, neither beginning nor ending with a slash nor with two inside. */
function checkId(text: string, field: string, order?: number): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9+?:().,'/ -]{0,34}$/.test(text) || /\/\/|[/ ]$/.test(text))
    throw new PaymentOrderError("text", field, order);
}

function checkParty(party: OrderParty, field: string, order?: number): void {
  checkText(party.name, 140, `${field}.name`, order);
  if (!/^[A-Za-z0-9-]{1,34}$/.test(party.account)) throw new PaymentOrderError("text", `${field}.account`, order);
  const { cnaps, bic, name } = party.bank;
  if (cnaps === undefined && bic === undefined) throw new PaymentOrderError("bank", `${field}.bank`, order);
  if (cnaps !== undefined && (!readCnaps(cnaps).ok || cnaps.length !== 12))
    throw new PaymentOrderError("bank", `${field}.bank.cnaps`, order);
  if (bic !== undefined && !/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic))
    throw new PaymentOrderError("bank", `${field}.bank.bic`, order);
  if (name !== undefined) checkText(name, 140, `${field}.bank.name`, order);
}

function checkText(text: string, longest: number, field: string, order?: number): void {
  const characters = [...text];
  const proper = characters.every((character) => {
    const point = character.codePointAt(0)!;
    return point >= 0x20 && (point < 0x7f || point > 0x9f) && isXmlCharacter(point);
  });
  if (text.trim() === "" || characters.length > longest || !proper) throw new PaymentOrderError("text", field, order);
}

/** Minor units as a decimal number with a point and all decimals of the currency: 37 of CNY is `0.37`. */
export function decimalText(amount: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(amount).padStart(exponent + 1, "0");
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
