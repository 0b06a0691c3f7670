import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { requireSealDeed } from "../leave/require-seal-deed";
import { DesignRefused, drawDesign, namesOf } from "./draw-design";
import type { previewSealInput, SealPreview } from "./seal.schema";

/**
 * A design as it would look, with the organization's verified names; nothing is kept.
 * @throws DomainError not_found, forbidden
 */
export async function previewSeal(
  actor: Actor,
  { organizationId, design }: z.output<typeof previewSealInput>,
): Promise<SealPreview> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  try {
    return { outline: drawDesign(design, namesOf(organization), organizationId).outline };
  } catch (error) {
    if (!(error instanceof DesignRefused)) throw error;
    return { problem: error.problem, ...(error.characters && { characters: error.characters }) };
  }
}
