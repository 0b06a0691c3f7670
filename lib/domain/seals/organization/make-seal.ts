import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { canonicalJson, type JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { requireSeal, requireSealDeed } from "../grants/require-seal-deed";
import { namesAnother } from "./another-name";
import { type DrawnDesign, drawDesign, namesOf } from "./draw-design";
import { namedFor } from "./outdated-seals";
import { type changeSealInput, type makeSealInput, sealLimits } from "./seal.schema";
import { appendSealEvent } from "./seal-events";

/** An official seal is there already; another can be made when that one is retired. */
const oneOfficial = () => conflict("one_official_seal");

/**
 * Makes a seal of a design, in use at once unless it is wanted as a draft. Its names come from the verification.
 * @throws DomainError not_found, forbidden; invalid `seal_…` with the field; conflict `one_official_seal`, `too_many_seals`
 */
export async function makeSeal(
  actor: Actor,
  { organizationId, name, design: input, draft }: z.output<typeof makeSealInput>,
): Promise<{ sealId: string }> {
  return orOneOfficial(
    transaction(async (tx) => {
      const { organization } = await requireSealDeed(actor, organizationId, "manage", tx);
      await requireRoom(tx, organizationId);
      requireOwnName(name, organization.name);
      const sealId = newId();
      const drawn = drawDesign(input, namesOf(organization), sealId);
      await tx.seal.create({
        data: {
          id: sealId,
          organizationId,
          kind: input.kind,
          name,
          state: draft ? "draft" : "active",
          version: 1,
          chosenAt: new Date(),
          versions: {
            create: {
              id: newId(),
              number: 1,
              origin: "designed",
              ...drawn,
              namedFor: namedFor(namesOf(organization), input.kind),
              createdById: actor.accountId,
            },
          },
        },
      });
      await appendSealEvent(tx, sealId, {
        type: draft ? "drafted" : "made",
        actor,
        data: { kind: input.kind, version: 1, sha256: Buffer.from(drawn.sha256).toString("hex") },
      });
      return { sealId };
    }),
  );
}

/**
 * Gives a seal another design: a new version, in use at once; what was signed keeps the version it was signed with. A
 * draft stays one. A seal that was suspended because its names had changed is in use again with names that are right.
 * @throws DomainError as `makeSeal`; conflict `seal_ended`, `seal_in_review`; invalid `seal_kind_stays`
 */
export async function changeSeal(
  actor: Actor,
  { sealId, name, design: input }: z.output<typeof changeSealInput>,
): Promise<{ version: number }> {
  return transaction(async (tx) => {
    const { organization, seal } = await requireSeal(actor, sealId, "manage", tx);
    if (seal.state === "retired" || seal.state === "destroyed") throw conflict("seal_ended");
    if (seal.state === "in_review") throw conflict("seal_in_review");
    if (input.kind !== seal.kind) throw invalid("seal_kind_stays", { field: "kind" });
    if (name !== seal.name) requireOwnName(name, organization.name);
    const drawn = drawDesign(input, namesOf(organization), sealId);
    const names = namedFor(namesOf(organization), seal.kind);
    const [latest] = seal.versions;
    if (latest?.number === seal.version && isSame(latest, drawn, names)) {
      if (name === seal.name) return { version: seal.version };
      await tx.seal.update({ where: { id: sealId }, data: { name } });
      await appendSealEvent(tx, sealId, { type: "renamed", actor });
      return { version: seal.version };
    }
    const number = (latest?.number ?? 0) + 1;
    const version = { origin: "designed", ...drawn, namedFor: names, createdById: actor.accountId };
    await tx.sealVersion.create({ data: { id: newId(), sealId, number, ...version } });
    const renewed = seal.state === "suspended" && (await wasOutdated(tx, sealId));
    await tx.seal.update({
      where: { id: sealId },
      data: { name, version: number, ...(renewed && { state: "active" }) },
    });
    await appendSealEvent(tx, sealId, {
      type: "changed",
      actor,
      data: { version: number, sha256: Buffer.from(drawn.sha256).toString("hex") },
    });
    return { version: number };
  });
}

/** What a seal is called stands beside it in contracts and in evidence. @throws DomainError invalid `seal_another_name` */
function requireOwnName(name: string, verifiedName: string): void {
  if (namesAnother(name, verifiedName)) throw invalid("seal_another_name", { field: "name" });
}

/** Whether a version is drawn, designed and named as another would be; what shows only at a use counts too. */
function isSame(
  version: { sha256: Uint8Array; design: unknown; description: unknown; namedFor: string | null },
  { sha256, design, description }: DrawnDesign,
  names: string,
): boolean {
  return (
    Buffer.compare(version.sha256, sha256) === 0 &&
    version.namedFor === names &&
    canonicalJson([version.design, version.description] as JsonValue) ===
      canonicalJson([design, description] as unknown as JsonValue)
  );
}

/** Whether the last thing that moved the seal was that its names had changed. */
async function wasOutdated(tx: Transaction, sealId: string): Promise<boolean> {
  const last = await tx.sealEvent.findFirst({
    where: { sealId, type: { in: ["outdated", "suspended", "resumed", "activated"] } },
    orderBy: { sequence: "desc" },
    select: { type: true },
  });
  return last?.type === "outdated";
}

/** @throws DomainError conflict `too_many_seals` */
export async function requireRoom(tx: Transaction, organizationId: string): Promise<void> {
  const count = await tx.seal.count({ where: { organizationId, state: { not: "destroyed" } } });
  if (count >= sealLimits.seals) throw conflict("too_many_seals", { most: sealLimits.seals });
}

/** Two official seals made at once: the database lets one of them through. */
export async function orOneOfficial<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error)) throw oneOfficial();
    throw error;
  }
}
