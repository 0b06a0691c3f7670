import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { appendSealEvent } from "../organization/seal-events";

/**
 * The handler of `seal.lent`: a letter that lends a seal was sealed, or will not be. Sealed with the lending
 * organization's own certificate by one of its owners, the leave counts; otherwise it has ended. Done twice, it changes
 * nothing.
 */
export async function sealLent({ contractId }: Record<string, string>): Promise<void> {
  if (!contractId) return;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
    const grant = await tx.sealGrant.findUnique({
      where: { authorizationId: contractId },
      include: { seal: true, grantee: { select: { name: true } }, authorization: { select: { state: true } } },
    });
    if (grant?.state !== "waiting" || !grant.authorization) return;
    await tx.$queryRaw`SELECT id FROM seal WHERE id = ${grant.sealId}::uuid FOR UPDATE`;
    const { state } = grant.authorization;
    if (state === "out" || state === "sending" || state === "draft") return;
    const sealed = state === "completed" && (await ownerSealed(tx, contractId, grant.seal.organizationId));
    await tx.sealGrant.update({
      where: { id: grant.id },
      data: sealed ? { state: "given" } : { state: "ended", endedAt: new Date() },
    });
    await appendSealEvent(tx, grant.sealId, {
      type: sealed ? "granted" : "grant_ended",
      actor: null,
      data: { grant: grant.id, to: grant.grantee?.name ?? "" },
    });
  });
}

/** Whoever keeps seals can correct to whom a letter goes, and others than owners may use some seal: neither lends one. */
async function ownerSealed(tx: Transaction, contractId: string, organizationId: string | null): Promise<boolean> {
  if (!organizationId) return false;
  const signatures = await tx.signature.findMany({
    where: { contractId, certificate: { role: "organization", organizationId } },
    select: { participant: { select: { accountId: true } } },
  });
  const signers = signatures.flatMap(({ participant }) => participant?.accountId ?? []);
  const where = { organizationId, role: "owner", endedAt: null, accountId: { in: signers } };
  return (await tx.membership.count({ where })) > 0;
}
