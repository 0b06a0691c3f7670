import { ensureAuthority } from "../../lib/domain/certificates/authority";
import { issueSignerCertificate } from "../../lib/domain/certificates/issue-signer-certificate";
import type { Draft } from "../../lib/domain/contracts/drafting/draft.schema";
import { openInvitation } from "../../lib/domain/contracts/invitations/open-invitation";
import { saveGeneratedSignature } from "../../lib/domain/seals/personal/save-signature";
import type { SignInput } from "../../lib/domain/signing/commit-signature";
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

/**
 * The nth person of the sandbox register with a certificate and a signature.
 * @param prove how her name is proven; by numbers unless given
 */
export async function newSigner(n: number, prove = newProvenActor): Promise<SigningPerson> {
  await ensureAuthority();
  const actor = await prove(n);
  await issueSignerCertificate(actor, { terms: await agreed("certificate_terms") });
  const { id } = await saveGeneratedSignature(actor, { style: "running" });
  return { ...actor, sealId: id };
}

/** Follows the newest invitation. @returns the participant's id */
export async function enter(person: Actor): Promise<string> {
  const [token] = (await tokensSentTo(person.email)).slice(-1);
  const invitation = await openInvitation(person, token ?? "");
  if (invitation.outcome !== "open") throw new Error(`the invitation is ${invitation.outcome}`);
  return invitation.participantId;
}

/** Writes the same text into every text field. */
export async function fillTexts(person: Actor, participantId: string, text = "杭州 12"): Promise<void> {
  const { fields } = await openRoom(person, participantId);
  const texts = fields.filter(({ kind }) => kind === "text");
  await fillFields(person, { participantId, values: Object.fromEntries(texts.map(({ id }) => [id, text])) });
}

/** A proven intent, by the mailed code. */
export async function provenIntent(person: SigningPerson, participantId: string): Promise<string> {
  const { intentId } = await sendSigningCode(person, participantId);
  await proveByCode(person, { participantId, intentId, sealId: person.sealId, code: await codeSentTo(person.email) });
  return intentId;
}

/** Follows the invitation, fills in, and proves the intention; what is left is the signature itself. */
export async function readyToSign(person: SigningPerson): Promise<SignInput> {
  const participantId = await enter(person);
  await fillTexts(person, participantId);
  const intentId = await provenIntent(person, participantId);
  return { participantId, intentId, sealId: person.sealId, utcOffsetMinutes: 480 };
}

/** All of it. */
export async function signAs(person: SigningPerson): Promise<void> {
  await signContract(person, await readyToSign(person));
}

/** The newest code in the mails to an address. */
export async function codeSentTo(email: string): Promise<string> {
  const mails = await db().mail.findMany({ where: { recipient: email }, orderBy: { createdAt: "desc" } });
  for (const { id, bodyCipher } of mails) {
    const code = bodyCipher && /\b(\d{6})\b/.exec(openBody(id, bodyCipher).text)?.[1];
    if (code) return code;
  }
  throw new Error("no mail has a code");
}

/** A contract out to these people, sent by the first of them. */
export async function sentContract(
  people: readonly (Actor & { name: string })[],
  changes: Partial<Draft> & { ordered?: boolean } = {},
  bytes?: Uint8Array,
): Promise<{ contractId: string; documentId: string }> {
  const [sender] = people;
  if (!sender) throw new Error("nobody sends a contract");
  const contractId = await newDraft(sender, bytes);
  await sendNow(sender, contractId, await fillDraft(sender, contractId, [...people], changes));
  const { id } = await db().document.findFirstOrThrow({ where: { contractId } });
  return { contractId, documentId: id };
}
