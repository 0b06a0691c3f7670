import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { rolesOfRoom } from "./policy";
import { readReview } from "./read-review";
import { requireAdministrator } from "./require-administrator";
import { openClaim } from "./review-claim";
import { reviewFilePlace } from "./review-files";

/**
 * One paper of a review, decrypted. The look is in the record before the first byte leaves.
 * @throws DomainError not_found, also once the review is decided and the paper gone
 */
export async function lookAtReviewFile(
  actor: Actor,
  fileId: string,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  return transaction(async (tx) => {
    const file = await tx.reviewFile.findUnique({ where: { id: fileId } });
    if (!file) throw notFound();
    await recordAct(tx, administrator, {
      action: "review.paper_seen",
      subjectKind: "review_file",
      subjectId: file.id,
      data: { review: file.reviewId, side: file.side },
    });
    const bytes = Uint8Array.from(decrypt(file.contentCipher, reviewFilePlace(file.id)));
    return { mediaType: file.mediaType, bytes };
  });
}

export const revealTypedInput = z.object({
  reviewId: z.uuid(),
  field: z.string().regex(/^[a-z][a-zA-Z]{0,39}$/),
  reason: z.string().max(2000),
});

/**
 * Something that was typed, in full. Why is asked, and stands in the record with what was looked at.
 * @throws DomainError not_found; conflict `review_forgotten` once the claim is gone; invalid `reason_…`
 */
export async function revealTyped(
  actor: Actor,
  { reviewId, field, reason: typed }: z.output<typeof revealTypedInput>,
): Promise<{ value: string }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  const reason = readReason(typed);
  return transaction(async (tx) => {
    const { step } = await readReview(reviewId, tx);
    const claim = openClaim(step);
    if (!claim) throw conflict("review_forgotten");
    const value = claim.get(field);
    if (value === undefined) throw notFound();
    await recordAct(tx, administrator, {
      action: "review.number_seen",
      subjectKind: "review",
      subjectId: reviewId,
      reason,
      data: { field: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) },
    });
    return { value };
  });
}
