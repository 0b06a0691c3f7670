"use server";

import { checkAddressLimit } from "@/lib/domain/verification/address-limit";
import { cancelStep } from "@/lib/domain/verification/cancel-step";
import { confirmCode, resendCode } from "@/lib/domain/verification/confirm-code";
import { followStep } from "@/lib/domain/verification/follow-step";
import { proveByFace } from "@/lib/domain/verification/prove-by-face";
import { proveByCard, proveByMobile, proveIdentity } from "@/lib/domain/verification/prove-identity";
import {
  proveCardInput,
  proveFaceInput,
  proveIdentityInput,
  proveMobileInput,
  stepCodeInput,
  stepInput,
} from "@/lib/domain/verification/prove-identity.schema";
import type { Actor } from "@/lib/platform/actor";
import { action } from "@/lib/platform/web/action";

/** Tries of all methods count together. */
const limit = { name: "prove-identity", perHour: 30 };

/** A try, counted for the network address it comes from as well. */
const tried =
  <Input, Output>(run: (actor: Actor, input: Input) => Promise<Output>) =>
  async (actor: Actor, input: Input): Promise<Output> => {
    await checkAddressLimit(actor.address);
    return run(actor, input);
  };

const numberAction = action({
  access: "signed-in",
  input: proveIdentityInput,
  limit,
  run: tried((actor, input) => proveIdentity(actor, input)),
});

export async function submitIdentity(input: unknown) {
  return numberAction(input);
}

const mobileAction = action({
  access: "signed-in",
  input: proveMobileInput,
  limit,
  run: tried((actor, input) => proveByMobile(actor, input)),
});

export async function submitMobile(input: unknown) {
  return mobileAction(input);
}

const cardAction = action({
  access: "signed-in",
  input: proveCardInput,
  limit,
  run: tried((actor, input) => proveByCard(actor, input)),
});

export async function submitCard(input: unknown) {
  return cardAction(input);
}

const faceAction = action({
  access: "signed-in",
  input: proveFaceInput,
  limit,
  run: tried((actor, input) => proveByFace(actor, input)),
});

export async function submitFace(input: unknown) {
  return faceAction(input);
}

const codeAction = action({
  access: "signed-in",
  input: stepCodeInput,
  limit: { name: "identity-code-answer", perHour: 60 },
  run: (actor, input) => confirmCode(actor, input),
});

export async function submitCode(input: unknown) {
  return codeAction(input);
}

const resendAction = action({
  access: "signed-in",
  input: stepInput,
  limit: { name: "identity-code-again", perHour: 20 },
  run: (actor, input) => resendCode(actor, input),
});

export async function sendAnotherCode(input: unknown) {
  return resendAction(input);
}

const followAction = action({
  access: "signed-in",
  input: stepInput,
  // Every three seconds from two pages at once.
  limit: { name: "identity-follow", perHour: 2400, burst: 600 },
  run: (actor, input) => followStep(actor, input),
});

export async function lookAtStep(input: unknown) {
  return followAction(input);
}

const cancelAction = action({
  access: "signed-in",
  input: stepInput,
  limit: { name: "identity-cancel", perHour: 60 },
  run: (actor, input) => cancelStep(actor, input),
});

export async function submitCancel(input: unknown) {
  return cancelAction(input);
}
