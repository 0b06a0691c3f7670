import "server-only";
import { randomInt } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { invalid, unavailable } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueueAll } from "@/lib/platform/outbox/enqueue";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { type CorporateAccountFault, readCorporateAccount } from "@/lib/standards/china-ids/corporate-account";
import { maskAccountNumber } from "@/lib/standards/china-ids/masks";
import { normalizeOrganizationName, tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { findBranch } from "./branches";
import { cancelOpenChallenges } from "./cancel-challenge";
import { requireOpenStep } from "./challenge-row";
import { unusedCode } from "./new-code";
import { requirePayoutAllowance } from "./payout-allowance";
import { chooseReceivingAccount } from "./receiving-accounts";
import { holdsMs } from "./terms";
import { accountIndexOf } from "./write-transactions";

export type PayoutRequest = {
  /** An open step `payment_out` of the organization's flow. */
  stepId: string;
  organizationId: string;
  /** The verified name, under which the account has to be held: nobody types it. */
  payeeName: string;
  /** As typed. */
  account: string;
  /** The branch's code, as chosen or typed. */
  cnaps: string;
};

const largestAmount = 99;
const accountFaults: Record<CorporateAccountFault, string> = {
  empty: "account_empty",
  characters: "account_characters",
  too_short: "account_too_short",
  too_long: "account_too_long",
};

/**
 * Asks for a payment of 1 to 99 cents to an organization's account; its amount is the secret that comes back. It is to
 * be entered within seven days. Asked twice for one step, it answers the same.
 * @returns the challenge's id
 * @throws DomainError invalid `account_…` (field `account`), `cnaps_…`, `branch_unknown` (field `cnaps`); limited
 *   `payout_limit`; conflict `flow_moved_on`; unavailable `no_payouts`, `no_receiving_account`
 */
export async function requestPayout(tx: Transaction, input: PayoutRequest, now = new Date()): Promise<string> {
  const { stepId, organizationId } = input;
  const { existing } = await requireOpenStep(tx, input, "payment_out");
  if (existing) return existing.id;
  const { payout: provider } = env().PAYMENT;
  if (provider === "none") throw unavailable("no_payouts");
  const read = readCorporateAccount(input.account);
  if (!read.ok) throw invalid(accountFaults[read.reason], { field: "account" });
  const account = read.normalized;
  const { cnaps, bank, branch } = await findBranch(input.cnaps);
  const payerName = tidyOrganizationName(input.payeeName);
  const payerNameNormalized = normalizeOrganizationName(payerName);
  const accountIndex = Uint8Array.from(accountIndexOf(account));
  await requirePayoutAllowance(tx, { organizationId, payeeNameNormalized: payerNameNormalized, accountIndex }, now);
  await cancelOpenChallenges(tx, organizationId, now);
  const { currency } = await chooseReceivingAccount(tx);
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + holdsMs);
  await tx.paymentChallenge.create({
    data: {
      id,
      stepId,
      organizationId,
      direction: "out",
      state: "requested",
      amountCents: randomInt(largestAmount) + 1,
      currency,
      code: await unusedCode(tx),
      payerName,
      payerNameNormalized,
      createdAt: now,
      expiresAt,
    },
  });
  const payoutId = newId(now.getTime());
  await tx.payout.create({
    data: {
      id: payoutId,
      challengeId: id,
      provider,
      bank,
      branch,
      cnaps,
      accountCipher: encrypt(account, { table: "payout", column: "accountCipher", row: payoutId }),
      accountIndex,
      accountMasked: maskAccountNumber(account),
      state: "requested",
      createdAt: now,
    },
  });
  await enqueueAll(tx, [
    { topic: "payout.send", key: id, payload: { challengeId: id } },
    { topic: "payment.expire", key: id, payload: { challengeId: id }, availableAt: expiresAt },
  ]);
  return id;
}
