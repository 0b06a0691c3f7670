import { ensureAuthority } from "../../lib/domain/certificates/authority";
import { issueSignerCertificate } from "../../lib/domain/certificates/issue-signer-certificate";
import { openInvitation } from "../../lib/domain/contracts/open-invitation";
import { saveGeneratedSignature } from "../../lib/domain/seals/save-signature";
import { fillFields } from "../../lib/domain/signing/fill-fields";
import { proveByCode, sendSigningCode } from "../../lib/domain/signing/intents";
import { openRoom } from "../../lib/domain/signing/open-room";
import { signContract } from "../../lib/domain/signing/sign-contract";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { openBody } from "../../lib/platform/mail/mail-body";
import { fillDraft, newDraft, sendNow, tokensSentTo } from "./contracts";
import { agreed, newProvenActor } from "./people";

export type SigningPerson = Actor & { name: string; sealId: string };

/** The nth person of the sandbox register with a certificate and a signature. */
export async function newSigner(n: number): Promise<SigningPerson> {
  await ensureAuthority();
  const actor = await newProvenActor(n);
  await issueSignerCertificate(actor, { terms: await agreed("certificate_terms") });
  const { id } = await saveGeneratedSignature(actor, { style: "running" });
  return { ...actor, sealId: id };
}

/** Follows the invitation, fills in, proves the intention by the mailed code, and signs. */
export async function signAs(person: SigningPerson): Promise<void> {
  const [token] = (await tokensSentTo(person.email)).slice(-1);
  const invitation = await openInvitation(person, token ?? "");
  if (invitation.outcome !== "open") throw new Error(`the invitation is ${invitation.outcome}`);
  const { participantId } = invitation;
  const room = await openRoom(person, participantId);
  const texts = room.fields.filter(({ kind }) => kind === "text");
  await fillFields(person, { participantId, values: Object.fromEntries(texts.map(({ id }) => [id, "杭州 12"])) });
  const { intentId } = await sendSigningCode(person, participantId);
  await proveByCode(person, { participantId, intentId, code: await codeSentTo(person.email) });
  await signContract(person, { participantId, intentId, sealId: person.sealId, utcOffsetMinutes: 480 });
}

async function codeSentTo(email: string): Promise<string> {
  const mails = await db().mail.findMany({ where: { recipient: email }, orderBy: { createdAt: "desc" } });
  for (const { id, bodyCipher } of mails) {
    const code = bodyCipher && /\b(\d{6})\b/.exec(openBody(id, bodyCipher).text)?.[1];
    if (code) return code;
  }
  throw new Error("no mail has a code");
}

/** A contract out to these people, sent by the first of them. */
export async function sentContract(people: SigningPerson[]): Promise<{ contractId: string; documentId: string }> {
  const sender = people[0] as SigningPerson;
  const contractId = await newDraft(sender);
  const signers = people.map(({ name, email }) => ({ name, email }));
  await sendNow(sender, contractId, await fillDraft(sender, contractId, signers));
  const { id } = await db().document.findFirstOrThrow({ where: { contractId } });
  return { contractId, documentId: id };
}
