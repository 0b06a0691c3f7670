import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { blindIndex } from "@/lib/platform/secrets/envelope";

/** The blind index under which an identity number is found again. Input: a normalized number. */
export const documentIndexOf = (idNumber: string) => blindIndex("identity-number", idNumber);

/** Attempts about one number take turns, whoever makes them; held until the transaction ends. */
export async function lockDocument(tx: Transaction, documentIndex: Uint8Array): Promise<void> {
  const key = Buffer.from(documentIndex).readBigInt64BE(0);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${key}::bigint)`;
}
