import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";

/**
 * Makes sure that the first of two who decide together is an administrator yet when the second does: otherwise one alone
 * would decide.
 * @param id null for what no administrator began
 * @throws DomainError conflict `first_administrator_gone`
 */
export async function requireStillAdministrator(tx: Transaction, id: string | null): Promise<void> {
  const first = id && (await tx.administrator.findUnique({ where: { id }, select: { disabledAt: true } }));
  if (!first || first.disabledAt) throw conflict("first_administrator_gone");
}
