import "server-only";
import { queueSilent } from "@/lib/domain/seals/silent/silent-standing";
import type { Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import type { Asked } from "@/lib/platform/mail/mail-content";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import { appendEvent, byPlatform } from "../history/events";
import { doneStates } from "../roles";

/** How long links work where a contract has no end. */
export const daysWithoutDueDate = 90;

type InvitedContract = {
  id: string;
  title: string;
  message: string | null;
  locale: string;
  expiresAt: Date | null;
};
type InvitedParticipant = {
  id: string;
  name: string;
  organizationName: string | null;
  email: string;
  role: string;
  state: string;
};

/**
 * Invites those of the earliest turn in which something is still to be done. Who gets a copy is told and not waited
 * for, so that a turn of copies alone is over at once. Call it in the transaction that sends the contract, and again
 * after each deed: who is invited already is left alone.
 * @returns whether anybody is still waited for
 */
export async function inviteNext(tx: Transaction, contract: InvitedContract, sender: string): Promise<boolean> {
  const open = await tx.participant.findMany({
    where: { contractId: contract.id, state: { notIn: [...doneStates] } },
    orderBy: [{ turn: "asc" }, { position: "asc" }],
  });
  const waitedFor = open.find(({ role }) => role !== "copy");
  const due = open.filter(({ state, turn }) => state === "waiting" && (!waitedFor || turn <= waitedFor.turn));
  for (const participant of due) {
    await joinAccount(tx, participant);
    if (participant.role === "copy") {
      await tx.participant.update({ where: { id: participant.id }, data: { state: "informed", doneAt: new Date() } });
      await sendCopy(tx, contract, participant, sender);
      await appendEvent(tx, contract.id, {
        type: "informed",
        actor: byPlatform,
        data: { participant: participant.id },
      });
    } else {
      await tx.participant.update({ where: { id: participant.id }, data: { state: "invited" } });
      if (!(await queueSilent(tx, participant.id)))
        await sendLink(tx, contract, participant, { sender, template: "invitation" });
      await appendEvent(tx, contract.id, { type: "invited", actor: byPlatform, data: { participant: participant.id } });
    }
  }
  return waitedFor !== undefined;
}

/** Tells somebody that a contract is there to be read. */
export async function sendCopy(
  tx: Transaction,
  contract: InvitedContract,
  participant: InvitedParticipant,
  sender: string,
): Promise<void> {
  const { id, email } = participant;
  await queueMail(tx, {
    recipient: email,
    template: "contract_copy",
    locale: await localeFor(tx, email, contract.locale),
    values: {
      sender,
      title: contract.title,
      link: await newLink(tx, contract, id),
      ...(contract.message && { message: contract.message }),
    },
  });
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
  const link = await newLink(tx, contract, participant.id);
  const values = { asked: askedOf(participant.role), sender: mail.sender, title: contract.title, link };
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

const askedOf = (role: string): Asked =>
  role === "approver" ? "approval" : role === "witness" ? "witness" : "signature";

/** Makes a participant's new link and voids the ones before. @returns its address */
async function newLink(tx: Transaction, contract: InvitedContract, participantId: string): Promise<string> {
  await voidLinks(tx, participantId);
  const token = newToken();
  const tokenHash = hashToken(token);
  if (!tokenHash) throw new Error("a new token has no hash");
  const expiresAt = contract.expiresAt ?? new Date(Date.now() + daysWithoutDueDate * 86_400_000);
  await tx.linkToken.create({
    data: { id: newId(), purpose: "sign_contract", tokenHash, participantId, expiresAt },
  });
  return `${env().APP_URL}/s/${token}`;
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
