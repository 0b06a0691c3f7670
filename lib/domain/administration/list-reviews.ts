import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isId } from "@/lib/platform/ids";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import type { ReviewState } from "./review-rules";

export type ReviewLine = {
  id: string;
  kind: string;
  state: string;
  /** The proven name, the organization's, or null: then only the papers say it. */
  name: string | null;
  /** Of whoever sent the papers. */
  email: string;
  createdAt: Date;
  decidedAt: Date | null;
  approvals: number;
  /** The reader has decided already, or the papers are her own. */
  notMine: boolean;
  sandbox: boolean;
};

const pageSize = 50;

/** How many reviews wait; whoever calls it is an administrator already. */
export const countWaitingReviews = (): Promise<number> => db().review.count({ where: { state: "waiting" } });

/**
 * The reviews that wait, the oldest first, or those that were decided, the latest first.
 * @param after the id of the last line of the page before
 */
export async function listReviews(
  actor: Actor,
  { decided, after }: { decided: boolean; after?: string | undefined },
): Promise<{ reviews: ReviewLine[]; waiting: number; next: string | null }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  const waiting: ReviewState = "waiting";
  const rows = await db().review.findMany({
    where: { state: decided ? { not: waiting } : waiting },
    orderBy: [{ createdAt: decided ? "desc" : "asc" }, { id: "asc" }],
    take: pageSize + 1,
    ...(isId(after) && { cursor: { id: after }, skip: 1 }),
    include: {
      decisions: { select: { administratorId: true, verdict: true } },
      step: {
        select: {
          verification: {
            select: {
              sandbox: true,
              person: { select: { name: true, accountId: true, account: { select: { email: true } } } },
              organization: { select: { name: true } },
            },
          },
        },
      },
    },
  });
  const reviews = rows.slice(0, pageSize).map(
    ({ decisions, step: { verification }, ...row }): ReviewLine => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      name: verification.organization?.name ?? verification.person.name,
      email: verification.person.account.email,
      createdAt: row.createdAt,
      decidedAt: row.decidedAt,
      approvals: decisions.filter(({ verdict }) => verdict === "approve").length,
      notMine:
        verification.person.accountId === administrator.accountId ||
        decisions.some(({ administratorId }) => administratorId === administrator.id),
      sandbox: verification.sandbox,
    }),
  );
  return {
    reviews,
    waiting: await countWaitingReviews(),
    next: rows.length > pageSize ? (reviews.at(-1)?.id ?? null) : null,
  };
}
