import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { textFonts } from "@/lib/platform/fonts";
import { newId } from "@/lib/platform/ids";
import { signIncrement } from "@/lib/standards/pades/sign";
import { checkOutline } from "@/lib/standards/seal-drawing/outline";
import { type SignerMaterial, withSignerKey } from "../certificates/signing-material";
import { issueTimeStamp } from "../certificates/time-stamp";
import { appendRevision, StaleRevision } from "../contracts/append-revision";
import { completeContract } from "../contracts/complete-contract";
import { appendEvent, byParticipant } from "../contracts/events";
import { inviteNext } from "../contracts/invite";
import { readSegments } from "../contracts/read-segments";
import { senderName } from "../contracts/sender-name";
import { inTurn } from "./document-queue";
import { dayOfSigning, type FieldToFill, valuesToWrite } from "./field-values";
import { requirePrintable } from "./printable";
import { signatureAppearance } from "./signature-appearance";
import { readIdentity, readSigner, requireIdentity, requireTurn, type SignerContext } from "./signer-context";

export type SignInput = { participantId: string; sealId: string; intentId: string; utcOffsetMinutes: number };
export type Signed = { signatureId: string; revision: number; signedAt: Date; completed: boolean };

/** Other processes can move the head between reading and committing; each lost race costs one more signature. */
const mostRaces = 40;

/**
 * The one way a person's signature comes into being: policy, proven intent, certificate and key, drawing, increment,
 * time stamp, and a commit that is whole or nothing. Nobody waits for anybody: signers of one document take turns
 * here, and a head that moved meanwhile is simply built upon.
 * @throws DomainError when it is not her turn, her name or certificate is missing, a required field is empty, the
 *   intent is not proven, or the time-stamping authority cannot answer; nothing is changed then
 */
export async function signContract(actor: Actor, input: SignInput): Promise<Signed> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, actor);
  const identity = await readIdentity(actor, signer.name);
  requireIdentity(identity);
  const document = signer.contract.documents[0];
  if (!document) throw notFound();
  const [fields, seal] = await Promise.all([
    db().field.findMany({
      where: { participantId: signer.id, documentId: document.id },
      orderBy: [{ page: "asc" }, { y: "asc" }, { x: "asc" }],
    }),
    db().seal.findUnique({ where: { id: input.sealId } }),
  ]);
  if (!seal || seal.personId !== identity.personId || seal.state !== "active")
    throw invalid("choose_a_signature", { field: "seal" });
  const outline = checkOutline(seal.outline);
  const job: Job = { actor, input, signer, identity, documentId: document.id, fields, outline };

  return withSignerKey(
    {
      intentId: input.intentId,
      participantId: signer.id,
      certificateId: identity.certificate.id,
      accountId: actor.accountId,
    },
    (material) =>
      inTurn(document.id, async () => {
        for (let race = 0; race < mostRaces; race++) {
          try {
            return await signOntoHead(job, material);
          } catch (error) {
            if (!(error instanceof StaleRevision)) throw error;
          }
        }
        throw conflict("many_sign_at_once");
      }),
  );
}

type PlacedField = FieldToFill & { width: number; height: number };
type Job = {
  actor: Actor;
  input: SignInput;
  signer: SignerContext;
  identity: { personId: string; verifiedName: string; certificate: { id: string; serial: string } };
  documentId: string;
  fields: PlacedField[];
  outline: ReturnType<typeof checkOutline>;
};

/** Signs the document as it stands now. @throws StaleRevision when another process's revision came first */
async function signOntoHead(job: Job, material: SignerMaterial): Promise<Signed> {
  const { fields, identity, signer } = job;
  const { number: head, segments, size, hash } = await readSegments(job.documentId);
  const places = fields.filter((field) => field.kind === "signature" && field.pdfName);
  const [first, ...mirrors] = places;
  if (!first?.pdfName) throw new Error("the participant has no signature field in the document");
  const at = new Date();
  const caption = { name: identity.verifiedName, at, serial: identity.certificate.serial };
  const drawn = (field: PlacedField) => signatureAppearance(job.outline, caption, field.width, field.height);
  const values = valuesToWrite(fields, dayOfSigning(at, job.input.utcOffsetMinutes, signer.contract.locale));
  for (const { text } of values) requirePrintable(text);
  let stamp: { serial: string; time: Date } | undefined;
  const signed = await signIncrement({
    base: segments,
    hashPrefix: hash,
    fieldName: first.pdfName,
    signer: material,
    timestamp: async (imprint) => {
      const token = await issueTimeStamp(imprint);
      stamp = { serial: token.serial, time: token.time };
      return token.der;
    },
    appearance: drawn(first),
    mirrors: mirrors.map((field) => ({ fieldName: field.pdfName as string, appearance: drawn(field) })),
    values,
    valueFont: textFonts(values.map(({ text }) => text).join("")),
    signingTime: at,
    name: identity.verifiedName,
  });
  if (!stamp) throw new Error("a signature was made without its time stamp");
  const made: Made = {
    revision: {
      id: newId(),
      documentId: job.documentId,
      number: head + 1,
      kind: "signed",
      tail: Uint8Array.from(signed.tail),
      size: size + signed.tail.length,
      sha256: Uint8Array.from(hash.copy().update(signed.tail).digest()),
    },
    fieldName: first.pdfName,
    digest: signed.digest,
    stamp,
  };
  return transaction((tx) => commit(tx, job, made));
}

type Made = {
  revision: Parameters<typeof appendRevision>[1];
  fieldName: string;
  digest: Uint8Array;
  stamp: { serial: string; time: Date };
};

/** Everything that a signature changes, in one transaction. @throws StaleRevision; the intent is then still unspent */
async function commit(tx: Transaction, job: Job, made: Made): Promise<Signed> {
  const { actor, input } = job;
  // The contract's row first, always: whoever changes a contract stands in line here, so no two wait for each other.
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${job.signer.contractId}::uuid FOR UPDATE`;
  const signer = await readSigner(actor, input.participantId, tx);
  requireTurn(signer, actor);
  const { count } = await tx.intent.updateMany({
    where: {
      id: input.intentId,
      participantId: signer.id,
      accountId: actor.accountId,
      provenAt: { not: null },
      consumedAt: null,
    },
    data: { consumedAt: new Date() },
  });
  if (count === 0) throw conflict("confirm_again");
  await appendRevision(tx, made.revision);
  const signatureId = newId();
  await tx.signature.create({
    data: {
      id: signatureId,
      contractId: signer.contractId,
      documentId: job.documentId,
      revisionId: made.revision.id,
      participantId: signer.id,
      certificateId: job.identity.certificate.id,
      sealId: input.sealId,
      intentId: input.intentId,
      pdfFieldName: made.fieldName,
      digest: Uint8Array.from(made.digest),
      timeStampedAt: made.stamp.time,
      timeStampSerial: made.stamp.serial,
    },
  });
  await tx.participant.update({ where: { id: signer.id }, data: { state: "signed", signedAt: made.stamp.time } });
  await appendEvent(tx, signer.contractId, {
    type: "signed",
    actor: byParticipant(actor, signer),
    data: {
      certificate: job.identity.certificate.serial,
      revision: made.revision.number,
      fileSha256: Buffer.from(made.revision.sha256).toString("hex"),
      signedSha256: Buffer.from(made.digest).toString("hex"),
      timeStamp: made.stamp.serial,
    },
  });
  const completed = await goOn(tx, signer);
  return { signatureId, revision: made.revision.number, signedAt: made.stamp.time, completed };
}

/** After a signature: the contract is completed with the last one; in an ordered contract the next is invited. */
async function goOn(tx: Transaction, { contractId, contract }: SignerContext): Promise<boolean> {
  const open = await tx.participant.count({ where: { contractId, state: { not: "signed" } } });
  if (open > 0) {
    await inviteNext(tx, contract, await senderName(contract.ownerId, tx));
    return false;
  }
  await completeContract(tx, contract);
  return true;
}
