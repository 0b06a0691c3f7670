import "server-only";
import { z } from "zod";
import { currentAllowance } from "@/lib/domain/verification/attempts";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export const liftLockInput = z.object({ personId: z.uuid(), reason: z.string().max(2000) });

/**
 * Gives a person her tries back: those before now no longer count. What was tried stays to be read.
 * @throws DomainError not_found; conflict `not_locked`, `lock_own` for oneself; invalid `reason_…`
 */
export async function liftLock(
  actor: Actor,
  { personId, reason: typed }: z.output<typeof liftLockInput>,
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.people);
  const reason = readReason(typed);
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const person = await tx.person.findUnique({ where: { id: personId }, select: { accountId: true } });
    if (!person) throw notFound();
    if (person.accountId === administrator.accountId) throw conflict("lock_own");
    const last = await tx.verificationStep.findFirst({
      where: { verification: { personId, organizationId: null } },
      orderBy: { createdAt: "desc" },
      select: { documentIndex: true },
    });
    const index = last?.documentIndex ? Uint8Array.from(last.documentIndex) : null;
    const { lockedUntil } = await currentAllowance(tx, personId, index, now);
    if (!lockedUntil) throw conflict("not_locked");
    await tx.person.update({ where: { id: personId }, data: { triesFrom: now } });
    await recordAct(tx, administrator, {
      action: "person.lock_lifted",
      subjectKind: "person",
      subjectId: personId,
      reason,
      data: { wouldHaveEnded: lockedUntil.toISOString() },
    });
  });
}
