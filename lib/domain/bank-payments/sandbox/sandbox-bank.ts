import "server-only";
import { db } from "@/lib/platform/db/client";
import { accountIndexOf } from "../write-transactions";
import { sandboxAccounts } from "./accounts";
import { requireSandboxBank } from "./sandbox-bank-open";

/** A fictitious corporate account, as the page of the sandbox's bank shows it. */
export type SandboxAccountLine = { holder: string; number: string; bank: string; branch: string; cnaps: string };

/** One line of such an account. */
export type SandboxLine = {
  id: string;
  direction: "in" | "out";
  at: Date;
  amountCents: number;
  currency: string;
  /** Who is at the other end. */
  other: string;
  note: string;
};

/** The accounts of the sandbox's organizations. @throws DomainError not_found where money is real */
export function listSandboxAccounts(): SandboxAccountLine[] {
  requireSandboxBank();
  return sandboxAccounts.map(({ holder, number, branch }) => ({
    holder,
    number,
    bank: branch.bank,
    branch: branch.branch,
    cnaps: branch.cnaps,
  }));
}

const linesShown = 100;

/**
 * What moved on one of these accounts: what we paid into it, with the amount that is to be told to us, and what was paid
 * from it to us. The latest first.
 * @throws DomainError not_found where money is real
 */
export async function sandboxAccountLines(number: string): Promise<SandboxLine[]> {
  requireSandboxBank();
  const accountIndex = Uint8Array.from(accountIndexOf(number));
  const payer = await db().receivingAccount.findFirst({ where: { sandbox: true }, orderBy: { createdAt: "desc" } });
  const [credited, paid] = await Promise.all([
    db().payout.findMany({
      where: { provider: "sandbox", accountIndex, sentAt: { not: null } },
      orderBy: { sentAt: "desc" },
      take: linesShown,
      include: { challenge: { select: { amountCents: true, currency: true, code: true } } },
    }),
    db().bankTransaction.findMany({
      where: { payerAccountIndex: accountIndex, receivingAccount: { sandbox: true } },
      orderBy: { bookedAt: "desc" },
      take: linesShown,
    }),
  ]);
  const lines = [
    ...credited.map(
      ({ id, sentAt, createdAt, challenge }): SandboxLine => ({
        id,
        direction: "in",
        at: sentAt ?? createdAt,
        amountCents: challenge.amountCents,
        currency: challenge.currency,
        other: payer?.name ?? "",
        note: challenge.code,
      }),
    ),
    ...paid.map(
      ({ id, bookedAt, amountCents, currency, note }): SandboxLine => ({
        id,
        direction: "out",
        at: bookedAt,
        amountCents: Number(amountCents),
        currency,
        other: payer?.name ?? "",
        note: note ?? "",
      }),
    ),
  ];
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, linesShown);
}
