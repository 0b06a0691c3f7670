import "server-only";
import { allowance, attemptsPerDay, countedOutcomes, dayMs } from "@/lib/domain/verification/attempt-rules";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export type LockedPerson = { id: string; name: string | null; email: string; tries: number; lockedUntil: Date };

/** People who have used up the tries of a day, those whose lock ends first at the top. */
export async function listLockedPeople(actor: Actor, now = new Date()): Promise<LockedPerson[]> {
  await requireAdministrator(actor, ...rolesOfRoom.people);
  return lockedPeople(now);
}

type Row = { id: string; name: string | null; email: string; times: Date[] };

/** The same for whoever has been admitted already. */
export async function lockedPeople(now: Date): Promise<LockedPerson[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT p.id, p.name, a.email, array_agg(s."createdAt") AS times
    FROM verification_step s
    JOIN verification v ON v.id = s."verificationId" AND v."organizationId" IS NULL
    JOIN person p ON p.id = v."personId"
    JOIN account a ON a.id = p."accountId"
    WHERE s."createdAt" > greatest(${new Date(now.getTime() - dayMs)}::timestamptz, p."triesFrom")
      AND s.outcome = ANY(${countedOutcomes})
    GROUP BY p.id, p.name, a.email
    HAVING count(*) >= ${attemptsPerDay}`;
  return rows
    .flatMap(({ times, ...person }) => {
      const { lockedUntil } = allowance(times, now);
      return lockedUntil ? [{ ...person, tries: times.length, lockedUntil }] : [];
    })
    .sort((a, b) => a.lockedUntil.getTime() - b.lockedUntil.getTime());
}
