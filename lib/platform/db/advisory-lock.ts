import "server-only";
import { createHash } from "node:crypto";
import pg from "pg";
import { env } from "@/lib/platform/env";

/**
 * Runs `work` while no other process runs work under the same name, for rare work that spans several transactions.
 * The lock lives with a connection of its own: a process that dies lets it go.
 */
export async function withAdvisoryLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const key = createHash("sha256").update(`lock:${name}`).digest().readBigInt64BE(0).toString();
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  // A connection that breaks here also ends the lock; the work's own connections report what went wrong.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1::bigint)", [key]);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}
