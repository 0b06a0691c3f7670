import "server-only";
import { z } from "zod";
import { checkPassword } from "@/lib/domain/accounts/check-password";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import type { CrlReason } from "@/lib/standards/crl/build-crl";
import { revokeOwnCertificates } from "./revoke-own-certificates";

/** Why somebody revokes her own certificate, with what the revocation list says of it (RFC 5280 5.3.1). */
const reasons = {
  misused: "keyCompromise",
  name_changed: "affiliationChanged",
  not_needed: "cessationOfOperation",
} as const satisfies Record<string, CrlReason>;

export const revokeOwnCertificateInput = z.object({
  reason: z.enum(Object.keys(reasons) as [keyof typeof reasons]),
  password: z.string().min(1, "password_missing").max(2000),
});

/**
 * Revokes the actor's certificate for good, after her password: whoever finds a session open takes nothing from her. The
 * next revocation list names it, its key is destroyed, and what was signed before stays valid. She may get another.
 * @throws DomainError invalid `wrong_password`; conflict `certificate_needed` where none is valid; limited
 */
export async function revokeOwnCertificate(
  actor: Actor,
  { reason, password }: z.output<typeof revokeOwnCertificateInput>,
  now = new Date(),
): Promise<void> {
  if (!(await checkPassword(actor.email, password, actor.address)))
    throw invalid("wrong_password", { field: "password" });
  await transaction(async (tx) => {
    const { id } = await lockOwnPerson(tx, actor.accountId);
    if ((await revokeOwnCertificates(tx, id, reasons[reason], now)) === 0) throw conflict("certificate_needed");
  });
}
