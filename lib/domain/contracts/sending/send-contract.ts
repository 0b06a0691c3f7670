import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { requirePrintable } from "../../signing/printable";
import { requireAccess } from "../access";
import { type Draft, draftProblems } from "../drafting/draft.schema";
import { readDraft } from "../drafting/read-draft";
import { formProblems } from "../electronic-form/form-question";
import { appendEvent, byAccount, type EventActor } from "../history/events";
import { senderName } from "../invitations/sender-name";
import { assignNumber } from "../numbering/assign-number";
import { requireSendableRelation } from "../relations/require-sendable";
import { askRelease } from "../release/ask-release";
import { writtenProblems } from "../written/written-document";
import { limitSending } from "./sending-limits";

/**
 * Sends a draft: checks it, freezes it and leaves the rest to the worker (perform-send.ts), so that the click answers
 * at once however large the file is. Where a colleague has to approve it, it waits for him first.
 * @param input.version what the sender last saw; somebody else's later change must not go out unseen
 * @throws DomainError not_found, not_in_this_state, draft_changed_elsewhere, too_many_tries, and the codes of draftProblems
 *   and of freezeAndSend
 */
export async function sendContract(
  actor: Actor,
  input: { contractId: string; version: number },
): Promise<{ contractId: string }> {
  const { contractId } = input;
  const invited = await db().participant.findMany({
    where: { contractId, contract: { ownerId: actor.accountId, state: "draft" } },
    select: { email: true },
  });
  await limitSending(
    actor,
    invited.map(({ email }) => email),
  );
  return transaction(async (tx) => {
    const { contract } = await requireAccess(actor, contractId, "send", tx);
    if (contract.version !== input.version) throw conflict("draft_changed_elsewhere", { version: contract.version });
    const sender = byAccount(actor, await senderName(actor.accountId, tx));
    if (contract.releaserId) {
      await requireReady(tx, contract);
      if (contract.eventCount === 0) await recordCreation(tx, contract, sender);
      await askRelease(tx, contract, sender);
    } else await freezeAndSend(tx, contract, sender);
    return { contractId };
  });
}

/** @throws DomainError the codes of draftProblems, writtenProblems, formProblems and requireSendableRelation; characters_not_printable */
async function requireReady(tx: Transaction, contract: Prisma.ContractModel): Promise<Draft> {
  const { draft, documents } = await readDraft(tx, contract.id);
  const pages = Object.fromEntries(documents.map((document) => [document.id, document.pages]));
  const [problem] = [
    ...draftProblems(draft, pages, new Date()),
    ...writtenProblems(documents),
    ...formProblems(draft, documents),
  ];
  if (problem) throw invalid(problem.code);
  // Told now: the file could not be made otherwise.
  for (const { id, kind, ask } of draft.fields)
    if (kind === "radio" && ask && "choices" in ask) requirePrintable(ask.choices.join(""), id);
  await requireSendableRelation(tx, contract);
  return draft;
}

/**
 * Checks a draft and gives it to the worker, in the transaction of whatever sends it.
 * @param contract locked; that it may be sent has been asked
 * @param sender who sends, for the history
 * @param more what the line of its sending tells beside the usual
 * @throws DomainError the codes of draftProblems, writtenProblems, formProblems and requireSendableRelation
 */
export async function freezeAndSend(
  tx: Transaction,
  contract: Prisma.ContractModel,
  sender: EventActor,
  more: { [key: string]: JsonValue } = {},
): Promise<void> {
  const contractId = contract.id;
  const draft = await requireReady(tx, contract);
  if (contract.eventCount === 0 && contract.state === "draft") await recordCreation(tx, contract, sender);
  const number = await assignNumber(tx, contract, new Date());
  await appendEvent(tx, contractId, {
    type: "sent",
    actor: sender,
    data: {
      participants: draft.participants.length,
      fields: draft.fields.length,
      turns: new Set(draft.participants.map(({ turn }) => turn)).size,
      ...(number && { number }),
      ...(draft.formAnswer && { deniedToBe: draft.formAnswer }),
      ...more,
    },
  });
  await tx.contract.update({
    where: { id: contractId },
    data: { state: "sending", sendProblem: null, version: { increment: 1 } },
  });
  await enqueue(tx, { topic: "contract.send", key: `${contractId}:${contract.version}`, payload: { contractId } });
}

/** A draft can be thrown away without a trace; it gets its first line of history only when it is sent. */
async function recordCreation(
  tx: Transaction,
  contract: Pick<Prisma.ContractModel, "id" | "createdAt" | "startedFromId" | "relation" | "relatesToId">,
  actor: EventActor,
): Promise<void> {
  const documents = await tx.document.findMany({ where: { contractId: contract.id }, orderBy: { ordinal: "asc" } });
  await appendEvent(tx, contract.id, {
    type: "created",
    actor,
    data: {
      createdAt: contract.createdAt.toISOString(),
      ...(contract.startedFromId && { template: contract.startedFromId }),
      ...(contract.relatesToId && { [contract.relation ?? ""]: contract.relatesToId }),
      documents: documents.map((document) => ({
        id: document.id,
        sha256: Buffer.from(document.baseSha256).toString("hex"),
        pages: document.pageCount,
      })),
    },
  });
}
