import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isId } from "@/lib/platform/ids";
import { nameOf } from "../approvals/approver";
import { requireSeal } from "../grants/require-seal-deed";
import { checkSealLog } from "../organization/seal-chain";
import type { SealLogEntry, UseLine } from "./log.schema";

const pageSize = 50;

export const withUse = {
  version: { select: { number: true } },
  signature: { select: { contract: { select: { id: true, title: true } } } },
  approval: { select: { decidedBy: { select: { email: true, person: { select: { name: true } } } } } },
} as const;

/** A use, and whether its contract is one that the reader takes part in. */
export type ListedUse = UseLine & { mayOpen: boolean };

/** The uses of a seal, the latest first. @param after the id of the last line of the page before */
export async function listUses(
  actor: Actor,
  sealId: string,
  after?: string,
): Promise<{ uses: ListedUse[]; total: number; next: string | null }> {
  await requireSeal(actor, sealId, "audit");
  const [rows, total] = await Promise.all([
    db().sealUse.findMany({
      where: { sealId },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      ...(isId(after) && { cursor: { id: after }, skip: 1 }),
      include: withUse,
    }),
    db().sealUse.count({ where: { sealId } }),
  ]);
  const lines = rows.slice(0, pageSize).map(lineOf);
  // Looking after the uses of a seal is no leave to read the contracts.
  const readable = await db().contract.findMany({
    where: {
      id: { in: lines.map(({ contractId }) => contractId) },
      OR: [{ ownerId: actor.accountId }, { participants: { some: { accountId: actor.accountId } } }],
    },
    select: { id: true },
  });
  const own = new Set(readable.map(({ id }) => id));
  const uses = lines.map((line) => ({ ...line, mayOpen: own.has(line.contractId) }));
  return { uses, total, next: rows.length > pageSize ? (uses.at(-1)?.id ?? null) : null };
}

/** A zone that Postgres knows as the browser that named it does; otherwise UTC. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** How many signatures were made with a seal each day, for a picture of its uses: days without any are left out. */
export async function usesByDay(
  actor: Actor,
  sealId: string,
  { from, timeZone }: { from: Date; timeZone: string },
): Promise<{ day: string; count: number }[]> {
  await requireSeal(actor, sealId, "audit");
  return db().$queryRaw<{ day: string; count: number }[]>`
    SELECT to_char(at AT TIME ZONE ${knownZone(timeZone)}, 'YYYY-MM-DD') AS day, count(DISTINCT "signatureId")::int AS count
      FROM seal_use WHERE "sealId" = ${sealId}::uuid AND at >= ${from} GROUP BY day ORDER BY day`;
}

/** The log of a seal, the latest line first, and whether its chain holds. */
export async function sealLog(actor: Actor, sealId: string): Promise<{ entries: SealLogEntry[]; intact: boolean }> {
  const { seal } = await requireSeal(actor, sealId, "audit");
  const rows = await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } });
  const lines = rows.map((row) => ({ ...row, data: row.data as SealLogEntry["data"] }));
  const entries = lines.map(({ sequence, type, actorName, address, data, at }) => ({
    sequence,
    type,
    by: actorName,
    address,
    data,
    at,
  }));
  return { entries: entries.reverse(), intact: checkSealLog(lines, seal).intact };
}

type Row = {
  id: string;
  personName: string;
  at: Date;
  address: string | null;
  version: { number: number };
  signature: { contract: { id: string; title: string } };
  approval: { decidedBy: { email: string; person: { name: string | null } | null } | null } | null;
};

/** One use as it is shown and exported. */
export const lineOf = ({ id, personName, at, address, version, signature, approval }: Row): UseLine => ({
  id,
  contractId: signature.contract.id,
  title: signature.contract.title,
  person: personName,
  at,
  address,
  version: version.number,
  approvedBy: approval?.decidedBy ? nameOf(approval.decidedBy) : null,
});
