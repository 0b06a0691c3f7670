import "server-only";
import { openReview } from "@/lib/domain/administration/open-review";
import type { ReviewUpload } from "@/lib/domain/administration/review-files";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { readDocumentClaim } from "./claim";
import { documents } from "./documents";
import { requireOffered } from "./offers";
import { openStep } from "./open-step";
import type { IdentityResult, ProveDocumentInput } from "./prove-identity.schema";

/** Who answers a review: people of this installation, not a register. */
const reviewers = { id: "administrators", sandbox: false } as const;

/**
 * Has two administrators look at a document. The papers go into their queue in the same transaction as the step, which
 * then waits for them.
 * @param files one for each side that the document has
 * @throws DomainError as `proveIdentity`; invalid `document_…`, `review_papers_missing`, `review_file_…` with the side
 *   as its field
 */
export async function proveByDocuments(
  actor: Actor,
  input: ProveDocumentInput,
  files: readonly ReviewUpload[],
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<IdentityResult> {
  const claim = readDocumentClaim(input, now());
  for (const side of documents[input.kind].sides) {
    if (!files.some((file) => file.side === side)) throw invalid("review_papers_missing", { field: side });
  }
  const required = await requireOffered(actor, "document_review", input.next);
  const text = await agreedText("document_review", input.consent);
  return transaction(async (tx) => {
    const opened = await openStep(tx, {
      actor,
      method: "document_review",
      claim,
      provider: reviewers,
      required,
      now: now(),
      giveConsent: () => recordConsent(tx, actor, text),
    });
    if ("outcome" in opened) return opened;
    await openReview(tx, { stepId: opened.stepId, kind: "person_document", files }, now());
    await tx.verificationStep.update({ where: { id: opened.stepId }, data: { state: "waiting" } });
    return { outcome: "waiting" };
  });
}
