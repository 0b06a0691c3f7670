import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isId } from "@/lib/platform/ids";
import type { ActsCheck } from "./act-chain";
import type { ActData } from "./act-data";
import { isAction } from "./act-data";
import { checkActs } from "./acts";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export type ActLine = {
  sequence: number;
  /** Null: the platform itself. */
  by: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  reason: string | null;
  data: ActData;
  address: string | null;
  at: Date;
  /** Hexadecimal. */
  hash: string;
};

export type ActsFilter = {
  administrator?: string | undefined;
  /** "review.approved". */
  action?: string | undefined;
  /** What it was done with, by id. */
  subject?: string | undefined;
  /** Only lines before this number. */
  before?: number | undefined;
};

const pageSize = 50;

/**
 * The administrators' record, the latest first, with a check of the whole chain. Filters that name nothing real find
 * nothing; an unreadable one is left out.
 */
export async function listActs(
  actor: Actor,
  filter: ActsFilter,
): Promise<{
  acts: ActLine[];
  next: number | null;
  check: ActsCheck;
  administrators: { id: string; name: string }[];
  actions: string[];
}> {
  await requireAdministrator(actor, ...rolesOfRoom.record);
  const [rows, people, actions, check] = await Promise.all([
    db().administratorAct.findMany({
      where: {
        ...(isId(filter.administrator) && { administratorId: filter.administrator }),
        ...(filter.action && isAction(filter.action) && { action: filter.action }),
        ...(filter.subject && isId(filter.subject) && { subjectId: filter.subject }),
        ...(filter.before && Number.isSafeInteger(filter.before) && { sequence: { lt: filter.before } }),
      },
      orderBy: { sequence: "desc" },
      take: pageSize + 1,
    }),
    db().administrator.findMany({
      orderBy: { createdAt: "asc" },
      select: { id: true, account: { select: { email: true, person: { select: { name: true } } } } },
    }),
    db().administratorAct.groupBy({ by: ["action"], orderBy: { action: "asc" } }),
    checkActs(),
  ]);
  const administrators = people.map(({ id, account }) => ({ id, name: account.person?.name ?? account.email }));
  const names = new Map(administrators.map(({ id, name }) => [id, name]));
  const acts = rows.slice(0, pageSize).map(
    (row): ActLine => ({
      sequence: row.sequence,
      by: row.administratorId && (names.get(row.administratorId) ?? row.administratorId),
      action: row.action,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      reason: row.reason,
      data: row.data as ActData,
      address: row.address,
      at: row.at,
      hash: Buffer.from(row.hash).toString("hex"),
    }),
  );
  return {
    acts,
    next: rows.length > pageSize ? (acts.at(-1)?.sequence ?? null) : null,
    check,
    administrators,
    actions: actions.map(({ action }) => action),
  };
}
