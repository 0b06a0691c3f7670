import { z } from "zod";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { SIGNATURE_STYLES } from "@/lib/standards/seal-drawing/personal-signature";
import type { SealCut } from "@/lib/standards/seal-drawing/seal/description";

/** A drawn signature as the pad hands it over; `checkOutline` decides whether it is one. */
export const saveDrawnInput = z.object({ outline: z.unknown() });
export type SaveDrawnInput = z.infer<typeof saveDrawnInput>;

/** The hand to write the verified name in. The name itself is never taken from a form. */
export const saveGeneratedInput = z.object({ style: z.enum(SIGNATURE_STYLES) });
export type SaveGeneratedInput = z.infer<typeof saveGeneratedInput>;

export const signatureChoice = z.object({ sealId: z.uuid() });

/** How many signatures a person may have in use at once. */
export const mostSignatures = 12;

/** A signature, or a name seal 印 that stands for one. */
export type SignatureKind = "signature" | "name_seal";

/** How a signature came here: drawn on a pad, written by us in a hand, or taken from paper. */
export const signatureOrigins = ["drawn", "generated", "photographed"] as const;
export type SignatureOrigin = (typeof signatureOrigins)[number];

/** One of a person's own signatures. */
export type SignatureInfo = {
  id: string;
  kind: SignatureKind;
  origin: SignatureOrigin;
  /** Of a name seal: red on white, or white on red. */
  cut: SealCut | null;
  outline: Outline;
  /** Offered first when signing. */
  preferred: boolean;
  createdAt: Date;
};
