import "server-only";
import { randomInt } from "node:crypto";
import { underWay } from "@/lib/domain/verification/step-states";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { normalizeOrganizationName, tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { cancelOpenChallenges } from "./cancel-challenge";
import { requireOpenStep } from "./challenge-row";
import { unusedCode } from "./new-code";
import { chooseReceivingAccount } from "./receiving-accounts";
import { holdsMs } from "./terms";

export type IssueInput = {
  /** An open step `payment_in` of the organization's flow. */
  stepId: string;
  organizationId: string;
  /** The verified name, which the payer's has to be. */
  payerName: string;
  /** A sub-account made for this step; the account of the configuration unless given. */
  receivingAccountId?: string;
};

const largestAmount = 99;

/**
 * Asks an organization to pay us: an exact amount of 1 to 99 cents that no other open challenge of the same payer has,
 * and a code for the note. Holds seven days. An open challenge of the organization is given up for it; asked twice for
 * one step, it answers the same.
 * @returns the challenge's id
 * @throws DomainError conflict `flow_moved_on`, `too_many_open_payments`; unavailable `no_receiving_account`
 */
export async function issueChallenge(tx: Transaction, input: IssueInput, now = new Date()): Promise<string> {
  const { stepId, organizationId } = input;
  const { existing } = await requireOpenStep(tx, input, "payment_in");
  if (existing) return existing.id;
  await cancelOpenChallenges(tx, organizationId, now);
  const payerName = tidyOrganizationName(input.payerName);
  const payerNameNormalized = normalizeOrganizationName(payerName);
  await lockPayer(tx, payerNameNormalized);
  const account = input.receivingAccountId
    ? await tx.receivingAccount.findUniqueOrThrow({ where: { id: input.receivingAccountId } })
    : await chooseReceivingAccount(tx);
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + holdsMs);
  await tx.paymentChallenge.create({
    data: {
      id,
      stepId,
      organizationId,
      direction: "in",
      state: "issued",
      amountCents: await freeAmount(tx, payerNameNormalized),
      currency: account.currency,
      code: await unusedCode(tx),
      receivingAccountId: account.id,
      payerName,
      payerNameNormalized,
      createdAt: now,
      expiresAt,
    },
  });
  await enqueue(tx, { topic: "payment.expire", key: id, payload: { challengeId: id }, availableAt: expiresAt });
  return id;
}

/** Challenges of one payer are made one after the other, whoever asks; held until the transaction ends. */
async function lockPayer(tx: Transaction, normalizedName: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`payer ${normalizedName}`}, 0))`;
}

/** Any of the amounts that would tell this payment from the payer's others, each as likely. */
async function freeAmount(tx: Transaction, payerNameNormalized: string): Promise<number> {
  const waiting = await tx.paymentChallenge.findMany({
    where: {
      payerNameNormalized,
      direction: "in",
      OR: [{ state: "issued" }, { state: "expired", step: { state: { in: underWay } } }],
    },
    select: { amountCents: true },
  });
  const taken = new Set(waiting.map(({ amountCents }) => amountCents));
  const free = Array.from({ length: largestAmount }, (_, at) => at + 1).filter((amount) => !taken.has(amount));
  if (free.length === 0) throw conflict("too_many_open_payments");
  return free[randomInt(free.length)]!;
}
