import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { namesOf } from "./draw-design";
import { appendSealEvent } from "./seal-events";

/** The names that a version is made for, as one text: under other names it is another's seal. */
export const namedFor = ({ organization, legalRepresentative }: SealNames, kind: string): string =>
  kind === "legal_representative" ? `${organization}\n${legalRepresentative ?? ""}` : organization;

/** Whether a seal's version in use bears the names that the register has now. */
export const bearsNames = (
  seal: { kind: string; version: number; versions: readonly { number: number; namedFor: string | null }[] },
  names: SealNames,
): boolean => seal.versions.find(({ number }) => number === seal.version)?.namedFor === namedFor(names, seal.kind);

/**
 * Suspends an organization's seals that bear a name it does not have any more: who keeps them makes new versions. Call it
 * in the transaction that changes the names.
 */
export async function suspendOutdatedSeals(tx: Transaction, organizationId: string): Promise<void> {
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const active = await tx.seal.findMany({
    where: { organizationId, state: "active" },
    select: { id: true, kind: true, version: true, versions: { select: { number: true, namedFor: true } } },
    orderBy: { id: "asc" },
  });
  for (const seal of active.filter((one) => !bearsNames(one, namesOf(organization)))) {
    await tx.seal.update({ where: { id: seal.id }, data: { state: "suspended" } });
    await appendSealEvent(tx, seal.id, { type: "outdated", actor: null });
  }
}
