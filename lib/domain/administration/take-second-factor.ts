import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/** Takes an administrator's second factors back, everywhere and at once. */
export async function takeSecondFactor(tx: Transaction, administratorId: string): Promise<{ accountId: string }> {
  const { accountId } = await tx.administrator.update({
    where: { id: administratorId },
    data: { totpSecretCipher: null, totpConfirmedAt: null, totpLastStep: null, setUpSessionId: null },
    select: { accountId: true },
  });
  await tx.passkey.updateMany({ where: { accountId, officeSince: { not: null } }, data: { officeSince: null } });
  await tx.session.updateMany({ where: { accountId, secondFactorAt: { not: null } }, data: { secondFactorAt: null } });
  return { accountId };
}
