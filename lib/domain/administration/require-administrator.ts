import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type AdministratorRole, admission, type OfficeStanding } from "./policy";

/** Somebody who may work in the back office now. `address` is where the request came from, for the record. */
export type Administrator = { id: string; accountId: string; role: AdministratorRole; address: string };

/**
 * The actor as an administrator: enabled, in one of these roles (a chief is in all of them; none given means any), and
 * with a second factor shown in this session within twelve hours. Every query and command of the back office begins
 * with it.
 * @throws DomainError not_found for everybody who is no administrator: the back office is not there for them;
 *   forbidden `second_factor_needed`; forbidden `not_allowed` for administrators of another role
 */
export async function requireAdministrator(
  actor: Actor,
  ...roles: readonly AdministratorRole[]
): Promise<Administrator> {
  const standing = await readStanding(actor);
  const answer = admission(standing, roles, new Date());
  if (answer === "second_factor_needed") throw forbidden("second_factor_needed");
  if (answer === "other_role") throw forbidden();
  if (answer !== "admitted" || !standing) throw notFound();
  return {
    id: standing.id,
    accountId: actor.accountId,
    role: standing.role as AdministratorRole,
    address: actor.address,
  };
}

/** Row and session of whoever asks; null when the account is no administrator's. A session of somebody else: no factor. */
export async function readStanding(actor: Actor): Promise<(OfficeStanding & { id: string }) | null> {
  const [row, session] = await Promise.all([
    db().administrator.findUnique({
      where: { accountId: actor.accountId },
      select: { id: true, role: true, disabledAt: true },
    }),
    db().session.findFirst({
      where: { id: actor.sessionId, accountId: actor.accountId, revokedAt: null },
      select: { secondFactorAt: true },
    }),
  ]);
  if (!row) return null;
  const { id, role, disabledAt } = row;
  return { id, role, disabled: disabledAt !== null, secondFactorAt: session?.secondFactorAt ?? null };
}
