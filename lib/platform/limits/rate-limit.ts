import "server-only";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { limited } from "@/lib/platform/errors";
import { blindIndex } from "@/lib/platform/secrets/envelope";

/**
 * Rate limits that all servers share: the generic cell rate algorithm (ITU-T I.371) on one row a rule and subject.
 * `tat` is the theoretical arrival time: a try moves it on by one interval, and is refused when it would stand more
 * than `burst` intervals ahead of now.
 */
export type Limit = {
  /** The rule's name, part of the row's key. */
  name: string;
  /** Tries an hour in the long run. */
  perHour: number;
  /** Tries that may come at once; `perHour` unless given. */
  burst?: number;
};

const intervalMs = (limit: Limit) => 3_600_000 / limit.perHour;
const burstOf = (limit: Limit) => limit.burst ?? limit.perHour;

/** The row's key. The subject (an address, an e-mail) is blinded: the table tells nothing about anyone. */
export const limitKey = (limit: Limit, subject: string): string =>
  `${limit.name}:${Buffer.from(blindIndex("rate-limit", subject)).toString("base64url").slice(0, 22)}`;

/**
 * Counts one try.
 * @returns 0 when it is allowed; otherwise whole seconds until the next one is
 */
export async function takeTry(limit: Limit, subject: string): Promise<number> {
  if (!env().RATE_LIMITS) return 0;
  const key = limitKey(limit, subject);
  const interval = intervalMs(limit);
  const most = interval * burstOf(limit);
  const taken = await db().$queryRaw<{ tat: Date }[]>`
    INSERT INTO rate_limit AS held (key, tat, "expiresAt")
    VALUES (${key}, now() + make_interval(secs => ${interval / 1000}::float8), now() + make_interval(secs => ${most / 1000}::float8))
    ON CONFLICT (key) DO UPDATE SET
      tat = greatest(held.tat, now()) + make_interval(secs => ${interval / 1000}::float8),
      "expiresAt" = greatest(held.tat, now()) + make_interval(secs => ${(interval + most) / 1000}::float8)
    WHERE greatest(held.tat, now()) + make_interval(secs => ${interval / 1000}::float8)
      <= now() + make_interval(secs => ${(most + 1) / 1000}::float8)
    RETURNING tat`;
  if (taken.length > 0) {
    await sweepSometimes();
    return 0;
  }
  return Math.max(1, await secondsUntilFree(limit, subject));
}

/** Seconds until a try would be allowed, without counting one; 0 when it would be now. */
export async function secondsUntilFree(limit: Limit, subject: string): Promise<number> {
  if (!env().RATE_LIMITS) return 0;
  const [row] = await db().$queryRaw<{ ahead: number }[]>`
    SELECT (extract(epoch FROM tat - now()) * 1000)::float8 AS ahead FROM rate_limit WHERE key = ${limitKey(limit, subject)}`;
  const over = (row?.ahead ?? 0) + intervalMs(limit) - intervalMs(limit) * burstOf(limit) - 1;
  return over <= 0 ? 0 : Math.ceil(over / 1000);
}

/** Gives one try back, for rules that count failures only: the try is taken before the answer is known. */
export async function giveBackTry(limit: Limit, subject: string): Promise<void> {
  if (!env().RATE_LIMITS) return;
  await db().$executeRaw`
    UPDATE rate_limit SET tat = tat - make_interval(secs => ${intervalMs(limit) / 1000}::float8) WHERE key = ${limitKey(limit, subject)}`;
}

/**
 * Counts one try.
 * @throws DomainError limited `too_many_tries` with `retryAfter` in seconds
 */
export async function checkLimit(limit: Limit, subject: string): Promise<void> {
  const wait = await takeTry(limit, subject);
  if (wait > 0) throw limited(wait);
}

/** Rows whose burst has long been regained say nothing; one call in two hundred clears some away. */
async function sweepSometimes(): Promise<void> {
  if (Math.random() > 1 / 200) return;
  await db().$executeRaw`
    DELETE FROM rate_limit WHERE key IN (SELECT key FROM rate_limit WHERE "expiresAt" < now() LIMIT 500 FOR UPDATE SKIP LOCKED)`;
}
