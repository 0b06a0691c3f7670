import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { isId } from "@/lib/platform/ids";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import { joinInvitations } from "../invitations/open-invitation";
import { doneStates, isDone, type ParticipantRole } from "../roles";
import { completeStates } from "../states";
import { type ContractProgress, progressOf } from "./contract-progress";
import { type ListTab, listTabs } from "./list-tabs";

export type ListedContract = {
  id: string;
  title: string;
  number: string | null;
  state: string;
  /** The owner's name, or null when she is the reader herself. */
  from: string | null;
  pageCount: number;
  parties: { id: string; name: string; done: boolean }[];
  progress: ContractProgress;
  /** The reader's own place, when it is her turn. */
  myTurn: { participantId: string; role: ParticipantRole } | null;
  mine: boolean;
  dueAt: Date | null;
  changedAt: Date;
};

export type ContractList = {
  contracts: ListedContract[];
  counts: Record<ListTab, number>;
  /** Of the contracts that wait for the reader, the earliest due date. */
  nextDue: Date | null;
  /** Give it back as `after` for the next page. */
  next: string | null;
};

const perPage = 25;

/**
 * One page of the reader's contracts, the one changed last first. One look joins the invitations that were sent to her
 * confirmed address before she had an account.
 * @param input.search part of the title, of a party's name, or of an address that she may see
 * @param input.after the `next` of the page before
 */
export async function listContracts(
  actor: Actor,
  input: { tab: ListTab; search?: string | undefined; after?: string | undefined },
): Promise<ContractList> {
  await joinInvitations(actor.accountId);
  const search = plainLine(input.search ?? "").slice(0, 100);
  const where: Prisma.ContractWhereInput = {
    AND: [inTab(actor, input.tab), search ? matches(actor, search) : {}, after(input.after)],
  };
  const [rows, counts, soonest] = await Promise.all([
    db().contract.findMany({
      where,
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: perPage + 1,
      select: {
        id: true,
        title: true,
        number: true,
        state: true,
        ownerId: true,
        expiresAt: true,
        updatedAt: true,
        owner: { select: { email: true, person: { select: { name: true } } } },
        documents: { select: { pageCount: true } },
        participants: {
          orderBy: { position: "asc" },
          select: {
            id: true,
            name: true,
            organizationName: true,
            place: true,
            role: true,
            state: true,
            accountId: true,
          },
        },
      },
    }),
    countTabs(actor),
    db().contract.findFirst({
      where: { AND: [inTab(actor, "mine"), { expiresAt: { not: null } }] },
      orderBy: { expiresAt: "asc" },
      select: { expiresAt: true },
    }),
  ]);
  const page = rows.slice(0, perPage);
  const last = page.at(-1);
  return {
    contracts: page.map((row) => listed(actor, row)),
    counts,
    nextDue: soonest?.expiresAt ?? null,
    next: rows.length > perPage && last ? `${last.updatedAt.getTime()}.${last.id}` : null,
  };
}

type Row = Pick<Prisma.ContractModel, "id" | "title" | "number" | "state" | "ownerId" | "expiresAt" | "updatedAt"> & {
  owner: { email: string; person: { name: string | null } | null };
  documents: { pageCount: number }[];
  participants: {
    id: string;
    name: string;
    organizationName: string | null;
    place: string | null;
    role: string;
    state: string;
    accountId: string | null;
  }[];
};

function listed(actor: Actor, row: Row): ListedContract {
  const mine = row.ownerId === actor.accountId;
  const place = row.participants.find(
    ({ accountId, state }) => accountId === actor.accountId && (state === "invited" || state === "opened"),
  );
  return {
    id: row.id,
    title: row.title,
    number: row.number,
    state: row.state,
    from: mine ? null : (row.owner.person?.name ?? row.owner.email),
    pageCount: row.documents.reduce((sum, document) => sum + document.pageCount, 0),
    parties: row.participants.map(({ id, name, organizationName, place, state }) => ({
      id,
      name: organizationName || name || (place ?? ""),
      done: isDone(state),
    })),
    progress: progressOf(row.participants),
    myTurn: row.state === "out" && place ? { participantId: place.id, role: place.role as ParticipantRole } : null,
    mine,
    dueAt: row.expiresAt,
    changedAt: row.updatedAt,
  };
}

const turn = ["invited", "opened"];
const reached = [...turn, ...doneStates, "declined"];

/** Which contracts stand under a tab. A withdrawn draft that never went out is shown to its owner alone. */
function inTab({ accountId }: Actor, tab: ListTab): Prisma.ContractWhereInput {
  const owned = { ownerId: accountId };
  const part: Prisma.ContractWhereInput = { participants: { some: { accountId, state: { in: reached } } } };
  const myTurn: Prisma.ContractWhereInput = { participants: { some: { accountId, state: { in: turn } } } };
  switch (tab) {
    case "mine":
      return {
        OR: [
          { state: "out", ...myTurn },
          { state: "in_approval", releaserId: accountId },
        ],
      };
    case "others":
      return {
        OR: [
          { ...owned, state: { in: ["in_approval", "sending", "out"] } },
          { state: "out", ...part },
        ],
        NOT: { ...myTurn, state: "out" },
      };
    case "signed":
      return { state: { in: [...completeStates] }, OR: [owned, part] };
    case "drafts":
      return { ...owned, state: "draft", templateId: null };
    case "ended":
      return { state: { in: ["declined", "expired", "withdrawn"] }, OR: [owned, part] };
  }
}

/** Addresses are looked through only where the reader may see them: finding is reading, letter by letter. */
function matches({ accountId }: Actor, search: string): Prisma.ContractWhereInput {
  const contains = { contains: search, mode: "insensitive" as const };
  const unproven: Prisma.AccountWhereInput = { OR: [{ person: null }, { person: { name: null } }] };
  return {
    OR: [
      { title: contains },
      { number: contains },
      { participants: { some: { OR: [{ name: contains }, { organizationName: contains }] } } },
      { ownerId: accountId, participants: { some: { email: contains } } },
      { participants: { some: { accountId, email: contains } } },
      { owner: { person: { name: contains } } },
      { owner: { email: contains, ...unproven } },
    ],
  };
}

/** What comes after the last contract of the page before; a cursor that is none begins at the top. */
function after(cursor: string | undefined): Prisma.ContractWhereInput {
  const [time = "", id = ""] = cursor?.split(".") ?? [];
  if (!/^\d{1,15}$/.test(time) || !isId(id)) return {};
  const updatedAt = new Date(Number(time));
  return { OR: [{ updatedAt: { lt: updatedAt } }, { updatedAt, id: { lt: id } }] };
}

async function countTabs(actor: Actor): Promise<Record<ListTab, number>> {
  const counts = await Promise.all(listTabs.map((tab) => db().contract.count({ where: inTab(actor, tab) })));
  return Object.fromEntries(listTabs.map((tab, index) => [tab, counts[index] ?? 0])) as Record<ListTab, number>;
}
