import "server-only";
import { sealPicturePlace } from "@/lib/domain/seals/organization/upload-seal";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { recordAct } from "./acts";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

/**
 * The picture that a seal was made of, decrypted. The look is in the record before the first byte leaves.
 * @throws DomainError not_found, also once the review is decided and the picture gone
 */
export async function lookAtSealPicture(
  actor: Actor,
  reviewId: string,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  if (!isId(reviewId)) throw notFound();
  return transaction(async (tx) => {
    const review = await tx.sealReview.findUnique({ where: { id: reviewId } });
    if (!review?.pictureCipher) throw notFound();
    await recordAct(tx, administrator, {
      action: "seal_review.picture_seen",
      subjectKind: "seal_review",
      subjectId: reviewId,
    });
    const bytes = Uint8Array.from(decrypt(review.pictureCipher, sealPicturePlace(reviewId)));
    return { mediaType: review.mediaType, bytes };
  });
}
