import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { ownOrganizationIds } from "./own-organizations";

/** A review with all that decides about it. @throws DomainError not_found */
export async function readReview(reviewId: string, tx: Transaction = db()) {
  const review = await tx.review.findUnique({
    where: { id: reviewId },
    include: {
      files: { orderBy: { id: "asc" }, select: { id: true, side: true, mediaType: true, size: true } },
      decisions: {
        orderBy: { at: "asc" },
        include: {
          administrator: {
            select: {
              id: true,
              disabledAt: true,
              account: { select: { email: true, person: { select: { name: true } } } },
            },
          },
        },
      },
      step: {
        include: {
          verification: {
            include: { person: true, organization: true },
          },
        },
      },
    },
  });
  if (!review) throw notFound();
  return review;
}

/** Whether papers are somebody's own, or of an organization that she verifies or belongs to. */
export async function isOwnReview(
  { step: { verification } }: Awaited<ReturnType<typeof readReview>>,
  accountId: string,
  tx: Transaction = db(),
): Promise<boolean> {
  if (verification.person.accountId === accountId) return true;
  const { organizationId } = verification;
  return organizationId !== null && (await ownOrganizationIds(accountId, tx)).includes(organizationId);
}

/** Whether an administrator has looked at every paper of a review, by the record. */
export async function hasLooked(
  tx: Transaction,
  administratorId: string,
  fileIds: readonly string[],
): Promise<boolean> {
  if (fileIds.length === 0) return false;
  const looks = await tx.administratorAct.groupBy({
    by: ["subjectId"],
    where: {
      administratorId,
      action: "review.paper_seen",
      subjectKind: "review_file",
      subjectId: { in: [...fileIds] },
    },
  });
  return looks.length === fileIds.length;
}
