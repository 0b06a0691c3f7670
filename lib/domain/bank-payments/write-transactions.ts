import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { blindIndex, encrypt } from "@/lib/platform/secrets/envelope";
import { maskAccountNumber } from "@/lib/standards/china-ids/masks";
import type { FreshLine } from "./appraise";
import type { IncomingLine } from "./incoming-line";
import type { Decision } from "./match-payment";
import { type MismatchReason, mismatchReasons, stateAfter } from "./reasons";

/** A line with what was decided, or with the challenge whose payment came back in it. */
export type Outcome = { one: FreshLine } & ({ decision: Decision } | { returned: string });

const chunk = 1000;

/** The blind index under which an account is found again. Input: as written. */
export const accountIndexOf = (account: string): Uint8Array<ArrayBuffer> =>
  blindIndex("bank-account", account.replace(/[\s-]/g, "").toUpperCase());

/** Writes lines as bank transactions, and what is to be paid back of them. */
export async function writeTransactions(
  tx: Transaction,
  place: { importId: string; receivingAccountId: string },
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const rows = outcomes.map((outcome): NewTransaction => {
    const { line, payment } = outcome.one;
    const id = newId(now.getTime());
    return {
      id,
      ...place,
      fingerprint: line.fingerprint,
      bankReference: line.bankReference,
      bookedAt: line.bookedAt,
      amountCents: BigInt(line.amountCents),
      currency: line.currency,
      payerName: line.payerName,
      payerNameNormalized: payment.payerNameNormalized,
      ...payerAccount(id, line),
      payerBank: line.payerBank,
      note: line.note,
      rawCipher: encrypt(line.raw, { table: "bank_transaction", column: "rawCipher", row: id }),
      createdAt: now,
      ...fateOf(outcome),
    };
  });
  for (let at = 0; at < rows.length; at += chunk) await insertRows(tx, rows.slice(at, at + chunk));
  await tx.refund.createMany({
    data: rows
      .filter(({ state }) => state === "refund_due")
      .map(({ id, amountCents, reason }) => ({
        id: newId(now.getTime()),
        transactionId: id,
        amountCents,
        reason: reason ?? "",
        state: "due",
        createdAt: now,
      })),
  });
}

type Bytes = Uint8Array<ArrayBuffer>;
type NewTransaction = {
  id: string;
  importId: string;
  receivingAccountId: string;
  fingerprint: Bytes;
  bankReference: string | null;
  bookedAt: Date;
  amountCents: bigint;
  currency: string;
  payerName: string;
  payerNameNormalized: string;
  payerAccountCipher?: Bytes;
  payerAccountIndex?: Bytes;
  payerAccountMasked: string | null;
  payerBank: string | null;
  note: string;
  rawCipher: Bytes;
  createdAt: Date;
} & Fate;

/** Many rows as one value: a statement of thousands of parameters costs more than all that is written. */
async function insertRows(tx: Transaction, rows: readonly NewTransaction[]): Promise<void> {
  const base64 = (bytes: Bytes | undefined) => (bytes ? Buffer.from(bytes).toString("base64") : null);
  const json = JSON.stringify(
    rows.map((row) => ({
      ...row,
      amountCents: String(row.amountCents),
      fingerprint: base64(row.fingerprint),
      payerAccountCipher: base64(row.payerAccountCipher),
      payerAccountIndex: base64(row.payerAccountIndex),
      rawCipher: base64(row.rawCipher),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO bank_transaction (id, "importId", "receivingAccountId", fingerprint, "bankReference", "bookedAt",
      "amountCents", currency, "payerName", "payerNameNormalized", "payerAccountCipher", "payerAccountIndex",
      "payerAccountMasked", "payerBank", note, "rawCipher", "createdAt", state, reason, "challengeId", "matchedBy",
      "nearestChallengeId")
    SELECT id, "importId", "receivingAccountId", decode(fingerprint, 'base64'), "bankReference", "bookedAt",
      "amountCents", currency, "payerName", "payerNameNormalized", decode("payerAccountCipher", 'base64'),
      decode("payerAccountIndex", 'base64'), "payerAccountMasked", "payerBank", note, decode("rawCipher", 'base64'),
      "createdAt", state, reason, "challengeId", "matchedBy", "nearestChallengeId"
    FROM json_to_recordset(${json}::json) AS row(id uuid, "importId" uuid, "receivingAccountId" uuid, fingerprint text,
      "bankReference" text, "bookedAt" timestamptz, "amountCents" bigint, currency text, "payerName" text,
      "payerNameNormalized" text, "payerAccountCipher" text, "payerAccountIndex" text, "payerAccountMasked" text,
      "payerBank" text, note text, "rawCipher" text, "createdAt" timestamptz, state text, reason text,
      "challengeId" uuid, "matchedBy" text, "nearestChallengeId" uuid)`;
}

function payerAccount(id: string, { payerAccount, payerAccountEnd }: IncomingLine) {
  if (payerAccount === null) return { payerAccountMasked: payerAccountEnd ? `****${payerAccountEnd}` : null };
  return {
    payerAccountCipher: encrypt(payerAccount, { table: "bank_transaction", column: "payerAccountCipher", row: id }),
    payerAccountIndex: accountIndexOf(payerAccount),
    payerAccountMasked: maskAccountNumber(payerAccount.replace(/[\s-]/g, "")),
  };
}

type Fate = {
  state: string;
  reason: MismatchReason | null;
  challengeId: string | null;
  matchedBy: string | null;
  nearestChallengeId: string | null;
};

function fateOf(outcome: Outcome): Fate {
  const none = { reason: null, challengeId: null, matchedBy: null, nearestChallengeId: null };
  if ("returned" in outcome) return { ...none, state: "set_aside", nearestChallengeId: outcome.returned };
  const { decision } = outcome;
  if (decision.kind === "match")
    return { ...none, state: "matched", challengeId: decision.challengeId, matchedBy: decision.by };
  const { reason, nearest } = decision;
  return { ...none, state: stateAfter[reason], reason, nearestChallengeId: nearest ?? null };
}

/** Tells each organization that still waits what its last payment lacked. */
export async function tellOrganizations(tx: Transaction, decisions: readonly Decision[]): Promise<void> {
  const last = new Map<string, MismatchReason>();
  for (const decision of decisions)
    if (decision.kind === "no_match" && decision.nearest) last.set(decision.nearest, decision.reason);
  for (const reason of mismatchReasons) {
    const ids = [...last].filter(([, one]) => one === reason).map(([id]) => id);
    if (ids.length === 0) continue;
    await tx.paymentChallenge.updateMany({
      where: { id: { in: ids }, state: { in: ["issued", "expired"] } },
      data: { reason },
    });
  }
}
