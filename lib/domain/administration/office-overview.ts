import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { lockedPeople } from "./locked-people";
import { type Room, rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

/** What waits for somebody, and since when the oldest of it has. */
export type Queue = {
  name: "reviews" | "second_approval" | "unmatched" | "proposals" | "refunds" | "payouts" | "locked";
  room: Room;
  count: number;
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
  const [all, second] = await Promise.all(
    [waiting, once].map((where) => db().review.aggregate({ where, _count: true, _min: { createdAt: true } })),
  );
  return [
    { name: "reviews", room: "reviews", count: all!._count, oldest: all!._min.createdAt },
    { name: "second_approval", room: "reviews", count: second!._count, oldest: second!._min.createdAt },
  ];
}

async function paymentQueues(): Promise<Queue[]> {
  const [unmatched, proposals, refunds, payouts] = await Promise.all([
    db().bankTransaction.aggregate({ where: { state: "unmatched" }, _count: true, _min: { createdAt: true } }),
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
    { name: "proposals", room: "payments", count: proposals._count, oldest: proposals._min.createdAt },
    { name: "refunds", room: "payments", count: refunds._count, oldest: refunds._min.createdAt },
    { name: "payouts", room: "payments", count: payouts._count, oldest: payouts._min.createdAt },
  ];
}

async function lockedQueue(now: Date): Promise<Queue[]> {
  const people = await lockedPeople(now);
  return [{ name: "locked", room: "people", count: people.length, oldest: null }];
}
