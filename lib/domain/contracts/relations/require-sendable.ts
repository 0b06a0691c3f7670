import "server-only";
import { isSameParty } from "@/lib/domain/seals/grants/grant-rules";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { otherVoid } from "./under-way";

/**
 * Refuses to send a related contract whose first one is no longer complete, and an agreement to end one beside another,
 * or without all who signed the first: it would end nothing.
 * @throws DomainError conflict `first_contract_ended`, `void_under_way`, `void_needs_all_parties` with `names`
 */
export async function requireSendableRelation(
  tx: Transaction,
  contract: { id: string; relation: string | null; relatesToId: string | null },
): Promise<void> {
  if (!contract.relatesToId) return;
  // Whoever sends another one in the same moment waits here.
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contract.relatesToId}::uuid FOR UPDATE`;
  const first = await tx.contract.findUniqueOrThrow({ where: { id: contract.relatesToId }, select: { state: true } });
  if (first.state !== "completed") throw conflict("first_contract_ended");
  if (contract.relation !== "void") return;
  if (await otherVoid(tx, contract.relatesToId)) throw conflict("void_under_way");
  const [needed, given] = [
    await tx.participant.findMany({ where: { contractId: contract.relatesToId, role: "signer", state: "signed" } }),
    await tx.participant.findMany({ where: { contractId: contract.id, role: "signer" } }),
  ];
  const missing = needed.filter((one) => !given.some((other) => isSamePartyAs(one, other)));
  if (missing.length > 0) {
    const names = [...new Set(missing.map(({ name, organizationName }) => organizationName ?? name))].join(", ");
    throw conflict("void_needs_all_parties", { names });
  }
}

type Party = { name: string; organizationName: string | null };

/** Whether two places are for the same party: an organization, whoever acts for it, or a person. */
export const isSamePartyAs = (a: Party, b: Party): boolean =>
  (a.organizationName === null) === (b.organizationName === null) &&
  isSameParty(a.organizationName ?? a.name, b.organizationName ?? b.name);
