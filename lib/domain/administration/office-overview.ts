import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { lockedPeople } from "./locked-people";
import { type TransactionList, transactionLists } from "./payments-room";
import { type Room, rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

/** What waits for somebody, and since when the oldest of it has. */
export type Queue = {
  name:
    | "reviews"
    | "second_approval"
    | "seals"
    | "unmatched"
    | "disputed"
    | "proposals"
    | "entries"
    | "statements"
    | "refunds"
    | "payouts"
    | "locked";
  room: Room;
  count: number;
  /** All of it is counted in another queue too, or can only be looked at: it adds nothing to what waits. */
  within?: true;
  oldest: Date | null;
};

/** The queues of the rooms that the administrator works in. */
export async function officeOverview(actor: Actor, now = new Date()): Promise<{ queues: Queue[] }> {
  const { role } = await requireAdministrator(actor, ...rolesOfRoom.overview);
  const open = (room: Room) => rolesOfRoom[room].includes(role);
  const queues = await Promise.all([
    open("reviews") ? reviewQueues() : [],
    open("payments") ? paymentQueues() : [],
    open("people") ? lockedQueue(now) : [],
  ]);
  return { queues: queues.flat() };
}

async function reviewQueues(): Promise<Queue[]> {
  const waiting = { state: "waiting" };
  const once = { ...waiting, decisions: { some: { verdict: "approve" } } };
  const papers = (where: typeof waiting) => db().review.aggregate({ where, _count: true, _min: { createdAt: true } });
  const [all, second, seals] = await Promise.all([
    papers(waiting),
    papers(once),
    db().sealReview.aggregate({ where: waiting, _count: true, _min: { createdAt: true } }),
  ]);
  return [
    { name: "reviews", room: "reviews", count: all._count, oldest: all._min.createdAt },
    { name: "second_approval", room: "reviews", count: second._count, oldest: second._min.createdAt, within: true },
    { name: "seals", room: "reviews", count: seals._count, oldest: seals._min.createdAt },
  ];
}

async function paymentQueues(): Promise<Queue[]> {
  const transactions = (list: TransactionList) =>
    db().bankTransaction.aggregate({ where: transactionLists[list], _count: true, _min: { createdAt: true } });
  const previews = (source: "manual" | "statement") =>
    db().bankImport.aggregate({ where: { state: "preview", source }, _count: true, _min: { createdAt: true } });
  const [unmatched, disputed, entries, statements, proposals, refunds, payouts] = await Promise.all([
    transactions("unmatched"),
    transactions("disputed"),
    previews("manual"),
    previews("statement"),
    db().matchProposal.aggregate({ where: { state: "proposed" }, _count: true, _min: { createdAt: true } }),
    db().refund.aggregate({ where: { state: "due" }, _count: true, _min: { createdAt: true } }),
    db().payout.aggregate({
      where: { state: "requested", provider: "file" },
      _count: true,
      _min: { createdAt: true },
    }),
  ]);
  return [
    { name: "unmatched", room: "payments", count: unmatched._count, oldest: unmatched._min.createdAt },
    // Most are to be refunded, and stand there too.
    { name: "disputed", room: "payments", count: disputed._count, oldest: disputed._min.createdAt, within: true },
    { name: "proposals", room: "payments", count: proposals._count, oldest: proposals._min.createdAt },
    { name: "entries", room: "payments", count: entries._count, oldest: entries._min.createdAt },
    { name: "statements", room: "payments", count: statements._count, oldest: statements._min.createdAt },
    { name: "refunds", room: "payments", count: refunds._count, oldest: refunds._min.createdAt },
    { name: "payouts", room: "payments", count: payouts._count, oldest: payouts._min.createdAt },
  ];
}

async function lockedQueue(now: Date): Promise<Queue[]> {
  const people = await lockedPeople(now);
  return [{ name: "locked", room: "people", count: people.length, oldest: null }];
}
