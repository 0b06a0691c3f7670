import { readCallback } from "@/lib/domain/bank-payments/callback-message";
import { maskAccountNumber } from "@/lib/standards/china-ids/masks";

/** What somebody typed from the bank's paper or screen, to be compared with it by somebody else. */
export type TypedPayment = {
  payerName: string;
  payerAccountMasked: string | null;
  payerBank: string | null;
  reference: string;
  /** As it was typed: a day, or day and time in UTC. */
  booked: string;
  note: string;
  amountCents: number;
  currency: string;
};

/** Reads it from what is kept until somebody else confirms it. */
export function typedPayment(content: Buffer): TypedPayment {
  const [line] = readCallback(content).lines;
  if (!line) throw new Error("an entry by hand has one payment");
  const { counterparty, bankReference = "", bookedOn, bookedTime, note, amount, currency } = line;
  return {
    payerName: counterparty.name ?? "",
    payerAccountMasked: counterparty.account ? maskAccountNumber(counterparty.account.replace(/[\s-]/g, "")) : null,
    payerBank: counterparty.bank.name ?? null,
    reference: bankReference,
    booked: bookedTime ? `${bookedOn}T${bookedTime}Z` : bookedOn,
    note,
    amountCents: amount,
    currency,
  };
}
