import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { notFound } from "@/lib/platform/errors";
import { requireSeal, requireSealDeed } from "../grants/require-seal-deed";
import { DesignRefused, drawDesign, namesOf } from "./draw-design";
import type { previewSealInput, SealPreview } from "./seal.schema";

/**
 * A design as it would look, with the organization's verified names; nothing is kept. A fine pattern is drawn as a new seal
 * might have it, or as the seal has it that is changed.
 * @throws DomainError not_found, forbidden
 */
export async function previewSeal(
  actor: Actor,
  { organizationId, design, sealId }: z.output<typeof previewSealInput>,
): Promise<SealPreview> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  if (sealId && (await requireSeal(actor, sealId, "manage")).organization.id !== organizationId) throw notFound();
  try {
    return { outline: drawDesign(design, namesOf(organization), sealId ?? organizationId).outline };
  } catch (error) {
    if (!(error instanceof DesignRefused)) throw error;
    return { problem: error.problem, ...(error.characters && { characters: error.characters }) };
  }
}
