import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { appendRevision, StaleRevision } from "../contracts/append-revision";
import { appendEvent, byParticipant } from "../contracts/events";
import { goOn } from "../contracts/go-on";
import { requireTurn } from "../contracts/require-turn";
import { contractChanged } from "../seals/approvals/contract-changed";
import { endOpenApprovals } from "../seals/approvals/end-approvals";
import { counterpartiesOf } from "../seals/grants/counterparties";
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
export type Signed = { signatureId: string; revision: number; signedAt: Date; completed: boolean };
export type PlacedField = FieldToFill & { page: number; width: number; height: number; options: unknown };

/** Who signs what, and with what. */
export type Job = {
  actor: Actor;
  input: SignInput;
  signer: SignerContext;
  identity: SignerIdentity & {
    personId: string;
    verifiedName: string;
    certificate: { id: string; serial: string };
  };
  documentId: string;
  /** Of the signature that is to be: what seals are drawn with is made of it. */
  signatureId: string;
};

/** A signature that is made and not yet committed. */
export type Made = {
  revision: Parameters<typeof appendRevision>[1];
  fieldName: string;
  digest: Uint8Array;
  /** Her fields with the values that are written. */
  fields: PlacedField[];
  /** What stands in her places. */
  chosen: readonly ChosenSeal[];
  stamp: { serial: string; time: Date };
};

/** Her fields in reading order, with what she has typed so far. */
export const ownFields = (participantId: string, tx: Transaction): Promise<PlacedField[]> =>
  tx.field.findMany({
    where: { participantId },
    orderBy: [{ page: "asc" }, { y: "asc" }, { x: "asc" }],
  });

/** What was typed on another device meanwhile is not in the increment: it is made anew. @throws StaleRevision */
async function requireSameValues(tx: Transaction, job: Job, written: readonly PlacedField[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM participant WHERE id = ${job.signer.id}::uuid FOR UPDATE`;
  const now = new Map((await ownFields(job.signer.id, tx)).map(({ id, value }) => [id, value]));
  if (written.some(({ id, value }) => now.get(id) !== value)) throw new StaleRevision();
}

/**
 * Everything that a signature changes. Call it in a transaction of its own.
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
  await appendRevision(tx, made.revision);
  const { signatureId } = job;
  await tx.signature.create({
    data: {
      id: signatureId,
      contractId: signer.contractId,
      documentId: job.documentId,
      revisionId: made.revision.id,
      participantId: signer.id,
      certificateId: job.identity.certificate.id,
      intentId: input.intentId,
      pdfFieldName: made.fieldName,
      digest: Uint8Array.from(made.digest),
      timeStampedAt: made.stamp.time,
      timeStampSerial: made.stamp.serial,
    },
  });
  await tx.sealUse.createMany({
    data: made.chosen.map(({ fieldId, sealId, versionId }) => ({
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
      at: made.stamp.time,
    })),
  });
  for (const sealId of [...leave.keys()].sort())
    await appendSealEvent(tx, sealId, {
      type: "used",
      actor,
      data: { contract: signer.contractId, signature: signatureId },
    });
  await tx.participant.update({
    where: { id: signer.id },
    data: { state: "signed", doneAt: made.stamp.time, organizationId: identity.actingFor?.id ?? null },
  });
  // Whatever she had asked for besides, she has signed without.
  await endOpenApprovals(tx, { participantId: signer.id });
  if (made.fields.some(({ kind, value }) => kind === "text" && value?.trim()))
    await contractChanged(tx, signer.contractId);
  await appendEvent(tx, signer.contractId, {
    type: "signed",
    actor: byParticipant(actor, { id: signer.id, name: signedAs(signer) }),
    data: {
      certificate: job.identity.certificate.serial,
      revision: made.revision.number,
      fileSha256: Buffer.from(made.revision.sha256).toString("hex"),
      signedSha256: Buffer.from(made.digest).toString("hex"),
      timeStamp: made.stamp.serial,
    },
  });
  const completed = await goOn(tx, signer.contract);
  return { signatureId, revision: made.revision.number, signedAt: made.stamp.time, completed };
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
    counterparties: await counterpartiesOf(signer.id, tx),
  });
  if (places.some(({ sealId, versionId }) => leave.get(sealId)?.seal.versionId !== versionId))
    throw conflict("confirm_again");
  return leave;
}

/** As the history names who signed: the organization, and who did it for it. */
export const signedAs = ({ name, organizationName }: Pick<SignerContext, "name" | "organizationName">): string =>
  organizationName ? `${organizationName} · ${name}` : name;
