import "server-only";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";

/** Whether money is fictitious here: no account is named, and nobody real brings payments. */
export const sandboxBankOpen = (): boolean => env().PAYMENT.account === null && env().PAYMENT.stripe === null;

/** @throws DomainError not_found where money is real */
export function requireSandboxBank(): void {
  if (!sandboxBankOpen()) throw notFound();
}
