import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Whether a contract can be ended or amended by another one. An agreement that ended a contract has done what it can;
 * letters by which somebody is authorized or a seal is lent are ended where they are given.
 */
export async function isRelatable(
  client: Transaction,
  contract: { id: string; relation: string | null },
): Promise<boolean> {
  if (contract.relation === "void") return false;
  const [step, grant] = [
    await client.verificationStep.count({ where: { contractId: contract.id } }),
    await client.sealGrant.count({ where: { authorizationId: contract.id } }),
  ];
  return step + grant === 0;
}
