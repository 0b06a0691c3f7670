"use server";

import { z } from "zod";
import { authenticationResponse } from "@/lib/domain/accounts/passkey-response";
import { handOver } from "@/lib/domain/contracts/changes/hand-over";
import { requestCorrection } from "@/lib/domain/contracts/changes/request-correction";
import { knownParticipantSchema, noteSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import { declineContract } from "@/lib/domain/contracts/endings/decline-contract";
import { approveContract } from "@/lib/domain/contracts/turns/approve-contract";
import { askForSeals } from "@/lib/domain/signing/ask-for-seals";
import { beginFaceIntent, followFaceIntent } from "@/lib/domain/signing/face-intent";
import {
  askForSealsInput,
  beginFaceInput,
  fillFieldsInput,
  followFaceInput,
  proveCodeInput,
  provePasswordInput,
  signInput,
  startIntentInput,
} from "@/lib/domain/signing/fields.schema";
import { fillFields } from "@/lib/domain/signing/fill-fields";
import {
  proveByCode,
  proveByPasskey,
  proveBySignPassword,
  sendSigningCode,
  startPasskeyIntent,
} from "@/lib/domain/signing/intents";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { action } from "@/lib/platform/web/action";

const saveValuesAction = action({ access: "signed-in", input: fillFieldsInput, run: fillFields });

/** Keeps what the signer has typed so far. */
export async function saveValues(input: unknown) {
  return saveValuesAction(input);
}

const sendCodeAction = action({
  access: "signed-in",
  input: startIntentInput,
  run: (actor, { participantId }) => sendSigningCode(actor, participantId),
});

export async function sendCode(input: unknown) {
  return sendCodeAction(input);
}

const signWithCodeAction = action({
  access: "signed-in",
  input: proveCodeInput.extend(signInput.shape),
  limit: { name: "sign", perHour: 120 },
  run: async (actor, input) => {
    await proveByCode(actor, input);
    return signContract(actor, input);
  },
});

/** The code is the last confirmation: proven, it is used at once. */
export async function signWithCode(input: unknown) {
  return signWithCodeAction(input);
}

const startPasskeyAction = action({
  access: "signed-in",
  input: startIntentInput,
  run: (actor, { participantId }) => startPasskeyIntent(actor, participantId),
});

export async function startPasskey(input: unknown) {
  return startPasskeyAction(input);
}

const signWithPasskeyAction = action({
  access: "signed-in",
  input: signInput.omit({ intentId: true }).extend({ response: authenticationResponse }),
  limit: { name: "sign", perHour: 120 },
  run: async (actor, input) => {
    const { intentId } = await proveByPasskey(actor, input);
    return signContract(actor, { ...input, intentId });
  },
});

export async function signWithPasskey(input: unknown) {
  return signWithPasskeyAction(input);
}

const signWithPasswordAction = action({
  access: "signed-in",
  input: provePasswordInput,
  limit: { name: "sign", perHour: 120 },
  run: async (actor, input) => {
    const { intentId } = await proveBySignPassword(actor, input);
    return signContract(actor, { ...input, intentId });
  },
});

export async function signWithPassword(input: unknown) {
  return signWithPasswordAction(input);
}

const beginFaceAction = action({ access: "signed-in", input: beginFaceInput, run: beginFaceIntent });

/** Begins a comparison of faces as the last confirmation. */
export async function beginFace(input: unknown) {
  return beginFaceAction(input);
}

const followFaceAction = action({ access: "signed-in", input: followFaceInput, run: followFaceIntent });

/** Asks the provider how it stands. */
export async function followFace(input: unknown) {
  return followFaceAction(input);
}

const askForSealsAction = action({
  access: "signed-in",
  input: askForSealsInput,
  limit: { name: "ask-for-seals", perHour: 60 },
  run: askForSeals,
});

/** Asks whoever approves the uses of the chosen seals. */
export async function askForTheSeals(input: unknown) {
  return askForSealsAction(input);
}

const approveAction = action({
  access: "signed-in",
  input: z.object({ participantId: z.uuid() }),
  run: approveContract,
});

/** Agrees that the contract goes on as it stands. */
export async function approve(input: unknown) {
  return approveAction(input);
}

const handOverAction = action({
  access: "signed-in",
  input: z.object({ participantId: z.uuid() }).extend(knownParticipantSchema.pick({ name: true, email: true }).shape),
  limit: { name: "hand-over", perHour: 20 },
  run: handOver,
});

/** Lets a colleague act in one's place. */
export async function handOverPlace(input: unknown) {
  return handOverAction(input);
}

const declineAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid(), reason: noteSchema(500).optional() }),
  run: declineContract,
});

export async function decline(input: unknown) {
  return declineAction(input);
}

const askCorrectionAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid(), note: noteSchema(500).optional() }),
  run: requestCorrection,
});

/** Tells the sender that the invitation names somebody else. */
export async function askCorrection(input: unknown) {
  return askCorrectionAction(input);
}

/** Signs again with an intent that was proven, when the signature itself failed: no second code is asked for. */
const retrySignAction = action({
  access: "signed-in",
  input: signInput,
  limit: { name: "sign", perHour: 120 },
  run: signContract,
});

export async function retrySign(input: unknown) {
  return retrySignAction(input);
}
