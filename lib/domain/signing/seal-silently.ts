import "server-only";
import type { Doer } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, DomainError } from "@/lib/platform/errors";
import { isLocale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { appendEvent, byParticipant } from "../contracts/history/events";
import { sendLink } from "../contracts/invitations/invite";
import { senderName } from "../contracts/invitations/sender-name";
import { requireTurn } from "../contracts/turns/require-turn";
import { silentStanding } from "../seals/silent/silent-standing";
import { boundDigest } from "./bound-intent";
import { chosenSeals, usualOpacity } from "./chosen-seals";
import { ownFields, signedAs } from "./commit-signature";
import { provenMinutes } from "./intents";
import { signContract } from "./sign-contract";
import { readIdentity, readSigner, requireIdentity } from "./signer-context";

/** The offset of China from UTC, in minutes, in which the dates of sealings without a person stand. */
const chinaOffset = 480;

/**
 * The handler of `contract.seal-silently`: puts an organization's seal into an owner's places as she has allowed. All
 * that a signature asks for is asked for here too: her name, her standing in the organization, the certificate, the leave.
 * What is refused is not sealed, and she is invited like everybody else. Done twice, it does nothing the second time.
 */
export async function sealSilently({ participantId }: Record<string, string>): Promise<void> {
  if (!participantId) return;
  const place = await db().participant.findUnique({
    where: { id: participantId },
    select: { state: true, accountId: true, contract: { select: { state: true } } },
  });
  if (place?.contract.state !== "out" || (place.state !== "invited" && place.state !== "opened")) return;
  const doer = place.accountId ? await doerOf(place.accountId) : null;
  try {
    if (!doer) throw conflict("not_allowed");
    const { intentId, seals } = await reserve(doer, participantId);
    await signContract(doer, { participantId, intentId, seals, utcOffsetMinutes: chinaOffset });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "unavailable") throw error;
    log.info({ participant: participantId, code: error.code }, "a place was not sealed without asking");
    await askInstead(participantId);
  }
}

/** The owner, without a session of hers: she is not there. */
async function doerOf(accountId: string): Promise<Doer | null> {
  const account = await db().account.findUnique({ where: { id: accountId } });
  if (!account || account.erasedAt) return null;
  const locale = isLocale(account.locale) ? account.locale : "en";
  return { accountId, sessionId: accountId, email: account.email, locale, address: null, userAgent: null };
}

/**
 * Takes one of the contracts that she has allowed, and makes the intent that stands for her word. Where the last try came
 * so far and no further, its intent serves on.
 */
async function reserve(doer: Doer, participantId: string) {
  return transaction(async (tx) => {
    const signer = await readSigner(doer, participantId, tx);
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${signer.contractId}::uuid FOR UPDATE`;
    requireTurn(await readSigner(doer, participantId, tx), "fill_and_sign");
    const begun = await tx.intent.findFirst({
      where: { participantId, method: "silent", consumedAt: null },
      include: { silentSealing: true },
    });
    const standing = begun ? stillAllowed(begun.silentSealing) : await silentStanding(tx, participantId, new Date());
    if (!standing) throw conflict("not_allowed");
    await tx.$queryRaw`SELECT id FROM silent_sealing WHERE id = ${standing.id}::uuid FOR UPDATE`;
    const identity = await readIdentity(doer, signer, tx);
    requireIdentity(identity);
    const fields = await ownFields(participantId, tx);
    const inked = fields.filter(({ kind }) => kind !== "date");
    const seals = Object.fromEntries(inked.map(({ id }) => [id, standing.sealId]));
    const chosen = await chosenSeals(tx, identity, { seals }, fields);
    const data = {
      boundSha256: boundDigest(doer, chosen, usualOpacity, fields),
      provenAt: new Date(),
      expiresAt: new Date(Date.now() + provenMinutes * 60_000),
    };
    if (begun) {
      await tx.intent.update({ where: { id: begun.id }, data });
      return { intentId: begun.id, seals };
    }
    // Asked again now that nobody else counts: the last of them is given once.
    const { count } = await tx.silentSealing.updateMany({
      where: { id: standing.id, endedAt: null, used: { lt: tx.silentSealing.fields.most } },
      data: { used: { increment: 1 } },
    });
    if (count === 0) throw conflict("not_allowed");
    const intentId = newId();
    const { accountId } = doer;
    await tx.intent.create({
      data: { id: intentId, participantId, accountId, method: "silent", silentSealingId: standing.id, ...data },
    });
    await appendEvent(tx, signer.contractId, {
      type: "intent_proven",
      actor: byParticipant(doer, { id: signer.id, name: signedAs(signer) }),
      data: { method: "silent", silent: standing.id },
    });
    return { intentId, seals };
  });
}

const stillAllowed = (word: Prisma.SilentSealingModel | null) =>
  word && word.endedAt === null && word.templateId !== null && word.notAfter > new Date() ? word : null;

/** Gives back what was taken for a sealing that did not come about, and invites her. */
async function askInstead(participantId: string): Promise<void> {
  await transaction(async (tx) => {
    const place = await tx.participant.findUniqueOrThrow({ where: { id: participantId }, include: { contract: true } });
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${place.contractId}::uuid FOR UPDATE`;
    await giveBack(tx, participantId);
    if (place.contract.state !== "out" || place.state !== "invited") return;
    const sender = await senderName(place.contract.ownerId, tx);
    await sendLink(tx, place.contract, place, { sender, template: "invitation" });
  });
}

async function giveBack(tx: Transaction, participantId: string): Promise<void> {
  const begun = await tx.intent.findMany({
    where: { participantId, method: "silent", consumedAt: null },
  });
  for (const { id, silentSealingId } of begun) {
    await tx.intent.delete({ where: { id } });
    if (silentSealingId)
      await tx.silentSealing.updateMany({ where: { id: silentSealingId }, data: { used: { decrement: 1 } } });
  }
}
