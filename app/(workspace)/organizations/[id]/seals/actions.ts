"use server";

import { z } from "zod";
import { changeGrant } from "@/lib/domain/seals/grants/change-grant";
import { endGrant } from "@/lib/domain/seals/grants/end-grant";
import { giveGrant } from "@/lib/domain/seals/grants/give-grant";
import { changeGrantInput, giveGrantInput, grantInput, setDutyInput } from "@/lib/domain/seals/grants/grant.schema";
import { setSealDuty } from "@/lib/domain/seals/grants/set-seal-duty";
import { lendSeal } from "@/lib/domain/seals/lending/lend-seal";
import { lendSealInput, passOnInput } from "@/lib/domain/seals/lending/lending.schema";
import { passOn } from "@/lib/domain/seals/lending/pass-on";
import { changeSeal, makeSeal } from "@/lib/domain/seals/organization/make-seal";
import { moveSeal } from "@/lib/domain/seals/organization/move-seal";
import { previewSeal } from "@/lib/domain/seals/organization/preview-seal";
import {
  changeSealInput,
  makeSealInput,
  moveSealInput,
  previewSealInput,
  sealInput,
} from "@/lib/domain/seals/organization/seal.schema";
import { withdrawUpload } from "@/lib/domain/seals/organization/upload-seal";
import { allowSilent, endSilent } from "@/lib/domain/seals/silent/manage-silent";
import { allowSilentInput } from "@/lib/domain/seals/silent/silent.schema";
import { action } from "@/lib/platform/web/action";

// A form asks while somebody types, one question at a time.
const previewAction = action({
  access: "signed-in",
  input: previewSealInput,
  // One for each stop in typing.
  limit: { name: "preview-seal", perHour: 3600, burst: 300 },
  run: previewSeal,
});

export async function askPreview(input: unknown) {
  return previewAction(input);
}

const makeAction = action({
  access: "signed-in",
  input: makeSealInput,
  limit: { name: "make-seal", perHour: 60, burst: 30 },
  run: makeSeal,
});

export async function submitSeal(input: unknown) {
  return makeAction(input);
}

const changeAction = action({
  access: "signed-in",
  input: changeSealInput,
  limit: { name: "make-seal", perHour: 60, burst: 30 },
  run: changeSeal,
});

export async function submitChange(input: unknown) {
  return changeAction(input);
}

const moveAction = action({ access: "signed-in", input: moveSealInput, run: moveSeal });

export async function submitMove(input: unknown) {
  return moveAction(input);
}

const withdrawAction = action({
  access: "signed-in",
  input: sealInput,
  run: (actor, { sealId }) => withdrawUpload(actor, sealId),
});

export async function submitWithdrawal(input: unknown) {
  return withdrawAction(input);
}

const grantAction = action({ access: "signed-in", input: giveGrantInput, run: giveGrant });

export async function submitGrant(input: unknown) {
  return grantAction(input);
}

const otherTermsAction = action({
  access: "signed-in",
  input: changeGrantInput,
  run: (actor, input) => changeGrant(actor, input),
});

export async function submitOtherTerms(input: unknown) {
  return otherTermsAction(input);
}

const lendAction = action({
  access: "signed-in",
  input: lendSealInput,
  limit: { name: "lend-seal", perHour: 20, burst: 10 },
  run: (actor, input) => lendSeal(actor, input),
});

export async function submitLoan(input: unknown) {
  return lendAction(input);
}

const passOnAction = action({ access: "signed-in", input: passOnInput, run: (actor, input) => passOn(actor, input) });

export async function submitPassingOn(input: unknown) {
  return passOnAction(input);
}

const endAction = action({ access: "signed-in", input: grantInput, run: endGrant });

export async function submitEnd(input: unknown) {
  return endAction(input);
}

const dutyAction = action({ access: "signed-in", input: setDutyInput, run: setSealDuty });

export async function submitDuty(input: unknown) {
  return dutyAction(input);
}

const silentAction = action({
  access: "signed-in",
  input: allowSilentInput,
  limit: { name: "silent-sealing", perHour: 60 },
  run: allowSilent,
});

/** Allows that contracts of a template are sealed without asking. */
export async function submitSilent(input: unknown) {
  return silentAction(input);
}

const endSilentAction = action({ access: "signed-in", input: z.object({ id: z.uuid() }), run: endSilent });

export async function endSilentSealing(input: unknown) {
  return endSilentAction(input);
}
