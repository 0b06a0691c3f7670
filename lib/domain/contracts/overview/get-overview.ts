import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { requireAccess } from "../access";
import { isOrdered, type PageSize } from "../drafting/draft.schema";
import { hoursBetweenReminders } from "../invitations/remind-participant";
import { senderName } from "../invitations/sender-name";
import { type Deed, may, type Standing } from "../policy";
import { isRelatable } from "../relations/is-relatable";
import type { ParticipantRole } from "../roles";
import { writeDay } from "../term/term-days";
import { type ContractProgress, progressOf } from "./contract-progress";

export type OverviewParticipant = {
  id: string;
  name: string;
  /** The organization that signs through her; null where she signs for herself. */
  organizationName: string | null;
  /** Others' addresses are the sender's to see. */
  email: string | null;
  role: ParticipantRole;
  state: string;
  position: number;
  /** From 1; those of one turn act at the same time. */
  turn: number;
  isMe: boolean;
  openedAt: Date | null;
  /** When she signed, approved or was informed. */
  doneAt: Date | null;
  declinedAt: Date | null;
  /** For the sender and the decliner herself. */
  declineReason: string | null;
  /** For the sender: from when on she may be reminded again; null when not at all. */
  remindableAt: Date | null;
};

export type Overview = {
  id: string;
  title: string;
  /** Given when it was sent, by the sender's rule; null where there is none. */
  number: string | null;
  /** It belongs to this template, and is no contract. */
  templateId: string | null;
  message: string | null;
  state: string;
  /** Some act before others. */
  ordered: boolean;
  from: string;
  mine: boolean;
  createdAt: Date;
  sentAt: Date | null;
  dueAt: Date | null;
  completedAt: Date | null;
  /** When an agreement of all who signed ended it. */
  voidedAt: Date | null;
  /** The last day, YYYY-MM-DD, and how many days before its parties are reminded. */
  term: { endsOn: string; days: number } | null;
  endedAt: Date | null;
  sendProblem: string | null;
  /** The one that is shown; a decision names it. */
  version: number;
  /** Who approves it before it goes out; null where nobody has to. */
  releaser: string | null;
  documents: {
    id: string;
    fileName: string;
    pageCount: number;
    pages: PageSize[];
    bytes: number;
    revision: number;
  }[];
  participants: OverviewParticipant[];
  /** The reader's own place in which something is asked of her now. */
  myTurn: { participantId: string; role: ParticipantRole } | null;
  progress: ContractProgress;
  may: Record<
    Extract<
      Deed,
      | "download"
      | "edit"
      | "withdraw"
      | "remind"
      | "correct_participant"
      | "discard"
      | "release"
      | "take_back"
      | "extend"
      | "relate"
      | "set_term"
      | "add_copy"
      | "comment"
    >,
    boolean
  >;
};

/**
 * Everything the page of one contract shows.
 * @throws DomainError not_found
 */
export async function getOverview(actor: Actor, contractId: string): Promise<Overview> {
  const { contract, places, standing } = await requireAccess(actor, contractId, "view");
  const [owner, documents, participants] = await Promise.all([
    db().account.findUniqueOrThrow({
      where: { id: contract.ownerId },
      select: { email: true, person: { select: { name: true } } },
    }),
    db().document.findMany({ where: { contractId }, orderBy: { ordinal: "asc" } }),
    db().participant.findMany({ where: { contractId }, orderBy: { position: "asc" } }),
  ]);
  const sizes = await headSizes(documents.map((document) => document.id));
  return {
    id: contract.id,
    number: contract.number,
    templateId: contract.templateId,
    title: contract.title,
    message: contract.message,
    state: contract.state,
    ordered: isOrdered(participants),
    from: owner.person?.name ?? owner.email,
    mine: standing.owner,
    createdAt: contract.createdAt,
    sentAt: contract.sentAt,
    dueAt: contract.expiresAt,
    completedAt: contract.completedAt,
    voidedAt: contract.voidedAt,
    term:
      contract.termEndsOn && contract.termRemindDays !== null
        ? { endsOn: writeDay(contract.termEndsOn), days: contract.termRemindDays }
        : null,
    endedAt: contract.endedAt,
    version: contract.version,
    releaser:
      contract.releaserId && (standing.owner || standing.releaser) ? await senderName(contract.releaserId) : null,
    sendProblem: standing.owner ? contract.sendProblem : null,
    documents: documents.map((document) => ({
      id: document.id,
      fileName: document.fileName,
      pageCount: document.pageCount,
      pages: document.pages as PageSize[],
      bytes: sizes.get(document.id) ?? Number(document.baseSize),
      revision: document.headRevision,
    })),
    participants: participants.map((participant) => {
      const isMe = places.some(({ id }) => id === participant.id);
      const waitedFor = participant.state === "invited" || participant.state === "opened";
      return {
        id: participant.id,
        name: participant.name,
        organizationName: participant.organizationName,
        email: standing.owner || standing.releaser || isMe ? participant.email : null,
        role: participant.role as ParticipantRole,
        state: participant.state,
        position: participant.position,
        turn: participant.turn,
        isMe,
        openedAt: participant.openedAt,
        doneAt: participant.doneAt,
        declinedAt: participant.declinedAt,
        declineReason: standing.owner || isMe ? participant.declineReason : null,
        remindableAt: waitedFor && may("remind", standing) ? remindableAt(participant.remindedAt) : null,
      };
    }),
    myTurn: turnOf(places, standing),
    progress: progressOf(participants),
    may: {
      download: may("download", standing),
      edit: may("edit", standing),
      withdraw: may("withdraw", standing),
      remind: may("remind", standing),
      correct_participant: may("correct_participant", standing),
      discard: may("discard", standing),
      release: may("release", standing),
      take_back: may("take_back", standing),
      extend: may("extend", standing),
      relate: may("relate", standing) && (await isRelatable(db(), contract)),
      set_term: may("set_term", standing),
      add_copy: may("add_copy", standing),
      comment: may("comment", standing),
    },
  };
}

/** The first of somebody's places in which she can act now. */
function turnOf(places: readonly { id: string; role: string; state: string }[], standing: Standing) {
  const place = places.find((one) => {
    const alone = { ...standing, owner: false, releaser: false, places: [one] };
    return may("fill_and_sign", alone) || may("approve", alone);
  });
  return place ? { participantId: place.id, role: place.role as ParticipantRole } : null;
}

const remindableAt = (last: Date | null) => new Date(last ? last.getTime() + hoursBetweenReminders * 3_600_000 : 0);

/** The size of each document's newest revision. */
async function headSizes(documentIds: string[]): Promise<Map<string, number>> {
  const rows = await db().revision.groupBy({
    by: ["documentId"],
    where: { documentId: { in: documentIds } },
    _max: { size: true },
  });
  return new Map(rows.flatMap((row) => (row._max.size === null ? [] : [[row.documentId, Number(row._max.size)]])));
}
