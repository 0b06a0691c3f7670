import { fillFields } from "../../lib/domain/signing/fill-fields";
import { proveByPasskey, startPasskeyIntent } from "../../lib/domain/signing/intents";
import { signContract } from "../../lib/domain/signing/sign-contract";
import type { Place, Signing } from "./stage";

const choiceOf = ({ sealId }: Signing) => ({ sealId, seals: {}, utcOffsetMinutes: 480 });

/** What she writes, and how she chooses. */
function inputOf(signer: Signing, { participantId, textFields }: Place) {
  const values = Object.fromEntries(textFields.map((id) => [id, "No. 18 Wensan Road, Hangzhou"]));
  return { fill: { participantId, values }, sign: { participantId, ...choiceOf(signer), values } };
}

/** One whole act over HTTP, as the room does it: the fields, the question to the passkey, the signature. */
export async function actOverHttp(signer: Signing, place: Place): Promise<void> {
  const { fill, sign } = inputOf(signer, place);
  await signer.press("saveValues", fill);
  const options = await signer.press<{ challenge: string }>("startPasskey", { participantId: place.participantId });
  const input = { ...sign, response: signer.answer(options.challenge) };
  await signer.press("signWithPasskey", input);
}

/** The same by the same functions, called in this process. */
export async function actHere(signer: Signing, place: Place): Promise<void> {
  const { fill, sign } = inputOf(signer, place);
  await fillFields(signer.actor, fill);
  const options = await startPasskeyIntent(signer.actor, place.participantId);
  const { intentId } = await proveByPasskey(signer.actor, { ...sign, response: signer.answer(options.challenge) });
  await signContract(signer.actor, { ...sign, intentId });
}
