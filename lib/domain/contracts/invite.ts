import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import { appendEvent, byPlatform } from "./events";

const daysWithoutDueDate = 90;

type InvitedContract = {
  id: string;
  title: string;
  message: string | null;
  locale: string;
  expiresAt: Date | null;
  ordered: boolean;
};
type InvitedParticipant = {
  id: string;
  name: string;
  organizationName: string | null;
  email: string;
  state: string;
};

/**
 * Invites the participants whose turn it is: everybody at once, or the first who has not signed. Call it in the
 * transaction that sends the contract, and again after each signature: who is invited already is left alone.
 * @returns ids of those invited now
 */
export async function inviteNext(tx: Transaction, contract: InvitedContract, sender: string): Promise<string[]> {
  const participants = await tx.participant.findMany({
    where: { contractId: contract.id },
    orderBy: { position: "asc" },
  });
  const open = participants.filter((participant) => participant.state !== "signed");
  const turn = (contract.ordered ? open.slice(0, 1) : open).filter((participant) => participant.state === "waiting");
  for (const participant of turn) {
    await tx.participant.update({ where: { id: participant.id }, data: { state: "invited" } });
    await joinAccount(tx, participant);
    await sendLink(tx, contract, participant, { sender, template: "invitation" });
    await appendEvent(tx, contract.id, { type: "invited", actor: byPlatform, data: { participant: participant.id } });
  }
  return turn.map((participant) => participant.id);
}

/** Joins a participant to the account that has confirmed the invited address, where there is one. */
export async function joinAccount(tx: Transaction, participant: { id: string; email: string }): Promise<void> {
  const account = await tx.account.findFirst({
    where: { email: participant.email, emailConfirmedAt: { not: null } },
    select: { id: true },
  });
  await tx.participant.update({ where: { id: participant.id }, data: { accountId: account?.id ?? null } });
}

/** Makes a participant's new link, voids the ones before, and queues the mail that carries it. */
export async function sendLink(
  tx: Transaction,
  contract: InvitedContract,
  participant: InvitedParticipant,
  mail: { sender: string; template: "invitation" | "reminder" },
): Promise<void> {
  await voidLinks(tx, participant.id);
  const token = newToken();
  const tokenHash = hashToken(token);
  if (!tokenHash) throw new Error("a new token has no hash");
  const expiresAt = contract.expiresAt ?? new Date(Date.now() + daysWithoutDueDate * 86_400_000);
  await tx.linkToken.create({
    data: { id: newId(), purpose: "sign_contract", tokenHash, participantId: participant.id, expiresAt },
  });
  const values = { sender: mail.sender, title: contract.title, link: `${env().APP_URL}/s/${token}` };
  const addressed = { recipient: participant.email, locale: await localeFor(tx, participant.email, contract.locale) };
  if (mail.template === "reminder") await queueMail(tx, { ...addressed, template: "reminder", values });
  else
    await queueMail(tx, {
      ...addressed,
      template: "invitation",
      values: {
        ...values,
        ...(participant.organizationName && { organization: participant.organizationName }),
        ...(contract.message && { message: contract.message }),
      },
    });
}

/** From now on the participant's earlier links open nothing. */
export async function voidLinks(tx: Transaction, participantId: string): Promise<void> {
  const now = new Date();
  await tx.linkToken.updateMany({
    where: { participantId, purpose: "sign_contract", expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}

/** The language of the account behind an address, or else the contract's. */
export async function localeFor(tx: Transaction, email: string, fallback: string): Promise<Locale> {
  const account = await tx.account.findUnique({ where: { email }, select: { locale: true } });
  const locale = account?.locale ?? fallback;
  return isLocale(locale) ? locale : "en";
}
