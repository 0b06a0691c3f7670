import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { DomainError } from "@/lib/platform/errors";
import { sealFaces } from "@/lib/platform/fonts";
import { type Outline, OutlineError } from "@/lib/standards/seal-drawing/outline";
import { outlineDigest } from "@/lib/standards/seal-drawing/outline-digest";
import { TooLongForSealError } from "@/lib/standards/seal-drawing/seal/arc-text";
import { UncuttableTextError } from "@/lib/standards/seal-drawing/seal/cells";
import { describeSeal } from "@/lib/standards/seal-drawing/seal/describe-seal";
import { checkEmblem, type SealDescription } from "@/lib/standards/seal-drawing/seal/description";
import { SealDesignError, type SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { drawSeal } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { namesAnother } from "./another-name";
import type { DesignProblem, designInput, StoredDesign } from "./seal.schema";

export type DrawnDesign = {
  design: StoredDesign;
  description: SealDescription;
  outline: Outline;
  sha256: Uint8Array<ArrayBuffer>;
};

/** What the register says of an organization, as a seal is filled with it. */
export const namesOf = (organization: {
  name: string;
  legalRepresentative: string | null;
  creditCode: string | null;
}): SealNames => ({
  organization: organization.name,
  legalRepresentative: organization.legalRepresentative,
  taxNumber: organization.creditCode,
});

/** A design that cannot be drawn; what is to be changed stands in `problem`. */
export class DesignRefused extends DomainError {
  constructor(
    readonly problem: DesignProblem,
    readonly characters: string | undefined,
  ) {
    super("invalid", `seal_${problem.code}`, { field: problem.field, ...(characters && { characters }) });
  }
}

/**
 * Draws a design with verified names.
 * @param seed what a fine pattern is made from: the same for all versions of one seal, another for each seal
 * @throws DesignRefused
 */
export function drawDesign(input: z.output<typeof designInput>, names: SealNames, seed: string): DrawnDesign {
  try {
    // On a foreign-invested seal the lower arc is for the name in another language, which no register here knows.
    for (const field of ["line", "code"] as const)
      if ((field === "line" || input.kind !== "foreign") && namesAnother(input[field], names.organization))
        throw new DesignRefused({ field, code: "another_name" }, undefined);
    const emblem = input.centre === "emblem" && input.emblem !== null ? checkEmblem(input.emblem) : null;
    if (input.centre === "emblem" && !emblem) throw new OutlineError("there is no emblem");
    const design: StoredDesign = { ...input, emblem };
    const { finePattern, serial, ...rest } = design;
    const pattern = finePattern ? createHash("sha256").update(seed).digest("hex").slice(0, 32) : null;
    const description = describeSeal({ ...rest, pattern }, names);
    const outline = drawSeal(description, sealFaces());
    return { design, description, outline, sha256: digestOf(outline) };
  } catch (error) {
    throw refusal(error, input);
  }
}

export const digestOf = (outline: Outline): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(outlineDigest(outline), "hex"));

function refusal(error: unknown, typed: { line: string; code: string }): unknown {
  if (error instanceof OutlineError) return new DesignRefused({ field: "emblem", code: "emblem" }, undefined);
  if (error instanceof TooLongForSealError)
    return new DesignRefused(
      error.arc === "lower" ? { field: "code", code: "code" } : { field: "name", code: "name_too_long" },
      undefined,
    );
  if (error instanceof UncuttableTextError) {
    const within = (text: string) => error.missing.some((one) => text.includes(one));
    const field = within(typed.line) ? "line" : within(typed.code) ? "code" : "name";
    return new DesignRefused({ field, code: "uncuttable" }, error.missing.join(" "));
  }
  if (!(error instanceof SealDesignError)) return error;
  const { field } = error;
  if (field !== "names") return new DesignRefused({ field, code: field }, undefined);
  const code = error.message.includes("tax") ? "needs_tax_number" : "needs_representative";
  return new DesignRefused({ field, code }, undefined);
}
