import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { acceptCallback, callbackSecret, signCallback } from "../accept-callback";
import type { CallbackMessage } from "../callback-message";
import { sandboxAccount } from "../receiving-accounts";
import { accountByHolder } from "./accounts";
import { sandboxBranches } from "./branches";
import { requireSandboxBank } from "./sandbox-bank-open";
import {
  type SandboxPayment,
  type SandboxPaymentInput,
  type SandboxStatementFormat,
  sandboxPaymentInput,
} from "./sandbox-payment";
import { writeSandboxStatement } from "./write-statement";

/**
 * Pays into our fictitious account and tells it as a bank does: by its own signed callback, through the same door.
 * Paid again with the same reference, it is the same payment.
 * @returns the bank's reference
 * @throws DomainError not_found where money is real
 */
export async function payFromSandbox(input: SandboxPaymentInput, now = new Date()): Promise<{ reference: string }> {
  requireSandboxBank();
  const payment = asPayment(input, now);
  const body = JSON.stringify({
    account: sandboxAccount.number,
    transactions: [
      {
        reference: payment.reference,
        bookedAt: payment.bookedAt.toISOString(),
        amount: payment.amountCents,
        currency: payment.currency,
        payer: { name: payment.payerName, account: payment.payerAccount, bank: payment.payerBank },
        note: payment.note,
      },
    ],
  } satisfies CallbackMessage);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  await acceptCallback({ timestamp, signature: signCallback(callbackSecret() ?? "", timestamp, body), body }, now);
  return { reference: payment.reference };
}

/**
 * The same payments as a statement of our fictitious account, to be uploaded in the office.
 * @throws DomainError not_found where money is real
 */
export function sandboxStatement(
  inputs: readonly SandboxPaymentInput[],
  format: SandboxStatementFormat,
  now = new Date(),
): { fileName: string; contentType: string; bytes: Uint8Array; references: string[] } {
  requireSandboxBank();
  const payments = inputs.map((input) => asPayment(input, now));
  return {
    ...writeSandboxStatement(payments, format, now),
    references: payments.map(({ reference }) => reference),
  };
}

function asPayment(input: SandboxPaymentInput, now: Date): SandboxPayment {
  const { payerName, payerKind, amountCents, note, when, reference } = sandboxPaymentInput.parse(input);
  const booked = when === undefined ? now : new Date(when);
  const corporate = payerKind === "corporate" ? accountByHolder(payerName) : undefined;
  const branch = corporate?.branch ?? sandboxBranches[0]!;
  return {
    reference: reference ?? `SBX${randomBytes(8).toString("hex").toUpperCase()}`,
    payerName,
    payerAccount: corporate?.number ?? inventedAccount(payerKind, payerName),
    payerBank: branch.branch,
    payerCnaps: branch.cnaps,
    amountCents,
    currency: sandboxAccount.currency,
    note,
    // Statements know whole seconds; both tell the same.
    bookedAt: new Date(Math.floor(Math.min(booked.getTime(), now.getTime()) / 1000) * 1000),
  };
}

/** An account for whoever has none in the sandbox: the same each time. Persons' begin as cards do. */
function inventedAccount(kind: "corporate" | "personal", holder: string): string {
  const digits = createHash("sha256").update(`${kind} ${holder}`).digest().readBigUInt64BE(0).toString().slice(0, 11);
  return `${kind === "personal" ? "62999" : "99909"}${digits.padStart(11, "0")}`;
}
