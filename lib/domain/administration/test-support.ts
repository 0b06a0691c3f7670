import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import type { AdministratorRole } from "./policy";

/** What the tests of the back office share. Never imported by the application. */
export async function newSignedIn(email = `${newId()}@example.com`): Promise<Actor> {
  const accountId = newId();
  const sessionId = newId();
  await db().account.create({ data: { id: accountId, email, emailConfirmedAt: new Date() } });
  await db().session.create({ data: { id: sessionId, accountId, expiresAt: new Date(Date.now() + 3_600_000) } });
  return { accountId, sessionId, email, locale: "en", address: "192.0.2.8", userAgent: "test" };
}

/** Somebody who works in the back office, her second factor just shown. */
export async function newAdministrator(role: AdministratorRole): Promise<Actor & { administratorId: string }> {
  const actor = await newSignedIn();
  return { ...actor, ...(await makeAdministrator(actor, role)) };
}

/** The same of somebody who is there already, in a session of hers. */
export async function makeAdministrator(actor: Actor, role: AdministratorRole): Promise<{ administratorId: string }> {
  const administratorId = newId();
  await db().administrator.create({
    data: { id: administratorId, accountId: actor.accountId, role, totpConfirmedAt: new Date() },
  });
  const session = { id: actor.sessionId, accountId: actor.accountId, expiresAt: new Date(Date.now() + 3_600_000) };
  await db().session.upsert({ where: { id: actor.sessionId }, create: session, update: {} });
  await showSecondFactor(actor);
  return { administratorId };
}

export async function showSecondFactor(actor: Actor, at = new Date()): Promise<void> {
  await db().session.update({ where: { id: actor.sessionId }, data: { secondFactorAt: at } });
}
