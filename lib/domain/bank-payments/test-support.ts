import { beginPaymentIn, beginPaymentOut } from "@/lib/domain/organizations/begin-payment";
import { registered } from "@/lib/domain/organizations/test-support";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newProvenActor } from "@/tests/support/people";
import { acceptCallback, callbackSecret, signCallback } from "./accept-callback";
import type { CallbackMessage } from "./callback-message";
import { getPayment } from "./get-payment";
import { sandboxAccount } from "./receiving-accounts";
import { accountByHolder } from "./sandbox/accounts";

/** What the tests of payments share. Never imported by the application. */
export type Payer = { actor: Actor; organizationId: string; name: string; code: string; amount: number; id: string };

/** An operator whose organization is past the register. @param n which person of the sandbox: each is proven once */
export async function operator(n: number, name: string): Promise<{ actor: Actor; organizationId: string }> {
  const actor = await newProvenActor(n);
  return { actor, organizationId: await registered(actor, name) };
}

/** An organization that is asked to pay. */
export async function asked(n: number, name: string): Promise<Payer> {
  const { actor, organizationId } = await operator(n, name);
  await beginPaymentIn(actor, { organizationId });
  const { id, code, amountCents } = await challengeOf(organizationId);
  return { actor, organizationId, name, code, amount: amountCents, id };
}

/** An organization that is to be paid, at its own account unless another is given. */
export async function toBePaid(n: number, name: string, number?: string) {
  const { actor, organizationId } = await operator(n, name);
  const own = accountByHolder(name)!;
  await beginPaymentOut(actor, { organizationId, account: number ?? own.number, cnaps: own.branch.cnaps });
  return { actor, name, ...(await challengeOf(organizationId)) };
}

export const challengeOf = (organizationId: string) =>
  db().paymentChallenge.findFirstOrThrow({ where: { organizationId }, orderBy: { createdAt: "desc" } });

type Line = CallbackMessage["transactions"][number];
let count = 0;

/** A payment as a bank tells it: complete and right unless something else is said. */
export const lineFor = (payer: Pick<Payer, "name" | "amount" | "code">, over: Partial<Line> = {}): Line => ({
  reference: `T${++count}`,
  bookedAt: new Date().toISOString(),
  amount: payer.amount,
  currency: "CNY",
  payer: { name: payer.name, account: accountByHolder(payer.name)?.number ?? "6222000011112222" },
  note: payer.code,
  ...over,
});

/** Sends lines as the bank does, signed. */
export function tell(lines: readonly Line[], now = new Date()) {
  const body = JSON.stringify({ account: sandboxAccount.number, transactions: lines });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return acceptCallback({ timestamp, signature: signCallback(callbackSecret() ?? "", timestamp, body), body }, now);
}

export const transactionOf = (reference: string) =>
  db().bankTransaction.findFirstOrThrow({ where: { bankReference: reference }, include: { refund: true } });

export const seen = async ({ actor, organizationId }: Pick<Payer, "actor" | "organizationId">) => {
  const view = await getPayment(actor, organizationId);
  if (!view) throw new Error("no payment was asked for");
  return view;
};
