import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { ReceivingAccount } from "@/lib/platform/db/generated/client";
import { env } from "@/lib/platform/env";
import { unavailable } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/**
 * The sandbox's account. The bank does not exist: no bank has the number 999, with which the branch's code begins.
 */
export const sandboxAccount = {
  name: "朱印信任服务（沙盒）有限公司",
  number: "9990000012345678",
  bank: "虚构银行沙盒支行",
  cnaps: "999999900019",
  currency: "CNY",
} as const;

/**
 * Makes the account of the configuration, or the sandbox's, the one that organizations are told to pay into. To be
 * called at every start. Accounts that were told before stay known: payments still come.
 */
export async function ensureReceivingAccount(): Promise<void> {
  const configured = env().PAYMENT.account;
  const facts = { ...(configured ?? sandboxAccount), sandbox: configured === null, active: true };
  await db().receivingAccount.upsert({
    where: { number: facts.number },
    create: { id: newId(), ...facts },
    update: facts,
  });
  await db().receivingAccount.updateMany({
    where: { number: { not: facts.number }, customer: null, active: true },
    data: { active: false },
  });
}

/** The account that organizations are told to pay into. @throws DomainError unavailable `no_receiving_account` */
export async function chooseReceivingAccount(tx: Transaction = db()): Promise<ReceivingAccount> {
  const account = await tx.receivingAccount.findFirst({
    where: { active: true, customer: null },
    orderBy: [{ sandbox: "asc" }, { createdAt: "desc" }],
  });
  if (!account) throw unavailable("no_receiving_account");
  return account;
}

/** Imports into one account take turns; held until the transaction ends. */
export async function lockReceivingAccount(tx: Transaction, id: string): Promise<ReceivingAccount> {
  await tx.$queryRaw`SELECT id FROM receiving_account WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.receivingAccount.findUniqueOrThrow({ where: { id } });
}
