import "server-only";
import { createHash, type Hash } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { textFonts } from "@/lib/platform/fonts";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { readBlob } from "@/lib/platform/storage/blobs";
import { PadesError } from "@/lib/standards/pades/errors";
import { prepareDocument } from "@/lib/standards/pades/prepare";
import { whyNotPreparable } from "@/lib/standards/pades/prepare-policy";
import { PdfError } from "@/lib/standards/pdf/errors";
import { PdfFile } from "@/lib/standards/pdf/file";
import { fieldSpecs, knownText } from "../fields/place-fields";
import { appendEvent, byPlatform } from "../history/events";
import { inviteNext } from "../invitations/invite";
import { scheduleReminders } from "../invitations/scheduled-reminders";
import { senderName } from "../invitations/sender-name";
import { appendRevision } from "../revisions/append-revision";
import { type Certification, certifyDocument } from "./certify-document";
import { sealLabels } from "./seal-labels";

/** After so many failures of something that may pass (the time-stamping authority, say), the draft is given back. */
const mostAttempts = 6;

type PreparedRevisions = {
  documentId: string;
  fieldNames: Map<string, string>;
  archiveFieldName: string;
  prepared: NewRevision;
  certified: NewRevision;
  certification: Certification;
};
type NewRevision = Parameters<typeof appendRevision>[1];

/**
 * The handler of `contract.send`. Makes the document's first two revisions, its fields and the platform's seal, in
 * memory, and then writes everything that sending changes in one transaction: after a crash it begins again from the
 * uploaded bytes, and done twice it does nothing the second time. A file that cannot be prepared gives the draft back
 * to its sender with the reason.
 * @throws Error when something failed that may work later
 */
export async function performSend(
  { contractId }: Record<string, string>,
  { attempt }: { attempt: number },
): Promise<void> {
  if (!contractId || !(await isSending(contractId))) return;
  let made: PreparedRevisions[];
  try {
    made = await prepareAll(contractId);
  } catch (error) {
    const problem = lastingProblem(error) ?? (attempt >= mostAttempts ? "send_failed" : null);
    if (!problem) throw error;
    log.warn({ contract: contractId, problem, error: (error as Error).message }, "a contract could not be sent");
    await giveBack(contractId, problem);
    return;
  }
  await transaction((tx) => goOut(tx, contractId, made));
}

const isSending = async (id: string) => (await db().contract.count({ where: { id, state: "sending" } })) > 0;

/** The code of a problem that no further try would solve. */
function lastingProblem(error: unknown): string | null {
  if (error instanceof NotPreparable) return `pdf_${error.code.replaceAll("-", "_")}`;
  if (error instanceof PadesError || error instanceof PdfError) return "pdf_broken";
  return null;
}

class NotPreparable extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

async function prepareAll(contractId: string): Promise<PreparedRevisions[]> {
  const contract = await db().contract.findUniqueOrThrow({
    where: { id: contractId },
    include: { participants: true, documents: { include: { fields: true }, orderBy: { ordinal: "asc" } } },
  });
  const names = new Map(contract.participants.map((one) => [one.id, one.organizationName ?? one.name]));
  const labels = await sealLabels(contract.locale);
  const made: PreparedRevisions[] = [];
  for (const document of contract.documents) {
    const base = await readBlob(document.baseSha256);
    const obstacle = whyNotPreparable(PdfFile.open(base));
    if (obstacle) throw new NotPreparable(obstacle.code);
    const fields = fieldSpecs(document.fields, names, labels);
    const { tail, fieldNames, ...invisible } = prepareDocument({
      base,
      fields,
      valueFont: textFonts(knownText(fields)),
    });
    const hash = createHash("sha256").update(base).update(tail);
    const certification = await certifyDocument([base, tail], hash.copy(), invisible.platformFieldName);
    const size = base.length + tail.length;
    made.push({
      documentId: document.id,
      fieldNames,
      archiveFieldName: invisible.archiveFieldName,
      certification,
      prepared: revision(document.id, 1, "prepared", tail, size, hash.copy()),
      certified: revision(
        document.id,
        2,
        "certified",
        certification.tail,
        size + certification.tail.length,
        hash.update(certification.tail),
      ),
    });
  }
  return made;
}

function revision(
  documentId: string,
  number: number,
  kind: NewRevision["kind"],
  tail: Uint8Array,
  size: number,
  hash: Hash,
): NewRevision {
  return {
    id: newId(),
    documentId,
    number,
    kind,
    tail: Uint8Array.from(tail),
    size,
    sha256: Uint8Array.from(hash.digest()),
  };
}

/** Everything that sending changes. */
async function goOut(tx: Transaction, contractId: string, made: PreparedRevisions[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
  if (contract.state !== "sending") return;
  for (const document of made) await writeRevisions(tx, contractId, document);
  await tx.participant.updateMany({ where: { contractId, state: "draft" }, data: { state: "waiting" } });
  await tx.contract.update({ where: { id: contractId }, data: { state: "out", sentAt: new Date() } });
  await inviteNext(tx, contract, await senderName(contract.ownerId, tx));
  await scheduleReminders(tx, contract, new Date());
  if (contract.expiresAt)
    await enqueue(tx, {
      topic: "contract.expire",
      key: contractId,
      payload: { contractId },
      availableAt: contract.expiresAt,
    });
}

async function writeRevisions(tx: Transaction, contractId: string, made: PreparedRevisions): Promise<void> {
  const { certification, certified, prepared } = made;
  await appendRevision(tx, prepared);
  await appendRevision(tx, certified);
  // What is only words has no row.
  for (const { id } of await tx.field.findMany({ where: { documentId: made.documentId }, select: { id: true } }))
    await tx.field.update({ where: { id }, data: { pdfName: made.fieldNames.get(id) ?? null } });
  await tx.signature.create({
    data: {
      id: newId(),
      contractId,
      documentId: made.documentId,
      revisionId: certified.id,
      certificateId: certification.certificate.id,
      pdfFieldName: certification.fieldName,
      digest: Uint8Array.from(certification.digest),
      timeStampedAt: certification.timeStamp.time,
      timeStampSerial: certification.timeStamp.serial,
    },
  });
  await appendEvent(tx, contractId, {
    type: "certified",
    actor: byPlatform,
    data: {
      document: made.documentId,
      certificate: certification.certificate.serial,
      certifies: certification.certifies,
      archiveField: made.archiveFieldName,
      fileSha256: Buffer.from(certified.sha256).toString("hex"),
      timeStamp: certification.timeStamp.serial,
    },
  });
}

/** Back to draft, with the reason kept for its sender. */
async function giveBack(contractId: string, problem: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
    const { count } = await tx.contract.updateMany({
      where: { id: contractId, state: "sending" },
      data: { state: "draft", sendProblem: problem, version: { increment: 1 } },
    });
    if (count === 1) await appendEvent(tx, contractId, { type: "returned", actor: byPlatform, data: { problem } });
  });
}
