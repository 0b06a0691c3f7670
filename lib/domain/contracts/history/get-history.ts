import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { requireAccess } from "../access";
import { type ChainCheck, verifyEventChain } from "./event-chain";

export type HistoryLine = {
  sequence: number;
  type: string;
  /** Who did it; null for the platform. */
  actorName: string | null;
  /** Whom it was about, for invitations, reminders and corrections. */
  subjectName: string | null;
  /** The document it was about, in a contract that has several. */
  documentName: string | null;
  /** From where; shown to the sender and to who did it. */
  address: string | null;
  userAgent: string | null;
  data: { [key: string]: JsonValue };
  at: Date;
  /** Hexadecimal. */
  hash: string;
};

export type History = { lines: HistoryLine[]; check: ChainCheck };

/**
 * A contract's history, with its chain recomputed from the first line to the one that the contract itself names.
 * @throws DomainError not_found
 */
export async function getHistory(actor: Actor, contractId: string): Promise<History> {
  const { contract, places, standing } = await requireAccess(actor, contractId, "view");
  const [rows, participants, documents] = await Promise.all([
    db().event.findMany({
      where: { contractId, sequence: { lte: contract.eventCount } },
      orderBy: { sequence: "asc" },
    }),
    db().participant.findMany({ where: { contractId }, select: { id: true, name: true } }),
    db().document.findMany({ where: { contractId }, select: { id: true, fileName: true } }),
  ]);
  const names = new Map(participants.map((participant) => [participant.id, participant.name]));
  const fileNames = new Map(documents.length > 1 ? documents.map(({ id, fileName }) => [id, fileName]) : []);
  const events = rows.map((row) => ({ ...row, data: row.data as { [key: string]: JsonValue } }));
  const check = verifyEventChain(events, { count: contract.eventCount, lastHash: contract.lastEventHash });
  return {
    check,
    lines: events.map((event) => {
      const own = places.some(({ id }) => id === event.actorId) || event.actorId === actor.accountId;
      const shown = standing.owner || own;
      const { participant: subject, document } = event.data;
      return {
        sequence: event.sequence,
        type: event.type,
        actorName: event.actorName,
        subjectName: typeof subject === "string" ? (names.get(subject) ?? null) : null,
        documentName: typeof document === "string" ? (fileNames.get(document) ?? null) : null,
        address: shown ? event.address : null,
        userAgent: shown ? event.userAgent : null,
        data: event.data,
        at: event.at,
        hash: Buffer.from(event.hash).toString("hex"),
      };
    }),
  };
}
