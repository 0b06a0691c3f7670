import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";

const key = createHash("sha256").update("administrators").digest().readBigInt64BE(0);

/**
 * Changes of who is an administrator take turns, so that two chiefs who disable each other at once do not leave the
 * office without one. Held until the transaction ends; taken before the record's own lock.
 */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${key}::bigint)`;
}

/** Enabled administrators who have a second factor, and so can come in: a condition for queries. */
export const operational = {
  disabledAt: null,
  OR: [{ totpConfirmedAt: { not: null } }, { account: { passkeys: { some: { officeSince: { not: null } } } } }],
};
