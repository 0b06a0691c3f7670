import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { lockOwnChallenge } from "./own-challenge";

/**
 * The operator says that the organization has paid. It proves nothing; the screen counts from it, and administrators
 * who look for a payment see it. Said twice, the first time counts.
 * @throws DomainError not_found; conflict `payment_over`
 */
export async function declareSent(
  actor: Actor,
  { organizationId }: { organizationId: string },
  now = new Date(),
): Promise<void> {
  await transaction(async (tx) => {
    const { id, state, declaredSentAt } = await lockOwnChallenge(tx, actor, organizationId, "in");
    if (declaredSentAt || state === "matched") return;
    if (state !== "issued") throw conflict("payment_over");
    await tx.paymentChallenge.update({ where: { id }, data: { declaredSentAt: now } });
  });
}
