import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { requireAccess } from "../access";
import { isChoice } from "../fields/field-kinds";
import { releaseBlob } from "../intake/release-blob";
import { requireNumberRule } from "../numbering/number-rules";
import { requireReleaser } from "../release/releasers";
import { signs } from "../roles";
import type { Draft } from "./draft.schema";

import { fittingSealKind } from "./requirements";

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
    const removed: Uint8Array<ArrayBuffer>[] = [];
    const saved = await writeDraft(actor, input, removed);
    for (const sha256 of removed) await releaseBlob(sha256, actor.accountId);
    return saved;
  } catch (error) {
    // An id that somebody else's row has already; made by chance it would be made anew.
    if (isUniqueViolation(error)) throw invalid("invalid_input");
    throw error;
  }
}

function writeDraft(
  actor: Actor,
  { contractId, version, draft }: { contractId: string; version: number; draft: Draft },
  removed: Uint8Array<ArrayBuffer>[],
): Promise<{ version: number }> {
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "edit", tx);
    if (contract.version !== version) throw conflict("draft_changed_elsewhere", { version: contract.version });
    await arrangeDocuments(tx, contractId, draft.documentIds, removed);
    checkReferences(draft);
    await requireNumberRule(tx, contract.ownerId, draft.numberRuleId);
    await tx.participant.deleteMany({ where: { contractId } });
    const turns = withoutGaps(draft.participants.map(({ turn }) => turn));
    await tx.participant.createMany({
      data: draft.participants.map((participant, position) => ({
        ...participant,
        // An organization acts by signing; whoever approves or reads does so as herself.
        organizationName: signs(participant.role) ? participant.organizationName : null,
        requiredIntent: signs(participant.role) ? (participant.requiredIntent ?? null) : null,
        sealKind: signs(participant.role) ? fittingSealKind(participant) : null,
        contractId,
        position,
        turn: turns.get(participant.turn) ?? 1,
        state: "draft",
      })),
    });
    await tx.field.createMany({
      data: draft.fields.map(({ options, ask, ...field }) => ({
        ...field,
        ...(options && { options }),
        ...(ask && (isChoice(field.kind) || field.kind === "statement") && { ask }),
      })),
    });
    const saved = await tx.contract.update({
      where: { id: contractId },
      data: {
        title: draft.title,
        message: draft.message || null,
        locale: draft.locale,
        signerLevel: draft.signerLevel,
        remindEveryDays: draft.remindEveryDays ?? null,
        releaserId: await requireReleaser(tx, contract, draft.releaserId),
        formAnswer: draft.formAnswer ?? null,
        // A template has no date of its own, and a contract no number of days.
        expiresAt: contract.templateId ? null : draft.expiresAt,
        dueInDays: contract.templateId ? (draft.dueInDays ?? null) : null,
        numberRuleId: draft.numberRuleId ?? null,
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

/**
 * Puts the documents into the wished order and lets go those that are not in it.
 * @param removed gets the digests of their files
 */
async function arrangeDocuments(
  tx: Transaction,
  contractId: string,
  wished: readonly string[],
  removed: Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const held = await tx.document.findMany({ where: { contractId }, orderBy: { ordinal: "asc" } });
  const known = new Set(held.map(({ id }) => id));
  if (wished.length === 0 || new Set(wished).size !== wished.length || wished.some((id) => !known.has(id)))
    throw invalid("invalid_input");
  const gone = held.filter(({ id }) => !wished.includes(id));
  await tx.document.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  removed.push(...gone.map(({ baseSha256 }) => baseSha256));
  const kept = held.filter(({ id }) => wished.includes(id)).map(({ id }) => id);
  if (kept.every((id, index) => id === wished[index])) return;
  // Two cannot have one place, not even for a moment.
  const free = Math.max(...held.map(({ ordinal }) => ordinal)) + 1;
  for (const [index, id] of wished.entries())
    await tx.document.update({ where: { id }, data: { ordinal: free + index } });
}

function checkReferences(draft: Draft): void {
  const documents = new Set(draft.documentIds);
  const people = new Set(draft.participants.map((participant) => participant.id));
  if (people.size !== draft.participants.length) throw invalid("invalid_input");
  if (new Set(draft.fields.map((field) => field.id)).size !== draft.fields.length) throw invalid("invalid_input");
  for (const field of draft.fields)
    if (!people.has(field.participantId) || !documents.has(field.documentId)) throw invalid("invalid_input");
}
