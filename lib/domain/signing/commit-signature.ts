import "server-only";
import type { Doer } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { isAnswer } from "../contracts/fields/field-kinds";
import { appendEvent, byParticipant } from "../contracts/history/events";
import { appendRevision, StaleRevision } from "../contracts/revisions/append-revision";
import { goOn } from "../contracts/turns/go-on";
import { requireTurn } from "../contracts/turns/require-turn";
import { contractChanged } from "../seals/approvals/contract-changed";
import { endOpenApprovals } from "../seals/approvals/end-approvals";
import { contractOfUse } from "../seals/grants/contract-of-use";
import { type LeaveForUse, leaveForUse } from "../seals/grants/leave-for-use";
import { appendSealEvent } from "../seals/organization/seal-events";
import { boundDigest, choiceDigest } from "./bound-intent";
import { type Choice, type ChosenSeal, usualOpacity } from "./chosen-seals";
import type { FieldToFill } from "./field-values";
import { readIdentity, readSigner, requireIdentity, type SignerContext, type SignerIdentity } from "./signer-context";

export type SignInput = Choice & {
  participantId: string;
  intentId: string;
  utcOffsetMinutes: number;
  /** The texts that she has seen and confirmed, by field; whatever stands in her fields when left out. */
  values?: Record<string, string> | undefined;
};
/** @property signatureIds one for each document, in their order */
export type Signed = { signatureIds: string[]; signedAt: Date; completed: boolean };
export type PlacedField = FieldToFill & {
  documentId: string;
  page: number;
  width: number;
  height: number;
  options: unknown;
};

/** Who signs what, and with what. */
export type Job = {
  actor: Doer;
  input: SignInput;
  signer: SignerContext;
  identity: SignerIdentity & {
    personId: string;
    verifiedName: string;
    certificate: { id: string; serial: string };
  };
};

/** A signature in one document that is made and not yet committed. */
export type MadeDocument = {
  documentId: string;
  /** What seals are drawn with is made of it. */
  signatureId: string;
  revision: Parameters<typeof appendRevision>[1];
  fieldName: string;
  digest: Uint8Array;
  stamp: { serial: string; time: Date };
};

/** All that is signed under one intent. */
export type Made = {
  documents: readonly MadeDocument[];
  /** Her fields in all documents with the values that are written. */
  fields: PlacedField[];
  /** What stands in her places. */
  chosen: readonly ChosenSeal[];
};

/** Her fields in reading order, document by document, with what she has typed so far. */
export const ownFields = (participantId: string, tx: Transaction): Promise<PlacedField[]> =>
  tx.field.findMany({
    where: { participantId },
    orderBy: [{ document: { ordinal: "asc" } }, { page: "asc" }, { y: "asc" }, { x: "asc" }],
  });

/** What was typed on another device meanwhile is not in the increment: it is made anew. @throws StaleRevision */
async function requireSameValues(tx: Transaction, job: Job, written: readonly PlacedField[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM participant WHERE id = ${job.signer.id}::uuid FOR UPDATE`;
  const now = new Map((await ownFields(job.signer.id, tx)).map(({ id, value }) => [id, value]));
  if (written.some(({ id, value }) => now.get(id) !== value)) throw new StaleRevision();
}

/**
 * Everything that signing changes, in all documents. Call it in a transaction of its own.
 * @throws StaleRevision, with the intent still unspent; DomainError when she may no longer sign
 */
export async function commitSignature(tx: Transaction, job: Job, made: Made): Promise<Signed> {
  const { actor, input } = job;
  // The contract's row first, always: whoever changes a contract stands in line here, so no two wait for each other.
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${job.signer.contractId}::uuid FOR UPDATE`;
  const signer = await readSigner(actor, input.participantId, tx);
  requireTurn(signer, "fill_and_sign");
  const identity = await readIdentity(actor, signer, tx);
  requireIdentity(identity);
  // The key that signed is the one of a certificate that she may have lost meanwhile.
  if (identity.certificate.id !== job.identity.certificate.id || identity.verifiedName !== job.identity.verifiedName)
    throw conflict("confirm_again");
  await requireSameValues(tx, job, made.fields);
  const leave = await leaveOf(tx, job, made);
  const { count } = await tx.intent.updateMany({
    where: {
      id: input.intentId,
      participantId: signer.id,
      accountId: actor.accountId,
      provenAt: { not: null },
      consumedAt: null,
      boundSha256: boundDigest(actor, made.chosen, input.opacity ?? usualOpacity, made.fields),
    },
    data: { consumedAt: new Date() },
  });
  if (count === 0) throw conflict("confirm_again");
  for (const document of made.documents) await writeSignature(tx, job, made, document, leave);
  const [first] = made.documents;
  if (!first) throw new Error("nothing was signed");
  const signedAt = first.stamp.time;
  await tx.participant.update({
    where: { id: signer.id },
    data: { state: "signed", doneAt: signedAt, organizationId: identity.actingFor?.id ?? null },
  });
  // Whatever she had asked for besides, she has signed without.
  await endOpenApprovals(tx, { participantId: signer.id });
  if (made.fields.some(({ kind, value }) => isAnswer(kind) && value?.trim()))
    await contractChanged(tx, signer.contractId);
  const { ownerId } = signer.contract;
  const owner = await tx.account.findUniqueOrThrow({ where: { id: ownerId }, select: { email: true } });
  const completed = await goOn(tx, { ...signer.contract, owner });
  return { signatureIds: made.documents.map(({ signatureId }) => signatureId), signedAt, completed };
}

/** What signing changes in one document: its revision, the signature, the uses of seals, and a line for each. */
async function writeSignature(
  tx: Transaction,
  { actor, input, signer, identity }: Job,
  { fields, chosen }: Made,
  { documentId, signatureId, revision, fieldName, digest, stamp }: MadeDocument,
  leave: ReadonlyMap<string, LeaveForUse>,
): Promise<void> {
  await appendRevision(tx, revision);
  await tx.signature.create({
    data: {
      id: signatureId,
      contractId: signer.contractId,
      documentId,
      revisionId: revision.id,
      participantId: signer.id,
      certificateId: identity.certificate.id,
      intentId: input.intentId,
      pdfFieldName: fieldName,
      digest: Uint8Array.from(digest),
      timeStampedAt: stamp.time,
      timeStampSerial: stamp.serial,
    },
  });
  const here = new Set(fields.filter((field) => field.documentId === documentId).map(({ id }) => id));
  const pressed = chosen.filter(({ fieldId }) => here.has(fieldId));
  await tx.sealUse.createMany({
    data: pressed.map(({ fieldId, sealId, versionId }) => ({
      id: newId(),
      sealId,
      versionId,
      signatureId,
      fieldId,
      accountId: actor.accountId,
      personName: identity.verifiedName,
      grantId: leave.get(sealId)?.seal.grantId ?? null,
      approvalId: leave.get(sealId)?.approvalId ?? null,
      address: actor.address,
      at: stamp.time,
    })),
  });
  const used = new Set(pressed.map(({ sealId }) => sealId));
  for (const sealId of [...leave.keys()].filter((id) => used.has(id)).sort())
    await appendSealEvent(tx, sealId, {
      type: "used",
      actor,
      data: { contract: signer.contractId, signature: signatureId },
    });
  await appendEvent(tx, signer.contractId, {
    type: "signed",
    actor: byParticipant(actor, { id: signer.id, name: signedAs(signer) }),
    data: {
      document: documentId,
      certificate: identity.certificate.serial,
      revision: revision.number,
      fileSha256: Buffer.from(revision.sha256).toString("hex"),
      signedSha256: Buffer.from(digest).toString("hex"),
      timeStamp: stamp.serial,
    },
  });
}

/**
 * Leave to use the organization's seals, at this moment and for what is signed; nothing where she signs for herself.
 * @throws DomainError seal_not_usable, seal_approval_needed; confirm_again where a seal was changed since it was drawn
 */
async function leaveOf(tx: Transaction, { actor, signer, identity }: Job, { chosen, fields }: Made) {
  const organizationId = identity.actingFor?.id;
  const places = chosen.filter(({ fieldId }) => fields.some(({ id, kind }) => id === fieldId && kind !== "signature"));
  if (!organizationId || places.length === 0) return new Map<string, LeaveForUse>();
  const leave = await leaveForUse(tx, {
    accountId: actor.accountId,
    organizationId,
    participantId: signer.id,
    sealIds: places.map(({ sealId }) => sealId),
    boundSha256: choiceDigest(places, fields),
    contract: await contractOfUse(signer.id, tx),
  });
  if (places.some(({ sealId, versionId }) => leave.get(sealId)?.seal.versionId !== versionId))
    throw conflict("confirm_again");
  return leave;
}

/** As the history names who signed: the organization, and who did it for it. */
export const signedAs = ({ name, organizationName }: Pick<SignerContext, "name" | "organizationName">): string =>
  organizationName ? `${organizationName} · ${name}` : name;
