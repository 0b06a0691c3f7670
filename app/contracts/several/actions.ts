"use server";

import { authenticationResponse } from "@/lib/domain/accounts/passkey-response";
import {
  batchInput,
  batchItemInput,
  openBatchInput,
  proveBatchCodeInput,
  proveBatchInput,
  proveBatchPasswordInput,
  signBatchItemInput,
} from "@/lib/domain/signing/batch/batch.schema";
import { markShown, openBatch } from "@/lib/domain/signing/batch/open-batch";
import {
  proveBatchByCode,
  proveBatchByPasskey,
  proveBatchByPassword,
  sendBatchCode,
  startBatchPasskey,
} from "@/lib/domain/signing/batch/prove-batch";
import { signBatchItem } from "@/lib/domain/signing/batch/sign-batch-item";
import { action } from "@/lib/platform/web/action";

const openAction = action({
  access: "signed-in",
  input: openBatchInput,
  limit: { name: "open-batch", perHour: 60 },
  run: openBatch,
});

/** Takes contracts together. */
export async function openSeveral(input: unknown) {
  return openAction(input);
}

const shownAction = action({ access: "signed-in", input: batchItemInput, run: markShown });

/** One of them was read to its end. */
export async function markOneShown(input: unknown) {
  return shownAction(input);
}

const codeAction = action({
  access: "signed-in",
  input: batchInput,
  run: (actor, { batchId }) => sendBatchCode(actor, batchId),
});

export async function sendCodeForAll(input: unknown) {
  return codeAction(input);
}

const proveCodeAction = action({
  access: "signed-in",
  input: proveBatchCodeInput,
  limit: { name: "sign", perHour: 120 },
  run: proveBatchByCode,
});

/** The last confirmation; what is proven is signed one by one afterwards. */
export async function proveAllByCode(input: unknown) {
  return proveCodeAction(input);
}

const passkeyAction = action({
  access: "signed-in",
  input: batchInput,
  run: (actor, { batchId }) => startBatchPasskey(actor, batchId),
});

export async function startPasskeyForAll(input: unknown) {
  return passkeyAction(input);
}

const provePasskeyAction = action({
  access: "signed-in",
  input: proveBatchInput.extend({ response: authenticationResponse }),
  limit: { name: "sign", perHour: 120 },
  run: proveBatchByPasskey,
});

export async function proveAllByPasskey(input: unknown) {
  return provePasskeyAction(input);
}

const provePasswordAction = action({
  access: "signed-in",
  input: proveBatchPasswordInput,
  limit: { name: "sign", perHour: 120 },
  run: proveBatchByPassword,
});

export async function proveAllByPassword(input: unknown) {
  return provePasswordAction(input);
}

const signAction = action({
  access: "signed-in",
  input: signBatchItemInput,
  // As many as a person can confirm in an hour.
  limit: { name: "sign-one-of-several", perHour: 600 },
  run: signBatchItem,
});

/** Signs one of them, with the intent that was proven for it. */
export async function signOneOfSeveral(input: unknown) {
  return signAction(input);
}
