import "server-only";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { authenticationResponse } from "@/lib/domain/accounts/passkey-response";
import { startPasskeySecondFactor, verifyPasskeySecondFactor } from "@/lib/domain/accounts/passkey-second-factor";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { openOffice, wayIn } from "./second-factor";

export const startOfficePasskeyInput = z.object({ setUp: z.boolean() });

/**
 * Asks for a passkey as the second factor.
 * @param setUp any passkey of hers may answer, to become one; otherwise those that are
 * @throws DomainError not_found; invalid `no_passkey`; unavailable `passkeys_need_name`
 */
export async function startOfficePasskey(
  actor: Actor,
  { setUp }: z.output<typeof startOfficePasskeyInput>,
  now = new Date(),
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { officePasskeys, maySetUp } = await wayIn(actor);
  return startPasskeySecondFactor(actor, setUp && maySetUp ? null : officePasskeys, now);
}

export const showOfficePasskeyInput = z.object({ response: authenticationResponse });

/**
 * Shows the second factor in this session with a passkey. One that is no second factor yet becomes one where she may
 * set up something new; elsewhere it opens nothing, for the password alone can make a passkey.
 * @throws DomainError not_found; invalid `passkey_try_again`, `passkey_unknown`, `passkey_not_for_office`
 */
export async function showOfficePasskey(
  actor: Actor,
  { response }: z.output<typeof showOfficePasskeyInput>,
  now = new Date(),
): Promise<void> {
  const { administratorId, officePasskeys, maySetUp } = await wayIn(actor);
  const { passkeyId } = await verifyPasskeySecondFactor(actor, response, now);
  const isNew = !officePasskeys.includes(passkeyId);
  if (isNew && !maySetUp) throw invalid("passkey_not_for_office");
  await transaction(async (tx) => {
    if (isNew) {
      await tx.passkey.updateMany({
        where: { id: passkeyId, accountId: actor.accountId },
        data: { officeSince: now },
      });
      await tx.administrator.update({ where: { id: administratorId }, data: { setUpSessionId: null } });
    }
    await openOffice(tx, actor, administratorId, "passkey", isNew, now);
  });
}
