import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { codeMatches, codeMinutes, codeTries, hashCode, newCode } from "../../signing/intent-code";
import { siteLink } from "../links";
import { startPasskeyForIntent, verifyPasskeyForIntent } from "../passkey-intent";
import type { AuthenticationResponse } from "../passkey-response";
import { hashPassword, verifyPassword } from "../password-hash";
import { type setByPasskeyInput, type setSignPasswordInput, signPasswordFault } from "./sign-password.schema";

/** @property locked after too many wrong ones; set anew, it works again */
export type SignPasswordStanding = { set: boolean; setAt: Date | null; locked: boolean };

export async function signPasswordStanding(actor: Actor): Promise<SignPasswordStanding> {
  const row = await db().signPassword.findUnique({ where: { accountId: actor.accountId } });
  return { set: Boolean(row?.passwordHash), setAt: row?.setAt ?? null, locked: Boolean(row?.lockedAt) };
}

const lock = (tx: Transaction, { accountId }: Actor) =>
  tx.$queryRaw`SELECT "accountId" FROM sign_password WHERE "accountId" = ${accountId}::uuid FOR UPDATE`;

/**
 * Sends a code with which a sign password is set, for the first time or anew. A code asked for earlier dies.
 * @throws DomainError too_many_tries after six codes in an hour
 */
export async function sendSignPasswordCode(actor: Actor): Promise<{ sentTo: string }> {
  await checkLimit({ name: "sign-password-code", perHour: 6 }, actor.accountId);
  const code = newCode();
  const known = {
    codeHash: hashCode(actor.accountId, code),
    codeExpiresAt: new Date(Date.now() + codeMinutes * 60_000),
    codeTries: 0,
  };
  await transaction(async (tx) => {
    await tx.signPassword.upsert({
      where: { accountId: actor.accountId },
      create: { accountId: actor.accountId, ...known },
      update: known,
    });
    await queueMail(tx, {
      recipient: actor.email,
      template: "sign_password_code",
      locale: actor.locale,
      values: { code, minutes: codeMinutes },
    });
  });
  return { sentTo: actor.email };
}

/** @throws DomainError sign_password_length, sign_password_simple, sign_password_same as that of the account */
async function requireUsable(actor: Actor, password: string): Promise<void> {
  const fault = signPasswordFault(password);
  if (fault) throw invalid(fault, { field: "password" });
  const { passwordHash } = await db().account.findUniqueOrThrow({ where: { id: actor.accountId } });
  if (passwordHash && (await verifyPassword(password, passwordHash)))
    throw invalid("sign_password_same", { field: "password" });
}

async function keep(tx: Transaction, actor: Actor, passwordHash: string): Promise<void> {
  const known = {
    passwordHash,
    setAt: new Date(),
    tries: 0,
    lockedAt: null,
    codeHash: null,
    codeExpiresAt: null,
    codeTries: 0,
  };
  await tx.signPassword.upsert({
    where: { accountId: actor.accountId },
    create: { accountId: actor.accountId, ...known },
    update: known,
  });
  await queueMail(tx, {
    recipient: actor.email,
    template: "sign_password_set",
    locale: actor.locale,
    values: { link: siteLink("/settings") },
  });
}

/**
 * Sets a sign password after the code in the mail was typed; one that was locked works again.
 * @throws DomainError what `requireUsable` says, before the code counts; code_wrong (with tries left), code_dead,
 *   code_expired, code_used
 */
export async function setSignPassword(
  actor: Actor,
  { password, code }: z.output<typeof setSignPasswordInput>,
): Promise<void> {
  await requireUsable(actor, password);
  const passwordHash = await hashPassword(password);
  const left = await transaction(async (tx) => {
    await lock(tx, actor);
    const row = await tx.signPassword.findUnique({ where: { accountId: actor.accountId } });
    if (!row?.codeHash || !row.codeExpiresAt) throw conflict("code_used");
    if (row.codeTries >= codeTries) throw invalid("code_dead", { field: "code" });
    if (row.codeExpiresAt <= new Date()) throw invalid("code_expired", { field: "code" });
    if (!codeMatches(actor.accountId, code, row.codeHash)) {
      const tries = row.codeTries + 1;
      await tx.signPassword.update({ where: { accountId: actor.accountId }, data: { codeTries: tries } });
      return codeTries - tries;
    }
    await keep(tx, actor, passwordHash);
    return null;
  });
  // Thrown only now: the lost try stays lost.
  if (left !== null)
    throw left > 0 ? invalid("code_wrong", { field: "code", left }) : invalid("code_dead", { field: "code" });
}

/** Options for the browser to ask the person's passkey, bound to her account. */
export const startPasskeyForSignPassword = (actor: Actor) => startPasskeyForIntent(actor, actor.accountId);

/** Sets a sign password after the passkey's answer. @throws DomainError as `setSignPassword`; passkey_… */
export async function setSignPasswordByPasskey(
  actor: Actor,
  { password, response }: z.output<typeof setByPasskeyInput> & { response: AuthenticationResponse },
): Promise<void> {
  await requireUsable(actor, password);
  await verifyPasskeyForIntent(actor, actor.accountId, response);
  const passwordHash = await hashPassword(password);
  await transaction((tx) => keep(tx, actor, passwordHash));
}
