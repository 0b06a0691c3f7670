import "server-only";
import { z } from "zod";
import { enterPayment } from "@/lib/domain/bank-payments/manual-entry";
import { chooseReceivingAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import type { Actor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { readTypedAmount } from "@/lib/standards/bank-statements/amounts";
import { StatementError } from "@/lib/standards/bank-statements/errors";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { lacksName } from "./two-people";

const text = (most: number) => z.string().trim().max(most).default("");

export const typedPaymentInput = z.object({
  payerName: text(300),
  payerAccount: text(40),
  payerBank: text(140),
  amount: text(30),
  day: text(10),
  reference: text(140),
  note: text(2000),
  reason: z.string().max(2000).default(""),
});
export type TypedPaymentInput = z.output<typeof typedPaymentInput>;

/** What is told before somebody types a payment or uploads a statement. */
export type BeforeEntry = {
  account: { label: string; currency: string };
  /** The reader has to prove her own name before she types a payment, or before she uploads a statement. */
  nameNeeded: { entry: boolean; statement: boolean };
  /** Another administrator takes an uploaded statement in. */
  statementByTwo: boolean;
};

/** The account that payments came into, and what it takes. @throws DomainError as `requireAdministrator`; `no_receiving_account` */
export async function beforeEntry(actor: Actor): Promise<BeforeEntry> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const { bank, number, currency } = await chooseReceivingAccount();
  const [nameless, statementByTwo] = [await lacksName(administrator), env().STATEMENT_TWO_PERSON];
  return {
    account: { label: `${bank} ${number.slice(-4)}`, currency },
    nameNeeded: { entry: nameless, statement: nameless && statementByTwo },
    statementByTwo,
  };
}

/**
 * Enters one payment as it was typed from the bank's paper or screen. Another administrator has to confirm it.
 * @returns the import's id
 * @throws DomainError invalid with the field: `entry_incomplete`, `entry_amount`; `reason_…`; forbidden
 */
export async function typePayment(actor: Actor, input: TypedPaymentInput): Promise<{ importId: string }> {
  const { payerName, payerAccount, payerBank, reference, note, day, reason } = input;
  const { currency } = await chooseReceivingAccount();
  for (const field of ["payerName", "amount", "day", "reference"] as const)
    if (input[field] === "") throw invalid("entry_incomplete", { field });
  const payment = {
    reference,
    bookedAt: day,
    amount: readAmount(input.amount, currency),
    currency,
    payer: { name: payerName, ...(payerAccount && { account: payerAccount }), ...(payerBank && { bank: payerBank }) },
    note,
  };
  return { importId: await enterPayment(actor, { payment, reason }) };
}

function readAmount(typed: string, currency: string): number {
  try {
    const amount = readTypedAmount(typed, currency, { lineNumber: 0, field: "amount" });
    if (amount !== undefined && amount > 0) return amount;
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
  }
  throw invalid("entry_amount", { field: "amount" });
}
