import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { conflict, notFound } from "@/lib/platform/errors";
import type { Limit } from "@/lib/platform/limits/rate-limit";
import { recordAct } from "./acts";
import { admission } from "./policy";
import { readStanding } from "./require-administrator";

/** Five wrong codes, then one in twelve minutes. */
export const wrongCodes: Limit = { name: "second-factor", perHour: 5 };

export type SecondFactorMethod = "totp" | "passkey";

/** An administrator on her way in: who she is, what she can show, and whether she may set up something new. */
export type WayIn = {
  administratorId: string;
  totp: boolean;
  /** Ids of the passkeys that are second factors already. */
  officePasskeys: string[];
  /** The account has passkeys, of which one could become a second factor. */
  anyPasskey: boolean;
  /** In the session in which the link was used while nothing is set up, or after a factor was shown. */
  maySetUp: boolean;
  /** A factor was shown in this session and still counts. */
  shown: boolean;
};

/** @throws DomainError not_found for everybody who is no administrator */
export async function wayIn(actor: Actor): Promise<WayIn> {
  const standing = await readStanding(actor);
  const answer = admission(standing, [], new Date());
  if (answer === "not_an_administrator") throw notFound();
  const [row, passkeys] = await Promise.all([
    db().administrator.findUniqueOrThrow({ where: { accountId: actor.accountId } }),
    db().passkey.findMany({ where: { accountId: actor.accountId }, select: { id: true, officeSince: true } }),
  ]);
  const totp = row.totpConfirmedAt !== null;
  const officePasskeys = passkeys.filter(({ officeSince }) => officeSince !== null).map(({ id }) => id);
  const nothingYet = !totp && officePasskeys.length === 0;
  const shown = answer === "admitted";
  return {
    administratorId: row.id,
    totp,
    officePasskeys,
    anyPasskey: passkeys.length > 0,
    maySetUp: shown || (nothingYet && row.setUpSessionId === actor.sessionId),
    shown,
  };
}

/** The same where something new is about to be set up. @throws DomainError not_found; conflict `set_up_by_link` */
export async function requireSetUp(actor: Actor): Promise<WayIn> {
  const way = await wayIn(actor);
  if (!way.maySetUp) throw conflict("set_up_by_link");
  return way;
}

/** Opens the office to this session for twelve hours, and says so in the record. */
export async function openOffice(
  tx: Transaction,
  actor: Actor,
  administratorId: string,
  method: SecondFactorMethod,
  isNew: boolean,
  now: Date,
): Promise<void> {
  await tx.session.updateMany({
    where: { id: actor.sessionId, accountId: actor.accountId, revokedAt: null },
    data: { secondFactorAt: now },
  });
  await recordAct(
    tx,
    { id: administratorId, address: actor.address },
    {
      action: isNew ? "administrator.second_factor_set" : "administrator.came_in",
      subjectKind: "administrator",
      subjectId: administratorId,
      data: { method },
    },
  );
}
