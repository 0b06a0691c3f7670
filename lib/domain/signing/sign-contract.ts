import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { textFonts } from "@/lib/platform/fonts";
import { newId } from "@/lib/platform/ids";
import { PadesError } from "@/lib/standards/pades/errors";
import { signIncrement } from "@/lib/standards/pades/sign";
import { type SignerMaterial, withSignerKey } from "../certificates/signing-material";
import { issueTimeStamp } from "../certificates/time-stamp";
import { StaleRevision } from "../contracts/append-revision";
import { readSegments } from "../contracts/read-segments";
import { requireTurn } from "../contracts/require-turn";
import { chosenSeals } from "./chosen-seals";
import { commitSignature, type Job, type Made, ownFields, type Signed, type SignInput } from "./commit-signature";
import { inTurn } from "./document-queue";
import { dayOfSigning, requireShown, valuesToWrite } from "./field-values";
import { actedBy, looksOf } from "./looks";
import { requirePrintable } from "./printable";
import { readIdentity, readSigner, requireIdentity } from "./signer-context";

/** Other processes can move the head between reading and committing; each lost race costs one more signature. */
const mostRaces = 40;

/**
 * The one way a signature comes into being: policy, proven intent, certificate and key, drawing, increment,
 * time stamp, and a commit that is whole or nothing. Nobody waits for anybody: signers of one document take turns
 * here, and a head that moved meanwhile is simply built upon.
 * @throws DomainError when it is not her turn, her name or certificate is missing, a required field is empty or
 *   holds another text than she has seen, the intent is not proven, or the time-stamping authority cannot answer; nothing is changed then
 */
export async function signContract(actor: Actor, input: SignInput): Promise<Signed> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, "fill_and_sign");
  const identity = await readIdentity(actor, signer);
  requireIdentity(identity);
  const document = signer.contract.documents[0];
  if (!document) throw notFound();
  const job: Job = { actor, input, signer, identity, documentId: document.id, signatureId: newId() };

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

/** Signs the document as it stands now. @throws StaleRevision when another process's revision came first */
async function signOntoHead(job: Job, material: SignerMaterial): Promise<Signed> {
  const { identity, signer } = job;
  const { number: head, segments, size, hash } = await readSegments(job.documentId);
  // Asked after the head is read: a head that has her signature already was committed together with her new state.
  requireTurn(await readSigner(job.actor, signer.id), "fill_and_sign");
  const fields = await ownFields(signer.id, db());
  if (job.input.values) requireShown(fields, job.input.values);
  const chosen = await chosenSeals(db(), identity, job.input, fields);
  const at = new Date();
  const looks = looksOf(job, chosen, fields, at);
  const [first, ...mirrors] = looks.places;
  if (!first) throw new Error("the participant has no signature field in the document");
  const values = valuesToWrite(fields, dayOfSigning(at, job.input.utcOffsetMinutes, signer.contract.locale));
  for (const { text } of values) requirePrintable(text);
  let stamp: { serial: string; time: Date } | undefined;
  const signed = await signIncrement({
    base: segments,
    hashPrefix: hash,
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
    valueFont: textFonts(values.map(({ text }) => text).join("")),
    signingTime: at,
    name: identity.actingFor?.name ?? identity.verifiedName,
    ...(identity.actingFor && { reason: await actedBy(identity.verifiedName, signer.contract.locale) }),
  }).catch((error: unknown) => {
    throw inPersonsWords(error);
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
    fieldName: first.fieldName,
    digest: signed.digest,
    fields,
    chosen,
    stamp,
  };
  return transaction((tx) => commitSignature(tx, job, made));
}

/** What cannot be pressed where the sender wants it is told to whoever chose it. */
function inPersonsWords(error: unknown): unknown {
  if (!(error instanceof PadesError)) return error;
  if (error.code === "seal-too-large") return invalid("seal_too_large_here", { field: "seal" });
  return error;
}
