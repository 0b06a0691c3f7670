import "server-only";
import { createHash } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { type ActsCheck, actHash, type ChainedAct, chainStart, firstActPreviousHash, followChain } from "./act-chain";
import { type ActData, isAction, isSubjectId, isSubjectKind, requireLastingData } from "./act-data";

/** Who acts; what `requireAdministrator` gives. */
export type ActingAdministrator = { id: string; address: string | null };

export type Act = {
  /** Subject and deed: "review.approved". Words for it stand in the messages, `office.record.actions`. */
  action: string;
  /** What was acted on: "review", "person", "bank_import" … */
  subjectKind: string;
  /** Its id, or a short code where it has none. */
  subjectId: string;
  /** Read with `readReason`. */
  reason?: string;
  /** See act-data.ts for what may stand here. */
  data?: ActData;
};

/** Lines are written one after the other, whichever process writes them. */
const lockKey = createHash("sha256").update("administrator-acts").digest().readBigInt64BE(0);
const batch = 1000;

/**
 * Adds one line to the administrators' record, in the transaction of the change that it tells. A lock held until that
 * transaction ends keeps the sequence without gaps: a line that is rolled back never had a number.
 * @param administrator null: the platform itself
 * @throws Error when the line holds what may not stand in it
 */
export async function recordAct(tx: Transaction, administrator: ActingAdministrator | null, act: Act): Promise<void> {
  const { action, subjectKind, subjectId, reason, data = {} } = act;
  if (!isAction(action) || !isSubjectKind(subjectKind) || !isSubjectId(subjectId))
    throw new Error(`"${action}" on "${subjectKind}" is not a line of the administrators' record`);
  requireLastingData(data);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockKey}::bigint)`;
  const last = await tx.administratorAct.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true, hash: true },
  });
  const line = {
    sequence: (last?.sequence ?? 0) + 1,
    administratorId: administrator?.id ?? null,
    action,
    subjectKind,
    subjectId,
    reason: reason ?? null,
    data,
    address: administrator?.address ?? null,
    at: new Date(),
    previousHash: Uint8Array.from(last?.hash ?? firstActPreviousHash()),
  };
  await tx.administratorAct.create({ data: { id: newId(line.at.getTime()), ...line, hash: actHash(line) } });
}

/** Recomputes the whole record, some lines at a time. A record cut off at its end shows only against a copy of it. */
export async function checkActs(): Promise<ActsCheck> {
  let end = chainStart();
  for (;;) {
    const rows = await db().administratorAct.findMany({
      where: { sequence: { gt: end.sequence } },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    const followed = followChain(
      end,
      rows.map((row): ChainedAct => ({ ...row, data: row.data as JsonValue })),
    );
    if ("brokenAt" in followed)
      return { intact: false, lines: await db().administratorAct.count(), brokenAt: followed.brokenAt };
    end = followed.end;
    if (rows.length < batch) return { intact: true, lines: end.sequence };
  }
}
