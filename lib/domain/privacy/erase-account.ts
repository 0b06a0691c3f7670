import "server-only";
import { discardDraft } from "@/lib/domain/contracts/drafting/discard-draft";
import { releaseBlob } from "@/lib/domain/contracts/intake/release-blob";
import { endOpenFlow } from "@/lib/domain/organizations/end-open-flow";
import { lockOrganization } from "@/lib/domain/organizations/flow-row";
import { sealsAfterLeaving } from "@/lib/domain/seals/grants/member-left";
import { removeTemplate } from "@/lib/domain/templates/remove-template";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { isLocale } from "@/lib/platform/i18n/locales";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { openRecipient } from "@/lib/platform/sms/sms-row";
import { erasureObstacles, isInTheWay } from "./erasure-obstacles";
import { forgetPerson } from "./forget-person";

/** No mail is ever delivered there (RFC 2606), and the database lets nobody sign in with it. */
const addressOfNobody = (accountId: string) => `${accountId}@erased.invalid`;

export type Erased = {
  /** Something is kept because the law asks for it; nothing is done with it. */
  restricted: boolean;
};

/**
 * Deletes an account: what is its owner's alone goes, what the law keeps is restricted, and what others signed with her
 * stays as it was signed. Done again after a crash it goes on where it stopped; done twice it changes nothing.
 * @param request the address and browser of whoever asked; they stand in the history of a draft that was out before
 * @param also what is written in the same transaction, such as the line of the administrators' record
 * @throws DomainError not_found; conflict `erase_open_things` (see `erasureObstacles`)
 */
export async function eraseAccount(
  accountId: string,
  request: Pick<Actor, "address" | "userAgent">,
  now: Date,
  also?: (tx: Transaction, erased: Erased) => Promise<void>,
): Promise<Erased> {
  const account = await db().account.findUnique({ where: { id: accountId } });
  if (!account || account.erasedAt) throw notFound();
  if (isInTheWay(await erasureObstacles(accountId))) throw conflict("erase_open_things");
  const { email } = account;
  const locale = isLocale(account.locale) ? account.locale : "en";
  const owner: Actor = { accountId, sessionId: accountId, email, locale, ...request };
  const templates = await db().template.findMany({ where: { ownerId: accountId }, select: { id: true } });
  for (const { id } of templates) await removeTemplate(owner, { templateId: id });
  const drafts = await db().contract.findMany({ where: { ownerId: accountId, state: "draft" }, select: { id: true } });
  for (const { id } of drafts) await discardDraft(owner, { contractId: id });

  const { erased, files } = await transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ erasedAt: Date | null }[]>`
      SELECT "erasedAt" FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;
    if (!row || row.erasedAt) throw notFound();
    const memberships = await lockMemberships(tx, accountId);
    if (isInTheWay(await erasureObstacles(accountId, tx))) throw conflict("erase_open_things");
    const uploads = await tx.upload.findMany({ where: { accountId }, select: { blobSha256: true } });
    await endOrganizations(tx, accountId, memberships, now);
    await deleteMessages(tx, accountId, email);
    const restricted = await forgetPerson(tx, accountId, now);
    await closeAccount(tx, accountId, email, now);
    await queueMail(tx, { recipient: email, template: "account_erased", locale, values: { restricted } });
    await also?.(tx, { restricted });
    return { erased: { restricted }, files: uploads };
  });
  for (const { blobSha256 } of files) await releaseBlob(Uint8Array.from(blobSha256), accountId);
  return erased;
}

/** Her memberships, with whoever else changes anything about these organizations standing in line. Output: their ids. */
async function lockMemberships(tx: Transaction, accountId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { accountId, endedAt: null },
    orderBy: { organizationId: "asc" },
    select: { id: true, organizationId: true },
  });
  for (const { organizationId } of rows) await lockOrganization(tx, organizationId);
  return rows.map(({ id }) => id);
}

/** Her proofs for organizations that are under way end, and so do her memberships, with her leave to use seals. */
async function endOrganizations(
  tx: Transaction,
  accountId: string,
  memberships: readonly string[],
  now: Date,
): Promise<void> {
  const flows = await tx.verification.findMany({
    where: { person: { accountId }, organizationId: { not: null }, state: "open" },
    select: { organizationId: true },
  });
  for (const { organizationId } of flows) if (organizationId) await endOpenFlow(tx, organizationId, now);
  await tx.membership.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } });
  for (const id of memberships) await sealsAfterLeaving(tx, null, id, now);
}

/** Mails and text messages to her. Messages stand under an encrypted number: those with the same mask are opened. */
async function deleteMessages(tx: Transaction, accountId: string, email: string): Promise<void> {
  await tx.mail.deleteMany({ where: { recipient: email } });
  const person = await tx.person.findUnique({ where: { accountId } });
  if (!person?.mobileCipher) return;
  const place = { table: "person", column: "mobileCipher", row: person.id };
  const mobile = decrypt(person.mobileCipher, place).toString("utf8");
  const alike = await tx.sms.findMany({ where: { recipientMasked: person.mobileMasked ?? "" } });
  const own = alike.filter(({ id, recipientCipher }) => openRecipient(id, recipientCipher) === mobile);
  await tx.sms.deleteMany({ where: { id: { in: own.map(({ id }) => id) } } });
}

/** All ways in go. A place in somebody else's contract that she has not signed waits for its address again. */
async function closeAccount(tx: Transaction, accountId: string, email: string, now: Date): Promise<void> {
  await tx.session.deleteMany({ where: { accountId } });
  await tx.passkey.deleteMany({ where: { accountId } });
  await tx.signPassword.deleteMany({ where: { accountId } });
  await tx.passkeyChallenge.deleteMany({ where: { accountId } });
  await tx.linkToken.deleteMany({ where: { accountId } });
  await tx.drawingPad.deleteMany({ where: { accountId } });
  await tx.membershipInvitation.deleteMany({ where: { email } });
  await tx.intent.deleteMany({ where: { accountId, signatures: { none: {} } } });
  await tx.signingBatch.deleteMany({ where: { accountId, intents: { none: {} } } });
  await tx.participant.updateMany({
    where: { accountId, state: { in: ["waiting", "invited", "opened"] } },
    data: { accountId: null },
  });
  await tx.account.update({
    where: { id: accountId },
    data: { email: addressOfNobody(accountId), passwordHash: null, emailConfirmedAt: null, erasedAt: now },
  });
}
