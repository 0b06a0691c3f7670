import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { checkOutline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { mayWithSeals } from "../grants/policy";
import { requireSeal } from "../grants/require-seal-deed";
import { sealMayMove } from "../seal-states";
import { namesOf } from "./draw-design";
import { cardOf } from "./list-seals";
import { bearsNames } from "./outdated-seals";
import type { SealMoves, SealOrigin, SealPage, SealVersionLine, StoredDesign } from "./seal.schema";

/** Everything that the page of one seal shows. @throws DomainError not_found */
export async function getSeal(actor: Actor, sealId: string): Promise<SealPage> {
  const { seal, organization, membership } = await requireSeal(actor, sealId, "look");
  const card = cardOf(seal);
  if (!card) throw notFound();
  const makers = await db().person.findMany({
    where: { accountId: { in: seal.versions.flatMap(({ createdById }) => createdById ?? []) } },
    select: { accountId: true, name: true },
  });
  const names = new Map(makers.map(({ accountId, name }) => [accountId, name]));
  const versions = seal.versions.map(
    ({ number, origin, outline, createdAt, createdById, review }): SealVersionLine => ({
      number,
      origin: origin as SealOrigin,
      outline: checkOutline(outline, SEAL_LIMITS),
      createdAt,
      by: (createdById && names.get(createdById)) || null,
      review: (review?.state ?? null) as SealVersionLine["review"],
      reviewReason: review?.reason ?? null,
    }),
  );
  const manages = mayWithSeals("manage", membership, organization.state);
  const waits = versions.some(({ review }) => review === "waiting");
  // A seal under review is taken back, not moved.
  const movable = manages && seal.state !== "in_review";
  const to = (state: string) => movable && sealMayMove(seal.state, state) && seal.state !== state;
  const designed = versions[0]?.origin === "designed";
  const may: SealMoves = {
    change: manages && !waits && ["draft", "active", "suspended"].includes(seal.state),
    activate: seal.state === "draft" && designed && to("active"),
    suspend: to("suspended"),
    resume: seal.state === "suspended" && to("active"),
    retire: to("retired"),
    destroy: to("destroyed"),
    withdraw: manages && waits,
    grant: mayWithSeals("grant", membership, organization.state) && ["active", "suspended"].includes(seal.state),
    audit: mayWithSeals("audit", membership, organization.state),
    copy: manages && seal.version > 0 && seal.state !== "destroyed",
  };
  return {
    ...card,
    versions,
    design: (seal.versions[0]?.design ?? null) as StoredDesign | null,
    outdated: seal.version > 0 && !bearsNames(seal, namesOf(organization)),
    may,
  };
}
