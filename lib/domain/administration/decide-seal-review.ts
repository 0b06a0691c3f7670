import "server-only";
import { z } from "zod";
import { lockOrganization } from "@/lib/domain/organizations/flow-row";
import { namesOf } from "@/lib/domain/seals/organization/draw-design";
import { bearsNames } from "@/lib/domain/seals/organization/outdated-seals";
import { tellUploader } from "@/lib/domain/seals/organization/review-decided";
import { appendSealEvent } from "@/lib/domain/seals/organization/seal-events";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { ownOrganizationIds } from "./own-organizations";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { hasSeen } from "./seal-reviews";

export const decideSealReviewInput = z
  .object({
    reviewId: z.uuid(),
    verdict: z.enum(["approve", "refuse"]),
    /** A refusal's reason is told to whoever uploaded the seal. */
    reason: z.string().max(2000).default(""),
  })
  .refine(({ verdict, reason }) => verdict === "approve" || reason.trim() !== "", {
    message: "reason_too_short",
    path: ["reason"],
  });

/**
 * Says whether an uploaded seal shows what its picture does and bears the verified name: from then on it can be used, or
 * it is a draft, to be destroyed or designed anew. The picture is deleted either way.
 * @throws DomainError not_found; conflict `review_decided`, `review_not_looked`, `seal_outdated`; forbidden `review_own`;
 *   invalid `reason_…`
 */
export async function decideSealReview(
  actor: Actor,
  { reviewId, verdict, reason: typed }: z.output<typeof decideSealReviewInput>,
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  const reason = typed.trim() === "" ? null : readReason(typed);
  const looked = await hasSeen(administrator.id, reviewId);
  await transaction(async (tx) => {
    const found = await tx.sealReview.findUnique({
      where: { id: reviewId },
      include: { version: { include: { seal: { select: { organizationId: true } } } } },
    });
    if (!found?.version.seal.organizationId) throw notFound();
    // In the order of everybody else: the organization, whose name may be changing, its seal, then what hangs on it.
    await lockOrganization(tx, found.version.seal.organizationId);
    await tx.$queryRaw`SELECT id FROM seal WHERE id = ${found.version.sealId}::uuid FOR UPDATE`;
    const review = await tx.sealReview.findUniqueOrThrow({
      where: { id: reviewId },
      include: { version: { include: { seal: { include: { organization: true, versions: true } }, createdBy: true } } },
    });
    const { seal, createdBy, number } = review.version;
    const { organization } = seal;
    if (!organization || review.state !== "waiting") throw conflict("review_decided");
    if ((await ownOrganizationIds(administrator.accountId, tx)).includes(organization.id))
      throw forbidden("review_own");
    if (verdict === "approve" && !looked) throw conflict("review_not_looked");
    const approved = verdict === "approve";
    if (approved && !bearsNames({ ...seal, version: number }, namesOf(organization))) throw conflict("seal_outdated");
    await tx.sealReview.update({
      where: { id: reviewId },
      data: {
        state: approved ? "approved" : "refused",
        reason: approved ? null : reason,
        decidedAt: now,
        administratorId: administrator.id,
        pictureCipher: null,
      },
    });
    await tx.seal.update({
      where: { id: seal.id },
      data: approved ? { state: "active", version: number, chosenAt: now } : { state: "draft" },
    });
    await appendSealEvent(tx, seal.id, {
      type: approved ? "approved" : "refused",
      actor: null,
      data: { version: number },
    });
    await recordAct(tx, administrator, {
      action: approved ? "seal_review.approved" : "seal_review.refused",
      subjectKind: "seal_review",
      subjectId: reviewId,
      ...(reason && { reason }),
      data: { seal: seal.id },
    });
    if (createdBy)
      await tellUploader(tx, createdBy, {
        sealId: seal.id,
        seal: seal.name,
        organization,
        reason: approved ? null : reason,
      });
  });
}
