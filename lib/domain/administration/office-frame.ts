import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { countWaitingReviews } from "./list-reviews";
import { type AdministratorRole, type Room, rolesOfRoom, rooms } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { countSealReviews } from "./seal-reviews";

/** What the frame around every room shows. */
export type OfficeFrame = {
  email: string;
  name: string | null;
  role: AdministratorRole;
  rooms: Room[];
  waiting: Partial<Record<Room, number>>;
  /** Names are proven against the fictitious register. */
  sandbox: boolean;
};

/** @throws DomainError as `requireAdministrator` */
export async function officeFrame(actor: Actor): Promise<OfficeFrame> {
  const { role } = await requireAdministrator(actor);
  const open = rooms.filter((room) => rolesOfRoom[room].includes(role));
  const [person, papers, seals, unmatched, proposals, imports] = await Promise.all([
    db().person.findUnique({ where: { accountId: actor.accountId }, select: { name: true } }),
    open.includes("reviews") ? countWaitingReviews() : 0,
    open.includes("reviews") ? countSealReviews() : 0,
    open.includes("payments") ? db().bankTransaction.count({ where: { state: "unmatched" } }) : 0,
    open.includes("payments") ? db().matchProposal.count({ where: { state: "proposed" } }) : 0,
    open.includes("payments") ? db().bankImport.count({ where: { state: "preview" } }) : 0,
  ]);
  return {
    email: actor.email,
    name: person?.name ?? null,
    role,
    rooms: open,
    waiting: { reviews: papers + seals, payments: unmatched + proposals + imports },
    sandbox: env().IDENTITY_PROVIDER === "sandbox",
  };
}
