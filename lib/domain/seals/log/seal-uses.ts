import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { isId } from "@/lib/platform/ids";
import { nameOf } from "../approvals/approver";
import { requireSeal } from "../grants/require-seal-deed";
import { checkSealLog } from "../organization/seal-chain";
import type { SealLogEntry, UseLine } from "./log.schema";
import { pressedPages } from "./pressed-pages";

const pageSize = 50;

/** What is read of a signature to tell how a seal was used in it. */
export const usesOf = (sealId: string) =>
  ({
    contract: { select: { id: true, title: true } },
    document: { select: { pageCount: true } },
    sealUses: {
      where: { sealId },
      orderBy: { id: "asc" },
      select: {
        fieldId: true,
        personName: true,
        at: true,
        address: true,
        version: { select: { number: true } },
        approval: { select: { decidedBy: { select: { email: true, person: { select: { name: true } } } } } },
      },
    },
    participant: { select: { fields: { select: { id: true, kind: true, page: true, options: true } } } },
  }) as const;

/** A use, and whether its contract is one that the reader takes part in. */
export type ListedUse = UseLine & { mayOpen: boolean };

/** The signings in which a seal was used, the latest first. @param after the id of the last line of the page before */
export async function listUses(
  actor: Actor,
  sealId: string,
  after?: string,
): Promise<{ uses: ListedUse[]; total: number; next: string | null }> {
  await requireSeal(actor, sealId, "audit");
  const where = { sealUses: { some: { sealId } } };
  const [rows, total] = await Promise.all([
    db().signature.findMany({
      where,
      orderBy: [{ timeStampedAt: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      ...(isId(after) && { cursor: { id: after }, skip: 1 }),
      include: usesOf(sealId),
    }),
    db().signature.count({ where }),
  ]);
  const lines = rows.slice(0, pageSize).flatMap(lineOf);
  // Looking after the uses of a seal is no leave to read the contracts.
  const readable = await db().contract.findMany({
    where: {
      id: { in: lines.map(({ contractId }) => contractId) },
      OR: [
        { ownerId: actor.accountId },
        {
          participants: {
            some: { accountId: actor.accountId, state: { in: ["invited", "opened", "signed", "declined"] } },
          },
        },
      ],
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

type Row = Prisma.SignatureGetPayload<{ include: ReturnType<typeof usesOf> }>;

/** One signing as it is shown and exported. */
export function lineOf({ id, contract, document, sealUses, participant }: Row): UseLine[] {
  const [first] = sealUses;
  if (!first) return [];
  const pressed = new Set(sealUses.map(({ fieldId }) => fieldId));
  const places = (participant?.fields ?? []).filter((field) => pressed.has(field.id));
  const approval = sealUses.find((use) => use.approval?.decidedBy)?.approval;
  return [
    {
      id,
      contractId: contract.id,
      title: contract.title,
      person: first.personName,
      at: first.at,
      address: first.address,
      version: first.version.number,
      approvedBy: approval?.decidedBy ? nameOf(approval.decidedBy) : null,
      ...pressedPages(places.map((place) => ({ ...place, pageCount: document.pageCount }))),
    },
  ];
}
