import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { type ContractProgress, progressOf } from "../overview/contract-progress";
import { reachedStates } from "../policy";
import { isRelation, type Relation } from "./relation";

export type RelatedContract = {
  id: string;
  title: string;
  state: string;
  relation: Relation;
  progress: ContractProgress;
  /** The reader may open it. */
  open: boolean;
};

export type RelatedContracts = {
  /** The contract that this one ends or changes. */
  first: RelatedContract | null;
  /** Those that end or change this one, the newest first; of those that the reader may not open, only what took effect. */
  later: RelatedContract[];
};

/** The contracts that are bound to one, as far as the reader may know of them. The caller has asked for "view". */
export async function listRelated(actor: Actor, contractId: string): Promise<RelatedContracts> {
  const mine = {
    OR: [
      { ownerId: actor.accountId },
      { state: { not: "draft" }, participants: { some: { accountId: actor.accountId, state: { in: reachedStates } } } },
    ],
  };
  const columns = {
    id: true,
    title: true,
    state: true,
    relation: true,
    participants: { select: { role: true, state: true } },
  } as const;
  const [own, later, openable] = await Promise.all([
    db().contract.findUnique({
      where: { id: contractId },
      select: { relation: true, relatesTo: { select: columns } },
    }),
    db().contract.findMany({
      where: { relatesToId: contractId, OR: [{ state: "completed" }, { state: "voided" }, mine] },
      orderBy: { createdAt: "desc" },
      select: columns,
    }),
    db().contract.findMany({
      where: { AND: [{ OR: [{ relatesToId: contractId }, { related: { some: { id: contractId } } }] }, mine] },
      select: { id: true },
    }),
  ]);
  const open = new Set(openable.map(({ id }) => id));
  type Row = (typeof later)[number];
  const asRelated = ({ participants, ...row }: Row, relation: string | null): RelatedContract[] =>
    isRelation(relation) ? [{ ...row, relation, open: open.has(row.id), progress: progressOf(participants) }] : [];
  return {
    first: own?.relatesTo ? (asRelated(own.relatesTo, own.relation)[0] ?? null) : null,
    later: later.flatMap((row) => asRelated(row, row.relation)),
  };
}
