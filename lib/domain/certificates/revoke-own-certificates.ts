import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { CrlReason } from "@/lib/standards/crl/build-crl";

/**
 * Ends a person's certificates: those that are good are revoked, which the next revocation list tells; what is between
 * intending and signing is abandoned. Their private keys are destroyed. What was signed with them before stays valid: the
 * time stamp proves that it was.
 * @returns how many were revoked
 */
export async function revokeOwnCertificates(
  tx: Transaction,
  personId: string,
  reason: CrlReason,
  now: Date,
): Promise<number> {
  await tx.certificate.updateMany({ where: { personId, state: "intended" }, data: { state: "abandoned" } });
  const { count } = await tx.certificate.updateMany({
    where: { personId, state: "issued" },
    data: { state: "revoked", revokedAt: now, revokedReason: reason },
  });
  await tx.signingKey.updateMany({
    where: { certificates: { some: { personId } } },
    data: { privateKeyCipher: null },
  });
  return count;
}
