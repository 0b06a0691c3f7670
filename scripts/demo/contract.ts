import { createDraft } from "@/lib/domain/contracts/drafting/create-draft";
import { asSigner, type DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { getDraft } from "@/lib/domain/contracts/drafting/get-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { sampleContract } from "@/lib/domain/contracts/intake/sample-contract";
import { openInvitation } from "@/lib/domain/contracts/invitations/open-invitation";
import { getOverview } from "@/lib/domain/contracts/overview/get-overview";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { ownSignatures } from "@/lib/domain/seals/personal/own-signatures";
import { fillFields } from "@/lib/domain/signing/fill-fields";
import { proveByCode, sendSigningCode } from "@/lib/domain/signing/intents";
import { openRoom } from "@/lib/domain/signing/open-room";
import { signContract } from "@/lib/domain/signing/sign-contract";
import type { Actor } from "@/lib/platform/actor";
import { invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { layOut } from "./lay-out";
import { findInMails } from "./mails";

export type SentContract = { contractId: string; documentId: string };

/**
 * Takes the file in, puts everyone's fields onto its last page, and sends it; the worker does the rest.
 * @param file the sample contract where it is left out
 * @throws DomainError
 */
export async function prepareAndSend(
  sender: Actor,
  signers: readonly { name: string; email: string }[],
  file: { bytes: Uint8Array; fileName: string } | undefined,
): Promise<SentContract> {
  const { bytes, fileName } = file ?? { bytes: await sampleContract("en"), fileName: "contract.pdf" };
  const upload = await acceptUpload(sender, { fileName, chunks: [bytes] });
  const { contractId } = await createDraft(sender, { uploadId: upload.uploadId });
  const { draft, version, documents } = await getDraft(sender, contractId);
  const [document] = documents;
  if (!document) throw new Error("the draft has no document");
  const participants = signers.map(({ name, email }) => asSigner({ id: newId(), name, email }));
  const page = document.pages.length - 1;
  const size = document.pages[page] ?? { width: 595, height: 842 };
  const cells = layOut(size, participants.length);
  const fields = participants.flatMap(({ id: participantId }, index): DraftField[] => {
    const cell = cells[index];
    if (!cell) throw new Error("there is no place left on the page");
    const common = { documentId: document.id, participantId, page, required: true };
    const mine: DraftField[] = [{ ...common, id: newId(), kind: "signature", label: null, ...cell.signature }];
    if (cell.date) mine.push({ ...common, id: newId(), kind: "date", label: null, ...cell.date });
    if (cell.text) mine.push({ ...common, id: newId(), kind: "text", label: "Place", ...cell.text });
    return mine;
  });
  const saved = await updateDraft(sender, {
    contractId,
    version,
    draft: { ...draft, title: "Demo contract", participants, fields },
  });
  await sendContract(sender, { contractId, version: saved.version });
  return { contractId, documentId: document.id };
}

/** @throws DomainError with the reason when the worker gave the draft back instead of sending it */
export async function requireSent(sender: Actor, { contractId }: SentContract): Promise<void> {
  const { state, sendProblem } = await getOverview(sender, contractId);
  if (state === "draft") throw invalid(sendProblem ?? "send_failed");
}

/** Follows the link in the mail, fills the fields, asks for a code, reads it, and signs. */
export async function signAsInvited(actor: Actor, contractId: string): Promise<void> {
  const token = await findInMails(actor.email, /\/s\/([A-Za-z0-9_-]{43})/);
  const invitation = await openInvitation(actor, token);
  if (invitation.outcome !== "open" || invitation.contractId !== contractId)
    throw new Error(`the invitation of ${actor.email} is ${invitation.outcome}`);
  const { participantId } = invitation;
  const room = await openRoom(actor, participantId);
  const values = Object.fromEntries(
    room.fields.filter(({ kind }) => kind === "text").map(({ id }) => [id, "Hangzhou 杭州"]),
  );
  await fillFields(actor, { participantId, values });
  const [seal] = await ownSignatures(actor.accountId);
  if (!seal) throw new Error("nobody signs without a signature");
  const { intentId } = await sendSigningCode(actor, participantId);
  const code = await findInMails(actor.email, /\b(\d{6})\b/);
  await proveByCode(actor, { participantId, intentId, code, sealId: seal.id });
  await signContract(actor, { participantId, intentId, sealId: seal.id, utcOffsetMinutes: 480 });
}
