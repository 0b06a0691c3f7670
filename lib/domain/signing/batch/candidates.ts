import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import { joinInvitations } from "../../contracts/invitations/open-invitation";
import { requireBatchable } from "./batchable";

/** More than these nobody reads in one go. */
export const mostListed = 60;

/** A contract that waits for somebody, and whether it can be signed together with others. */
export type Candidate = {
  participantId: string;
  title: string;
  from: string;
  /** The organization that she is to sign for; null where she signs for herself. */
  organization: string | null;
  pageCount: number;
  dueAt: Date | null;
  /** Why it has to be opened by itself, a code of messages area "errors"; null where it can be signed with others. */
  why: string | null;
};

/** The contracts in which something is asked of her now, the one that is due first at the head. */
export async function batchCandidates(actor: Actor): Promise<Candidate[]> {
  await joinInvitations(actor.accountId);
  const places = await db().participant.findMany({
    where: { accountId: actor.accountId, state: { in: ["invited", "opened"] }, contract: { state: "out" } },
    orderBy: [
      { contract: { expiresAt: { sort: "asc", nulls: "last" } } },
      { contract: { sentAt: "asc" } },
      { id: "asc" },
    ],
    take: mostListed,
    select: {
      id: true,
      organizationName: true,
      contract: {
        select: {
          title: true,
          expiresAt: true,
          owner: { select: { email: true, person: { select: { name: true } } } },
          documents: { select: { pageCount: true } },
        },
      },
    },
  });
  const candidates: Candidate[] = [];
  for (const { id, organizationName, contract } of places)
    candidates.push({
      participantId: id,
      title: contract.title,
      from: contract.owner.person?.name ?? contract.owner.email,
      organization: organizationName,
      pageCount: contract.documents.reduce((sum, { pageCount }) => sum + pageCount, 0),
      dueAt: contract.expiresAt,
      why: await whyNot(actor, id),
    });
  return candidates;
}

/** Why a contract cannot be signed together with others, as a message code; null where it can. */
export async function whyNot(actor: Actor, participantId: string, tx?: Transaction): Promise<string | null> {
  try {
    await requireBatchable(actor, participantId, tx);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
