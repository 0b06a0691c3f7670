import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { forbidden, invalid, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { deriveKey } from "@/lib/platform/secrets/master-key";
import { readCallback } from "./callback-message";
import { type Committed, commitLines, committedCounts } from "./commit-import";
import { readImport } from "./import-lines";
import { sha256 } from "./import-statement";
import { lockReceivingAccount } from "./receiving-accounts";
import { sandboxBankOpen } from "./sandbox/sandbox-bank-open";

/**
 * The secret that signs callbacks: the configured one. Where the bank is the sandbox's, which is in this process, one of
 * our own does.
 */
export const callbackSecret = (): string | undefined =>
  env().PAYMENT.callbackSecret ?? (sandboxBankOpen() ? deriveKey("sandbox-bank-callback").toString("hex") : undefined);

/** How far the sender's clock and ours may be apart; what is older is a repetition. */
export const callbackWindowMs = 5 * 60_000;
export const largestCallback = 1024 * 1024;
export const timestampHeader = "x-vermilion-timestamp";
export const signatureHeader = "x-vermilion-signature";

/** `v1=` and HMAC-SHA256, in hexadecimal, over the timestamp, a full stop, and the body as it is sent. */
export const signCallback = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;

export type SignedCallback = {
  /** Seconds since 1970, as in the header. */
  timestamp: string | null;
  /** As in the header; several with commas between while a secret is changed. */
  signature: string | null;
  body: string;
};

/** Whether a callback is from somebody who knows the secret, and of now. */
export function verifyCallback(secret: string, callback: SignedCallback, now: Date): "valid" | "unsigned" | "too_old" {
  const { timestamp, signature, body } = callback;
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return "unsigned";
  const expected = Buffer.from(signCallback(secret, timestamp, body));
  const valid = signature.split(",").some((one) => {
    const given = Buffer.from(one.trim());
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!valid) return "unsigned";
  return Math.abs(now.getTime() - Number(timestamp) * 1000) <= callbackWindowMs ? "valid" : "too_old";
}

/**
 * Takes what a bank tells at once into the account it names. The same message again, and the same transaction in
 * another message or in a statement, is known and changes nothing.
 * @throws DomainError not_found where no secret is configured; forbidden `callback_refused`; invalid
 *   `callback_unreadable`, `callback_account`
 */
export async function acceptCallback(callback: SignedCallback, now = new Date()): Promise<Committed> {
  const secret = callbackSecret();
  if (!secret) throw notFound();
  if (verifyCallback(secret, callback, now) !== "valid") throw forbidden("callback_refused");
  return takeIn("callback", callback.body, now);
}

/**
 * Takes a message about an account of ours in, from whoever was proven to send it.
 * @param identity what makes it one and the same message; all that it says unless given
 */
export async function takeIn(
  source: "callback" | "stripe",
  body: string,
  now: Date,
  identity = body,
): Promise<Committed> {
  const { account: number } = readCallback(body);
  const account = await db().receivingAccount.findUnique({ where: { number: number.replace(/[\s-]/g, "") } });
  if (!account) throw invalid("callback_account");
  const fileSha256 = sha256(identity);
  return transaction(async (tx) => {
    await lockReceivingAccount(tx, account.id);
    const before = await tx.bankImport.findFirst({
      where: { source, fileSha256, receivingAccountId: account.id, state: "committed" },
    });
    if (before) return { importId: before.id, counts: committedCounts(before) };
    const row = await tx.bankImport.create({
      data: {
        id: newId(now.getTime()),
        receivingAccountId: account.id,
        source,
        format: "json",
        fileSha256,
        state: "preview",
        createdAt: now,
      },
    });
    const read = await readImport({ ...row, receivingAccount: account }, Buffer.from(body));
    return { importId: row.id, counts: await commitLines(tx, row, read, null, now) };
  });
}
