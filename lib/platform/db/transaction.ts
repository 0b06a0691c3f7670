import "server-only";
import { db, type Transaction } from "./client";

const attempts = 5;

/**
 * Runs `work` in one transaction (READ COMMITTED; rows that decide something are locked by `work` itself).
 * A deadlock or a serialization failure is tried again from the start, so `work` must do nothing outside the database.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(work, { timeout: 30_000, maxWait: 15_000 });
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (1 + Math.random())));
    }
  }
}

/** The three faces of SQLSTATE 40001 and 40P01: a Prisma code, a raw query's code, or the driver's own error at COMMIT. */
function isConflict(error: unknown): boolean {
  const { code, meta, cause } = error as {
    code?: string;
    meta?: { code?: string; driverAdapterError?: { cause?: unknown } };
    cause?: unknown;
  };
  if (code === "P2034") return true;
  if (code === "P2010" && (meta?.code === "40001" || meta?.code === "40P01")) return true;
  return [cause, meta?.driverAdapterError?.cause].some((inner) => {
    const driver = inner as { kind?: string; originalCode?: string } | undefined;
    return (
      driver?.kind === "TransactionWriteConflict" ||
      driver?.originalCode === "40001" ||
      driver?.originalCode === "40P01"
    );
  });
}

/** True for a violated unique index: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === "P2002";
}
