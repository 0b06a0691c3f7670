import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { textFonts } from "@/lib/platform/fonts";
import { newId } from "@/lib/platform/ids";
import { signIncrement } from "@/lib/standards/pades/sign";
import { checkOutline, type Outline } from "@/lib/standards/seal-drawing/outline";
import { type SignerMaterial, withSignerKey } from "../certificates/signing-material";
import { issueTimeStamp } from "../certificates/time-stamp";
import { StaleRevision } from "../contracts/append-revision";
import { readSegments } from "../contracts/read-segments";
import {
  commitSignature,
  type Job,
  type Made,
  ownFields,
  type PlacedField,
  type Signed,
  type SignInput,
} from "./commit-signature";
import { inTurn } from "./document-queue";
import { dayOfSigning, requireShown, valuesToWrite } from "./field-values";
import { requirePrintable } from "./printable";
import { signatureAppearance } from "./signature-appearance";
import { readIdentity, readSigner, requireIdentity, requireTurn } from "./signer-context";

/** Other processes can move the head between reading and committing; each lost race costs one more signature. */
const mostRaces = 40;

/**
 * The one way a person's signature comes into being: policy, proven intent, certificate and key, drawing, increment,
 * time stamp, and a commit that is whole or nothing. Nobody waits for anybody: signers of one document take turns
 * here, and a head that moved meanwhile is simply built upon.
 * @throws DomainError when it is not her turn, her name or certificate is missing, a required field is empty or
 *   holds another text than she has seen, the intent is not proven, or the time-stamping authority cannot answer; nothing is changed then
 */
export async function signContract(actor: Actor, input: SignInput): Promise<Signed> {
  const signer = await readSigner(actor, input.participantId);
  requireTurn(signer, actor);
  const identity = await readIdentity(actor, signer);
  requireIdentity(identity);
  const document = signer.contract.documents[0];
  if (!document) throw notFound();
  const { versionId, outline } = await ownSignature(input.sealId, identity.personId);
  const job: Job = { actor, input, signer, identity, documentId: document.id, versionId, outline };

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

/** @throws DomainError choose_a_signature for what is not hers or is not in use any more */
async function ownSignature(sealId: string, personId: string): Promise<{ versionId: string; outline: Outline }> {
  const seal = await db().seal.findUnique({
    where: { id: sealId },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const [version] = seal?.versions ?? [];
  if (!version || seal?.personId !== personId || seal.state !== "active")
    throw invalid("choose_a_signature", { field: "seal" });
  return { versionId: version.id, outline: checkOutline(version.outline) };
}

/** Signs the document as it stands now. @throws StaleRevision when another process's revision came first */
async function signOntoHead(job: Job, material: SignerMaterial): Promise<Signed> {
  const { identity, signer } = job;
  const { number: head, segments, size, hash } = await readSegments(job.documentId);
  // Asked after the head is read: a head that has her signature already was committed together with her new state.
  requireTurn(await readSigner(job.actor, signer.id), job.actor);
  const fields = await ownFields(signer.id, db());
  if (job.input.values) requireShown(fields, job.input.values);
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
    fields,
    stamp,
  };
  return transaction((tx) => commitSignature(tx, job, made));
}
