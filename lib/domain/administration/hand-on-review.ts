import "server-only";
import { db } from "@/lib/platform/db/client";
import type { ReviewKind } from "./review-rules";

/** How a review ended, for the flow that asked for it. */
export type ReviewResult = {
  reviewId: string;
  stepId: string;
  state: "approved" | "refused";
  /** Why it was refused, as the administrator wrote it for whoever sent the papers. */
  reason: string | null;
};

/** What follows a decision on each kind of papers; each is idempotent. */
export type ReviewConsequences = Partial<Record<ReviewKind, (result: ReviewResult) => Promise<void>>>;

/**
 * The handler of `review.decided`: tells the flow whose papers were reviewed how it ended.
 * @throws Error where no flow takes that kind of papers; the task is tried again
 */
export const handOnReview =
  (consequences: ReviewConsequences) =>
  async (payload: Record<string, string>): Promise<void> => {
    const review = await db().review.findUnique({ where: { id: payload.reviewId } });
    if (!review || (review.state !== "approved" && review.state !== "refused")) return;
    const follow = consequences[review.kind as ReviewKind];
    if (!follow) throw new Error(`no flow takes the result of a review of ${review.kind}`);
    await follow({ reviewId: review.id, stepId: review.stepId, state: review.state, reason: review.reason });
  };
