"use server";

import { z } from "zod";
import { takePad } from "@/lib/domain/seals/personal/follow-pad";
import { preferSignature, retireSignature } from "@/lib/domain/seals/personal/manage-signatures";
import { nameSealForm, nameSealLook } from "@/lib/domain/seals/personal/name-seal.schema";
import { closePad, openPad } from "@/lib/domain/seals/personal/open-pad";
import { padInput, takePadInput } from "@/lib/domain/seals/personal/pad.schema";
import { previewNameSeal } from "@/lib/domain/seals/personal/preview-name-seal";
import {
  saveDrawnSignature,
  saveGeneratedSignature,
  saveNameSeal,
  savePhotographedSignature,
} from "@/lib/domain/seals/personal/save-signature";
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

const photographedAction = action({
  access: "signed-in",
  input: saveDrawnInput,
  limit: { name: "save-signature", perHour: 60 },
  run: savePhotographedSignature,
});

export async function submitPhotographed(input: unknown) {
  return photographedAction(input);
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

const openPadAction = action({
  access: "signed-in",
  input: z.object({}),
  limit: { name: "open-pad", perHour: 60 },
  run: (actor) => openPad(actor),
});

/** A drawing pad for her phone, by a link. */
export async function startPad() {
  return openPadAction({});
}

const takePadAction = action({
  access: "signed-in",
  input: takePadInput,
  limit: { name: "save-signature", perHour: 60 },
  run: (actor, input) => takePad(actor, input),
});

/** Keeps what was drawn on the phone. */
export async function submitPad(input: unknown) {
  return takePadAction(input);
}

const closePadAction = action({ access: "signed-in", input: padInput, run: closePad });

export async function endPad(input: unknown) {
  return closePadAction(input);
}
