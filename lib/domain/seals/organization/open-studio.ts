import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { SEAL_KINDS, type SealKind } from "@/lib/standards/seal-drawing/seal/design";
import { requireSealDeed } from "../grants/require-seal-deed";
import { DesignRefused, drawDesign, namesOf } from "./draw-design";
import { type DesignInput, designInput, type SealPreview } from "./seal.schema";
import { presetDesign } from "./seal-presets";

export type SealPreset = { kind: SealKind; design: DesignInput; preview: SealPreview };

export type Studio = {
  names: SealNames;
  /** The official seal that is there already; there is no place for another. */
  officialId: string | null;
  /** Who may use each seal without leave: names, or addresses of who has none yet. */
  owners: string[];
};

/** What the studio knows before anything is drawn. @throws DomainError not_found, forbidden */
export async function openStudio(actor: Actor, organizationId: string): Promise<Studio> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  const [official, owners] = await Promise.all([
    db().seal.findFirst({
      where: { organizationId, kind: "official", state: { notIn: ["retired", "destroyed"] } },
      select: { id: true },
    }),
    db().membership.findMany({
      where: { organizationId, role: "owner", endedAt: null },
      orderBy: { createdAt: "asc" },
      select: { account: { select: { email: true, person: { select: { name: true } } } } },
    }),
  ]);
  return {
    names: namesOf(organization),
    officialId: official?.id ?? null,
    owners: owners.map(({ account }) => account.person?.name ?? account.email),
  };
}

/** Every kind of seal in its usual form, with the organization's names. @throws DomainError not_found, forbidden */
export async function drawPresets(actor: Actor, organizationId: string): Promise<SealPreset[]> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  const names = namesOf(organization);
  return SEAL_KINDS.map((kind) => {
    const design = presetDesign(kind);
    return { kind, design, preview: previewOf(design, names, organizationId) };
  });
}

function previewOf(design: DesignInput, names: SealNames, seed: string): SealPreview {
  try {
    return { outline: drawDesign(designInput.parse(design), names, seed).outline };
  } catch (error) {
    if (!(error instanceof DesignRefused)) throw error;
    return { problem: error.problem, ...(error.characters && { characters: error.characters }) };
  }
}
