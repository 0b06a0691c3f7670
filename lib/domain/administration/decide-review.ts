import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { rolesOfRoom } from "./policy";
import { hasLooked, isOwnReview, readReview } from "./read-review";
import { requireAdministrator } from "./require-administrator";
import { afterVerdict, hindrance, type ReviewState } from "./review-rules";
import { requireDecider, stillVouching } from "./two-people";

export const decideReviewInput = z
  .object({
    reviewId: z.uuid(),
    verdict: z.enum(["approve", "refuse"]),
    /** A refusal's reason is told to whoever sent the papers. */
    reason: z.string().max(2000).default(""),
  })
  .refine(({ verdict, reason }) => verdict === "approve" || reason.trim() !== "", {
    message: "reason_too_short",
    path: ["reason"],
  });

/**
 * Approves or refuses. The second approval, or one refusal, ends the review: its papers are deleted in the same
 * transaction, and the task `review.decided` hands the result on. Approving needs a look at every paper.
 * @returns the state after it
 * @throws DomainError not_found; conflict `review_decided`, `review_yours_already`, `review_not_looked`; forbidden
 *   `review_own`, `office_name_needed`, `needs_another_person`; invalid `reason_…`
 */
export async function decideReview(
  actor: Actor,
  { reviewId, verdict, reason: typed }: z.output<typeof decideReviewInput>,
  now = new Date(),
): Promise<{ state: ReviewState }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  const reason = typed.trim() === "" ? null : readReason(typed);
  return transaction(async (tx) => {
    // Decisions on one review take turns: the second approval sees the first.
    await tx.$queryRaw`SELECT id FROM review WHERE id = ${reviewId}::uuid FOR UPDATE`;
    const review = await readReview(reviewId, tx);
    const fileIds = review.files.map(({ id }) => id);
    const against = hindrance({
      state: review.state,
      own: await isOwnReview(review, administrator.accountId, tx),
      decidedBefore: review.decisions.some(({ administratorId }) => administratorId === administrator.id),
      looked: await hasLooked(tx, administrator.id, fileIds),
      verdict,
    });
    if (against === "review_own") throw forbidden("review_own");
    if (against) throw conflict(against);
    // Whoever no longer works here, or under no proven name where that is asked for, vouches for nothing.
    const approved = review.decisions.filter((one) => one.verdict === "approve");
    const others = await stillVouching(
      tx,
      approved.map(({ administratorId }) => administratorId),
    );
    await requireDecider(tx, administrator, others);
    await tx.reviewDecision.create({
      data: { id: newId(now.getTime()), reviewId, administratorId: administrator.id, verdict, reason, at: now },
    });
    const state = afterVerdict(verdict, others.length + 1);
    if (state !== "waiting") await endReview(tx, reviewId, state, verdict === "refuse" ? reason : null, now);
    await recordAct(tx, administrator, {
      action: verdict === "approve" ? "review.approved" : "review.refused",
      subjectKind: "review",
      subjectId: reviewId,
      ...(reason && { reason }),
      data: { kind: review.kind, state, ...(state !== "waiting" && { papersDeleted: fileIds.length }) },
    });
    return { state };
  });
}

async function endReview(
  tx: Transaction,
  reviewId: string,
  state: ReviewState,
  reason: string | null,
  now: Date,
): Promise<void> {
  await tx.review.update({ where: { id: reviewId }, data: { state, reason, decidedAt: now } });
  await tx.reviewFile.deleteMany({ where: { reviewId } });
  await enqueue(tx, { topic: "review.decided", key: reviewId, payload: { reviewId } });
}
