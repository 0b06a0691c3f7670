import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { requireAccess } from "./access";
import type { Draft } from "./draft.schema";
import { signs } from "./roles";

/**
 * Writes the whole draft over the one that its editor saw.
 * @param input.version the version that was seen; the answer carries the new one
 * @throws DomainError not_found, not_in_this_state, draft_changed_elsewhere (with the newer version), invalid_input
 */
export async function updateDraft(
  actor: Actor,
  input: { contractId: string; version: number; draft: Draft },
): Promise<{ version: number }> {
  try {
    return await writeDraft(actor, input);
  } catch (error) {
    // An id that somebody else's row has already; made by chance it would be made anew.
    if (isUniqueViolation(error)) throw invalid("invalid_input");
    throw error;
  }
}

function writeDraft(
  actor: Actor,
  { contractId, version, draft }: { contractId: string; version: number; draft: Draft },
): Promise<{ version: number }> {
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "edit", tx);
    if (contract.version !== version) throw conflict("draft_changed_elsewhere", { version: contract.version });
    const documents = await tx.document.findMany({ where: { contractId }, select: { id: true } });
    checkReferences(draft, new Set(documents.map((document) => document.id)));
    await tx.participant.deleteMany({ where: { contractId } });
    const turns = withoutGaps(draft.participants.map(({ turn }) => turn));
    await tx.participant.createMany({
      data: draft.participants.map((participant, position) => ({
        ...participant,
        // An organization acts by signing; whoever approves or reads does so as herself.
        organizationName: signs(participant.role) ? participant.organizationName : null,
        contractId,
        position,
        turn: turns.get(participant.turn) ?? 1,
        state: "draft",
      })),
    });
    await tx.field.createMany({
      data: draft.fields.map(({ options, ...field }) => ({ ...field, ...(options && { options }) })),
    });
    const saved = await tx.contract.update({
      where: { id: contractId },
      data: {
        title: draft.title,
        message: draft.message || null,
        locale: draft.locale,
        signerLevel: draft.signerLevel,
        expiresAt: draft.expiresAt,
        sendProblem: null,
        version: { increment: 1 },
      },
    });
    return { version: saved.version };
  });
}

/** Turns as 1, 2, 3 and so on, in the order that they had. */
const withoutGaps = (turns: readonly number[]): Map<number, number> =>
  new Map([...new Set(turns)].sort((a, b) => a - b).map((turn, index) => [turn, index + 1]));

function checkReferences(draft: Draft, documents: Set<string>): void {
  const people = new Set(draft.participants.map((participant) => participant.id));
  if (people.size !== draft.participants.length) throw invalid("invalid_input");
  if (new Set(draft.fields.map((field) => field.id)).size !== draft.fields.length) throw invalid("invalid_input");
  for (const field of draft.fields)
    if (!people.has(field.participantId) || !documents.has(field.documentId)) throw invalid("invalid_input");
}
