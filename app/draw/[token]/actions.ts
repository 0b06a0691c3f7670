"use server";

import { drawOnPad, markPadOpened } from "@/lib/domain/seals/personal/draw-on-pad";
import { drawOnPadInput, padTokenInput } from "@/lib/domain/seals/personal/pad.schema";
import { action } from "@/lib/platform/web/action";

const openedAction = action({
  access: "anyone",
  input: padTokenInput,
  limit: { name: "pad-opened", perHour: 240 },
  run: (_, { token }) => markPadOpened(token),
});

/** Tells the computer that the phone is there. */
export async function tellOpened(input: unknown) {
  return openedAction(input);
}

const drawAction = action({
  access: "anyone",
  input: drawOnPadInput,
  limit: { name: "draw-on-pad", perHour: 3600 },
  run: (_, input) => drawOnPad(input),
});

/** Shows the computer what is drawn so far, or hands it over. */
export async function showDrawing(input: unknown) {
  return drawAction(input);
}
