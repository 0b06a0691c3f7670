import { z } from "zod";
import type { Outline } from "@/lib/standards/seal-drawing/outline";

/** How long the link to a pad works. */
export const padMinutes = 15;

export const padStates = ["open", "drawing", "drawn", "taken"] as const;
export type PadState = (typeof padStates)[number];

/** What the phone sends: the drawing so far, none when it was cleared, and whether it is finished. */
export const drawOnPadInput = z.object({
  token: z.string().max(100),
  outline: z.unknown(),
  done: z.boolean(),
});
export type DrawOnPadInput = z.infer<typeof drawOnPadInput>;

export const padTokenInput = z.object({ token: z.string().max(100) });

export const padInput = z.object({ padId: z.uuid() });

/** The drawing that its owner has seen: another one is not taken in its place. */
export const takePadInput = padInput.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export type TakePadInput = z.infer<typeof takePadInput>;

export type NewPad = { padId: string; link: string; expiresAt: Date };

/** A pad as the computer sees it. The outline is left out where it is the one that the computer has already. */
export type PadView =
  | { state: "over" }
  | { state: "open"; opened: boolean }
  | { state: "drawing" | "drawn"; digest: string; outline?: Outline };
