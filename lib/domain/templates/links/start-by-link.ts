import "server-only";
import { byPlatform } from "@/lib/domain/contracts/history/events";
import { freezeAndSend } from "@/lib/domain/contracts/sending/send-contract";
import { limitSending } from "@/lib/domain/contracts/sending/sending-limits";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { startFrom } from "../start-contract";
import { linkIdOf } from "./link-address";
import { openOffer, provenName, startedBefore } from "./read-link";

/**
 * Starts a contract by a public link: a copy of the template's newest version with the actor, under her proven name, in
 * its open place, sent at once in the name of the template's owner, as he has allowed by opening the link. Once for
 * each account; whoever presses again gets what she started.
 * @throws DomainError conflict `link_over`, `prove_identity_first`; too_many_tries
 */
export async function startByLink(actor: Actor, input: { token: string }): Promise<{ contractId: string }> {
  const linkId = linkIdOf(input.token);
  const offer = linkId && (await openOffer(db(), linkId, new Date()));
  if (!linkId) throw conflict("link_over");
  const before = await startedBefore(db(), linkId, actor.accountId);
  if (before) return { contractId: before.contractId };
  if (!offer) throw conflict("link_over");
  const others = offer.draft.participants.filter(({ id }) => id !== offer.place.id).map(({ email }) => email);
  await limitSending({ accountId: offer.owner.id, email: offer.owner.email }, others);
  return transaction(async (tx) => {
    // Whoever starts in the same moment waits here, and the bounds are asked for again.
    await tx.$queryRaw`SELECT id FROM public_link WHERE id = ${linkId}::uuid FOR UPDATE`;
    const twice = await startedBefore(tx, linkId, actor.accountId);
    if (twice) return { contractId: twice.contractId };
    const open = await openOffer(tx, linkId, new Date());
    if (!open) throw conflict("link_over");
    const name = await provenName(tx, actor.accountId);
    if (!name) throw conflict("prove_identity_first");
    const { contractId, places } = await startFrom(tx, open.version, new Date());
    await tx.participant.update({
      where: { id: places.get(open.place.id) ?? "" },
      data: { name, email: actor.email, accountId: actor.accountId },
    });
    await tx.publicLinkStart.create({ data: { linkId, accountId: actor.accountId, contractId } });
    await tx.publicLink.update({ where: { id: linkId }, data: { used: { increment: 1 } } });
    const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
    await freezeAndSend(tx, contract, byPlatform, { publicLink: linkId });
    return { contractId };
  });
}
