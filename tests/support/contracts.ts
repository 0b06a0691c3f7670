import { createDraft } from "../../lib/domain/contracts/drafting/create-draft";
import { asSigner, type Draft, type DraftField } from "../../lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "../../lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "../../lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "../../lib/domain/contracts/intake/accept-upload";
import { performSend } from "../../lib/domain/contracts/sending/perform-send";
import { sendContract } from "../../lib/domain/contracts/sending/send-contract";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import { plainPdf } from "./pdfs";

/** Uploads a file and begins a contract with it. */
export async function newDraft(actor: Actor, bytes: Uint8Array = plainPdf(), fileName = "Lease.pdf"): Promise<string> {
  const { uploadId } = await acceptUpload(actor, { fileName, chunks: [bytes] });
  return (await createDraft(actor, { uploadId })).contractId;
}

export type Signer = { name: string; email: string };

/**
 * A signature field for each signer (two for the first), a date for each and a text for the first.
 * @param changes with `ordered`, they act one after the other
 */
export async function fillDraft(
  actor: Actor,
  contractId: string,
  signers: Signer[],
  { ordered = false, ...changes }: Partial<Draft> & { ordered?: boolean } = {},
): Promise<number> {
  const { draft, version, documents } = await readDraft(db(), contractId);
  const documentId = documents[0]!.id;
  const participants = signers.map(({ name, email }, index) =>
    asSigner({ id: newId(), name, email, turn: ordered ? index + 1 : 1 }),
  );
  const field = (participant: number, kind: DraftField["kind"], x: number, y: number): DraftField => ({
    id: newId(),
    documentId,
    participantId: participants[participant]!.id,
    kind,
    label: kind === "text" ? "Address" : null,
    required: true,
    page: 0,
    x,
    y,
    width: 80,
    height: 24,
  });
  const fields = participants.flatMap((_, index) => [
    field(index, "signature", 40 + 25 * index, 700),
    field(index, "date", 40 + 25 * index, 740),
  ]);
  fields.push(field(0, "text", 300, 100), field(0, "signature", 300, 780));
  const next = { ...draft, title: "Lease, Building 4", participants, fields, ...changes };
  return (await updateDraft(actor, { contractId, version, draft: next })).version;
}

/** Sends a filled draft and does the worker's part. */
export async function sendNow(actor: Actor, contractId: string, version: number): Promise<void> {
  await sendContract(actor, { contractId, version });
  await performSend({ contractId }, { attempt: 1 });
}

/** The links in the mails to an address, the newest last. */
export async function tokensSentTo(email: string): Promise<string[]> {
  const { openBody } = await import("../../lib/platform/mail/mail-body");
  const mails = await db().mail.findMany({ where: { recipient: email }, orderBy: { createdAt: "asc" } });
  return mails.flatMap((mail) => {
    const text = mail.bodyCipher ? openBody(mail.id, mail.bodyCipher).text : "";
    return [...text.matchAll(/\/s\/([A-Za-z0-9_-]{43})/g)].map((match) => match[1]!);
  });
}
