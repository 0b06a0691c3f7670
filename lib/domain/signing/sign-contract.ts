import "server-only";
import type { Doer } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { textFonts } from "@/lib/platform/fonts";
import { newId } from "@/lib/platform/ids";
import { PadesError } from "@/lib/standards/pades/errors";
import { signIncrement } from "@/lib/standards/pades/sign";
import { type SignerMaterial, withSignerKey } from "../certificates/signing-material";
import { issueTimeStamp } from "../certificates/time-stamp";
import { isInk } from "../contracts/fields/field-kinds";
import { StaleRevision } from "../contracts/revisions/append-revision";
import { readSegments, type Segments } from "../contracts/revisions/read-segments";
import { requireTurn } from "../contracts/turns/require-turn";
import { type ChosenSeal, chosenSeals } from "./chosen-seals";
import {
  commitSignature,
  type Job,
  type MadeDocument,
  ownFields,
  type PlacedField,
  type Signed,
  type SignInput,
} from "./commit-signature";
import { inTurn } from "./document-queue";
import { dateOn, dayOfSigning, drawnText, requireShown, valuesToWrite } from "./field-values";
import { actedBy, looksOf } from "./looks";
import { requirePrintable } from "./printable";
import { readIdentity, readSigner, requireIdentity } from "./signer-context";

/** Other processes can move the head between reading and committing; each lost race costs one more signature. */
const mostRaces = 40;

/**
 * The one way a signature comes into being: policy, proven intent, certificate and key, drawing, increment,
 * time stamp, and a commit that is whole or nothing. Under one intent each document is signed in which she has a place:
 * all of them, or none. Nobody waits for anybody: signers of one contract take turns here, and a head that moved
 * meanwhile is simply built upon.
 * @throws DomainError when it is not her turn, her name or certificate is missing, a required field is empty or
 *   holds another text than she has seen, the intent is not proven, or the time-stamping authority cannot answer; nothing is changed then
 */
export async function signContract(actor: Doer, input: SignInput): Promise<Signed> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, "fill_and_sign");
  const identity = await readIdentity(actor, signer);
  requireIdentity(identity);
  const job: Job = { actor, input, signer, identity };

  return withSignerKey(
    {
      intentId: input.intentId,
      participantId: signer.id,
      certificateId: identity.certificate.id,
      accountId: actor.accountId,
    },
    (material) =>
      inTurn(signer.contractId, async () => {
        for (let race = 0; race < mostRaces; race++) {
          try {
            return await signOntoHeads(job, material);
          } catch (error) {
            if (!(error instanceof StaleRevision)) throw error;
          }
        }
        throw conflict("many_sign_at_once");
      }),
  );
}

/** Signs the documents as they stand now. @throws StaleRevision when another process's revision came first */
async function signOntoHeads(job: Job, material: SignerMaterial): Promise<Signed> {
  const { identity, signer } = job;
  const mine = await documentsToSign(signer.contractId, await ownFields(signer.id, db()));
  const heads = await Promise.all(mine.map(async ({ id }) => ({ id, head: await readSegments(id) })));
  // Asked after the heads are read: one that has her signature already was committed together with her new state.
  requireTurn(await readSigner(job.actor, signer.id), "fill_and_sign");
  const fields = await ownFields(signer.id, db());
  if (job.input.values) requireShown(fields, job.input.values);
  const chosen = await chosenSeals(db(), identity, job.input, fields);
  const at = new Date();
  const { locale } = signer.contract;
  const { utcOffsetMinutes } = job.input;
  const about = { locale, day: dayOfSigning(at, utcOffsetMinutes, locale), today: dateOn(at, utcOffsetMinutes) };
  const documents: MadeDocument[] = [];
  for (const { id, head } of heads) {
    const here = fields.filter(({ documentId }) => documentId === id);
    documents.push(await signDocument(job, material, { documentId: id, head, fields: here, chosen, at, about }));
  }
  return transaction((tx) => commitSignature(tx, job, { documents, fields, chosen }));
}

/** The documents in which she has a place for her signature or a seal, in their order. */
function documentsToSign(contractId: string, fields: readonly PlacedField[]) {
  const signed = new Set(fields.filter(({ kind }) => isInk(kind)).map(({ documentId }) => documentId));
  return db().document.findMany({
    where: { contractId, id: { in: [...signed] } },
    select: { id: true },
    orderBy: { ordinal: "asc" },
  });
}

type DocumentJob = {
  documentId: string;
  head: Segments;
  /** Hers in this document. */
  fields: readonly PlacedField[];
  chosen: readonly ChosenSeal[];
  at: Date;
  about: Parameters<typeof valuesToWrite>[1];
};

/** One document's increment, not committed yet. */
async function signDocument(
  job: Job,
  material: SignerMaterial,
  { documentId, head, fields, chosen, at, about }: DocumentJob,
): Promise<MadeDocument> {
  const { identity, signer } = job;
  const signatureId = newId();
  const looks = looksOf(job, signatureId, chosen, fields, at);
  const [first, ...mirrors] = looks.places;
  if (!first) throw new Error("the participant has no signature field in the document");
  const values = valuesToWrite(fields, about);
  const drawn = values.map(drawnText).join("");
  requirePrintable(drawn);
  let stamp: { serial: string; time: Date } | undefined;
  const signed = await signIncrement({
    base: head.segments,
    hashPrefix: head.hash,
    fieldName: first.fieldName,
    signer: material,
    timestamp: async (imprint) => {
      const token = await issueTimeStamp(imprint);
      stamp = { serial: token.serial, time: token.time };
      return token.der;
    },
    appearance: first.appearance,
    mirrors,
    crossPage: looks.crossPage,
    values,
    valueFont: textFonts(drawn),
    signingTime: at,
    name: identity.actingFor?.name ?? identity.verifiedName,
    ...(identity.actingFor && { reason: await actedBy(identity.verifiedName, signer.contract.locale) }),
  }).catch((error: unknown) => {
    throw inPersonsWords(error);
  });
  if (!stamp) throw new Error("a signature was made without its time stamp");
  return {
    documentId,
    signatureId,
    revision: {
      id: newId(),
      documentId,
      number: head.number + 1,
      kind: "signed",
      tail: Uint8Array.from(signed.tail),
      size: head.size + signed.tail.length,
      sha256: Uint8Array.from(head.hash.copy().update(signed.tail).digest()),
    },
    fieldName: first.fieldName,
    digest: signed.digest,
    stamp,
  };
}

/** What cannot be pressed where the sender wants it is told to whoever chose it. */
function inPersonsWords(error: unknown): unknown {
  if (!(error instanceof PadesError)) return error;
  if (error.code === "seal-too-large") return invalid("seal_too_large_here", { field: "seal" });
  return error;
}
