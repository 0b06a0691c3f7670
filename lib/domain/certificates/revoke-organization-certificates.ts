import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { CrlReason } from "@/lib/standards/crl/build-crl";

/**
 * Revokes what an organization's certificates are from now on; the next revocation list names them. What is between
 * intending and signing is abandoned, so that nothing is issued for an organization that is no more.
 * @returns how many were revoked
 */
export async function revokeOrganizationCertificates(
  tx: Transaction,
  organizationId: string,
  reason: CrlReason,
  now: Date,
): Promise<number> {
  await tx.certificate.updateMany({ where: { organizationId, state: "intended" }, data: { state: "abandoned" } });
  const { count } = await tx.certificate.updateMany({
    where: { organizationId, state: "issued" },
    data: { state: "revoked", revokedAt: now, revokedReason: reason },
  });
  return count;
}
