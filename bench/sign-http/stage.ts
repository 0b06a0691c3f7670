import { authenticationResponse, registrationResponse } from "../../lib/domain/accounts/passkey-response";
import { finishPasskey, startPasskey } from "../../lib/domain/accounts/register-passkey";
import { joinInvitations } from "../../lib/domain/contracts/invitations/open-invitation";
import { ownSignatures } from "../../lib/domain/seals/personal/own-signatures";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import type { Actor } from "../../lib/platform/actor";
import { db } from "../../lib/platform/db/client";
import { bigContract } from "../../tests/support/big-contract";
import { fillDraft, newDraft, sendNow } from "../../tests/support/contracts";
import { actorOf, becomeSigner, signedUp } from "../../tests/support/seeded-people";
import { softwareAuthenticator } from "../../tests/support/software-authenticator";
import { roomOf } from "./press";

const password = "correct horse battery";
const people = sandboxPeople.filter(({ behaviour, face }) => behaviour === "match" && !face);

/** Who signs: an account with a proven name, a certificate, a written signature and a passkey. */
export type Signing = {
  actor: Actor;
  name: string;
  sealId: string;
  press: ReturnType<typeof roomOf>;
  /** What her device answers to a challenge. */
  answer: (challenge: string) => ReturnType<typeof authenticationResponse.parse>;
};

export async function signerAt(origin: string, index: number): Promise<Signing> {
  const person = people[index];
  if (!person) throw new Error("the sandbox register has no more people");
  const email = `signer-${index}@example.com`;
  const cookie = await signedUp(email, password);
  await becomeSigner(email, person.name, person.idNumber);
  const actor = await actorOf(email);
  const device = softwareAuthenticator({ rpId: new URL(origin).hostname, origin });
  const { challenge } = await startPasskey(actor, { password });
  await finishPasskey(actor, { name: "Desk", response: registrationResponse.parse(device.register(challenge)) });
  const [signature] = await ownSignatures(actor.accountId);
  return {
    actor,
    name: person.name,
    sealId: signature?.id ?? "",
    press: roomOf(origin, cookie),
    answer: (asked) => authenticationResponse.parse(device.answer(asked)),
  };
}

/** One place to sign: whose, and what she is asked to write. */
export type Place = { participantId: string; textFields: string[] };

/** Contracts of one megabyte and 24 pages that are out; the places of each, in the order of the signers. */
export async function contractsFor(signers: readonly Signing[], count: number): Promise<Place[][]> {
  const sender = await actorOf(signers[0]?.actor.email ?? "");
  const file = bigContract(24);
  const contracts: Place[][] = [];
  for (let made = 0; made < count; made++) {
    const contractId = await newDraft(sender, file);
    const named = signers.map(({ name, actor }) => ({ name, email: actor.email }));
    await sendNow(sender, contractId, await fillDraft(sender, contractId, named));
    contracts.push(
      await Promise.all(
        signers.map(async ({ actor }) => {
          const where = { contractId, email: actor.email };
          const { id, fields } = await db().participant.findFirstOrThrow({ where, include: { fields: true } });
          return { participantId: id, textFields: fields.flatMap((one) => (one.kind === "text" ? [one.id] : [])) };
        }),
      ),
    );
  }
  for (const { actor } of signers) await joinInvitations(actor.accountId);
  return contracts;
}
