import "server-only";
import { openReview } from "@/lib/domain/administration/open-review";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { beginStep, type Flow, lockOwnFlow, numberOf, proofsOf, sealClaim } from "./flow-row";

/** Who answers a review: people of this installation, not a register. */
const reviewers = "administrators";

export type PaperKind = "licence" | "letter";

/**
 * Has two administrators look at a paper: the licence of an organization that the register does not know yet, or the
 * letter that lets the operator act for it. It goes into their queue in the same transaction as the step, which then
 * waits for them.
 * @throws DomainError not_found; conflict `flow_moved_on`, `proof_not_offered`, `organization_is_listed`; invalid
 *   `review_file_…`
 */
export async function sendPaper(
  actor: Actor,
  { organizationId, kind, bytes }: { organizationId: string; kind: PaperKind; bytes: Uint8Array },
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<void> {
  await transaction(async (tx) => {
    const flow = await lockOwnFlow(tx, actor, organizationId, [kind === "licence" ? "register" : "authority"], now());
    // What the register has said something about is not put past it with a paper.
    if (kind === "licence" && flow.organization.registerState !== null) throw conflict("organization_is_listed");
    if (kind === "letter" && !proofsOf(flow).includes("letter_review")) throw conflict("proof_not_offered");
    const method = kind === "licence" ? "register" : "letter_review";
    const stepId = await beginStep(tx, flow, { method, provider: reviewers, now: now() });
    await openReview(
      tx,
      {
        stepId,
        kind: kind === "licence" ? "organization_licence" : "authorization_letter",
        files: [{ side: kind, bytes }],
      },
      now(),
    );
    await tx.verificationStep.update({
      where: { id: stepId },
      data: { state: "waiting", claimCipher: sealClaim(stepId, claimOf(flow)) },
    });
  });
}

/** What the administrators compare with the paper. */
const claimOf = ({ organization, person }: Flow): Record<string, string> => ({
  organizationName: organization.name,
  organizationKind: organization.kind,
  ...(organization.creditCode === null
    ? { registrationNumber: numberOf(organization) }
    : { creditCode: organization.creditCode }),
  ...(organization.legalRepresentative !== null && { legalRepresentative: organization.legalRepresentative }),
  ...(person.name !== null && { operatorName: person.name }),
});
