"use server";

import { preferSignature, retireSignature } from "@/lib/domain/seals/personal/manage-signatures";
import { nameSealForm, nameSealLook } from "@/lib/domain/seals/personal/name-seal.schema";
import { previewNameSeal } from "@/lib/domain/seals/personal/preview-name-seal";
import { saveDrawnSignature, saveGeneratedSignature, saveNameSeal } from "@/lib/domain/seals/personal/save-signature";
import { saveDrawnInput, saveGeneratedInput, signatureChoice } from "@/lib/domain/seals/personal/signature.schema";
import { action } from "@/lib/platform/web/action";

const drawnAction = action({
  access: "signed-in",
  input: saveDrawnInput,
  limit: { name: "save-signature", perHour: 60 },
  run: saveDrawnSignature,
});

export async function submitDrawn(input: unknown) {
  return drawnAction(input);
}

const generatedAction = action({
  access: "signed-in",
  input: saveGeneratedInput,
  limit: { name: "save-signature", perHour: 60 },
  run: saveGeneratedSignature,
});

export async function submitGenerated(input: unknown) {
  return generatedAction(input);
}

const preferAction = action({
  access: "signed-in",
  input: signatureChoice,
  run: (actor, { sealId }) => preferSignature(actor, sealId),
});

export async function submitPreferred(input: unknown) {
  return preferAction(input);
}

const retireAction = action({
  access: "signed-in",
  input: signatureChoice,
  run: (actor, { sealId }) => retireSignature(actor, sealId),
});

export async function submitRetired(input: unknown) {
  return retireAction(input);
}

const nameSealAction = action({
  access: "signed-in",
  input: nameSealLook,
  limit: { name: "save-signature", perHour: 60 },
  run: saveNameSeal,
});

export async function submitNameSeal(input: unknown) {
  return nameSealAction(input);
}

const previewAction = action({
  access: "signed-in",
  input: nameSealForm,
  limit: { name: "preview-name-seal", perHour: 1200 },
  run: previewNameSeal,
});

/** How the name looks in one form of seal, in each hand. */
export async function showNameSeal(input: unknown) {
  return previewAction(input);
}
