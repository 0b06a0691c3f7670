import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { type ReviewUpload, reviewFileRow, takeReviewFile } from "./review-files";
import { type ReviewKind, sidesFit } from "./review-rules";

/**
 * Puts the papers of a step into the administrators' queue. What was typed beside them is the step's own claim.
 * The step waits; when the review is decided, the task `review.decided` (payload `reviewId`) tells the flow.
 * @param files one for each side that the kind needs (see `sidesOf`)
 * @throws DomainError invalid `review_papers_missing`, `review_file_…`
 */
export async function openReview(
  tx: Transaction,
  { stepId, kind, files }: { stepId: string; kind: ReviewKind; files: readonly ReviewUpload[] },
  now = new Date(),
): Promise<{ reviewId: string }> {
  const sides = files.map(({ side }) => side);
  if (!sidesFit(kind, sides)) throw invalid("review_papers_missing");
  const taken = files.map((file) => ({ side: file.side, file: takeReviewFile(file) }));
  const reviewId = newId(now.getTime());
  await tx.review.create({ data: { id: reviewId, stepId, kind, state: "waiting", createdAt: now } });
  await tx.reviewFile.createMany({ data: taken.map(({ side, file }) => reviewFileRow(reviewId, side, file, now)) });
  return { reviewId };
}

/**
 * Takes a review back that nobody has decided: the person chose another way, or her step ran out. Its papers are
 * deleted. A review that was decided stays so.
 * @returns whether there was one to take back
 */
export async function withdrawReview(tx: Transaction, stepId: string, now = new Date()): Promise<boolean> {
  const { count } = await tx.review.updateMany({
    where: { stepId, state: "waiting" },
    data: { state: "withdrawn", decidedAt: now },
  });
  await tx.reviewFile.deleteMany({ where: { review: { stepId, state: "withdrawn" } } });
  return count === 1;
}
