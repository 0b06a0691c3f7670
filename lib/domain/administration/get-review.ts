import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { rolesOfRoom } from "./policy";
import { hasLooked, isOwnReview, readReview } from "./read-review";
import { requireAdministrator } from "./require-administrator";
import { openClaim, type TypedField, typedFields } from "./review-claim";
import { approvalsNeeded, type Hindrance, hindrance } from "./review-rules";
import { lacksName, stillVouching } from "./two-people";

export type ReviewPage = {
  id: string;
  kind: string;
  state: string;
  reason: string | null;
  createdAt: Date;
  decidedAt: Date | null;
  sandbox: boolean;
  /** Deleted with the decision: none then. */
  files: { id: string; side: string; mediaType: string; size: number; seen: boolean }[];
  /** Null once it was forgotten. */
  typed: TypedField[] | null;
  person: { id: string; name: string | null; idNumberMasked: string | null; assurance: number; email: string };
  organization: { id: string; name: string; code: string | null; legalRepresentative: string | null } | null;
  decisions: { id: string; by: string; verdict: string; reason: string | null; at: Date }[];
  /** Approvals that count. */
  approvals: number;
  approvalsNeeded: number;
  /** What keeps the reader from approving, besides looking; null when she may. */
  hindrance: Exclude<Hindrance, "review_not_looked"> | null;
  /** She has to prove her own name before she decides. */
  nameNeeded: boolean;
};

/**
 * One review as its page shows it. Numbers are masked; the papers' bytes come one by one (`lookAtReviewFile`).
 * @throws DomainError not_found
 */
export async function getReview(actor: Actor, reviewId: string): Promise<ReviewPage> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.reviews);
  const review = await readReview(reviewId);
  const { person, organization, sandbox } = review.step.verification;
  const [account, seen] = await Promise.all([
    db().account.findUniqueOrThrow({ where: { id: person.accountId }, select: { email: true } }),
    Promise.all(review.files.map(({ id }) => hasLooked(db(), administrator.id, [id]))),
  ]);
  const approved = review.decisions.filter(({ verdict }) => verdict === "approve");
  const vouching = await stillVouching(
    db(),
    approved.map(({ administratorId }) => administratorId),
  );
  const claim = openClaim(review.step);
  const against = hindrance({
    state: review.state,
    own: await isOwnReview(review, administrator.accountId),
    decidedBefore: review.decisions.some(({ administratorId }) => administratorId === administrator.id),
    looked: true,
    verdict: "approve",
  });
  return {
    id: review.id,
    kind: review.kind,
    state: review.state,
    reason: review.reason,
    createdAt: review.createdAt,
    decidedAt: review.decidedAt,
    sandbox,
    files: review.files.map((file, index) => ({ ...file, seen: seen[index] ?? false })),
    typed: claim && typedFields(claim),
    person: {
      id: person.id,
      name: person.name,
      idNumberMasked: person.idNumberMasked,
      assurance: person.assurance,
      email: account.email,
    },
    organization: organization && {
      id: organization.id,
      name: organization.name,
      code: organization.creditCode ?? organization.registrationNumber,
      legalRepresentative: organization.legalRepresentative,
    },
    decisions: review.decisions.map(({ id, verdict, reason, at, administrator: by }) => ({
      id,
      by: by.account.person?.name ?? by.account.email,
      verdict,
      reason,
      at,
    })),
    approvals: vouching.length,
    approvalsNeeded,
    nameNeeded: review.state === "waiting" && (await lacksName(administrator)),
    hindrance: against === "review_not_looked" ? null : against,
  };
}
