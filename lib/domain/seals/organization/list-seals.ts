import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { checkOutline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { requireSealDeed } from "../grants/require-seal-deed";
import type { SealState } from "../seal-states";
import type { SealCard, SealOrigin } from "./seal.schema";

const order: readonly string[] = ["active", "suspended", "in_review", "draft", "retired", "destroyed"];

/** An organization's seals, those in use first. @throws DomainError not_found, forbidden */
export async function listSeals(actor: Actor, organizationId: string): Promise<SealCard[]> {
  await requireSealDeed(actor, organizationId, "look");
  const rows = await db().seal.findMany({
    where: { organizationId },
    include: { versions: { orderBy: { number: "desc" } } },
    orderBy: { createdAt: "asc" },
    take: 500,
  });
  const cards = rows.flatMap((row) => cardOf(row) ?? []);
  return cards.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

type Row = {
  id: string;
  organizationId: string | null;
  kind: string;
  name: string;
  state: string;
  version: number;
  createdAt: Date;
  versions: readonly { number: number; origin: string; outline: unknown; createdAt: Date }[];
};

/** The seal as its version in use shows it, or its newest while none is; null where there is none at all. */
export function cardOf(row: Row): SealCard | null {
  const [newest] = row.versions;
  const shown = row.versions.find(({ number }) => number === row.version) ?? newest;
  if (!shown || !newest || !row.organizationId) return null;
  return {
    id: row.id,
    organizationId: row.organizationId,
    kind: row.kind as SealCard["kind"],
    name: row.name,
    state: row.state as SealState,
    version: row.version,
    origin: shown.origin as SealOrigin,
    outline: checkOutline(shown.outline, SEAL_LIMITS),
    createdAt: row.createdAt,
    changedAt: newest.createdAt,
  };
}
