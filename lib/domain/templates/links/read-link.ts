import "server-only";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { senderName } from "@/lib/domain/contracts/invitations/sender-name";
import { writtenProblems } from "@/lib/domain/contracts/written/written-document";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { newestVersion } from "../require-template";
import { linkIdOf } from "./link-address";
import { openPlace } from "./open-place";

export type PublicOffer =
  /** No link, or one that was closed, has run out or is used up, or whose template offers no place any more. */
  | { outcome: "over" }
  /** What can be started. The name is what she would sign as; null while none is proven, or nobody is signed in. */
  | { outcome: "open"; title: string; sender: string; place: string | null; pages: number; name: string | null }
  /** She has started it already. */
  | { outcome: "started"; contractId: string; state: string; participantId: string | null };

/** What a public link offers to whoever looks at it. Looking changes nothing. */
export async function readLink(token: string, actor: Actor | null): Promise<PublicOffer> {
  const linkId = linkIdOf(token);
  if (!linkId) return { outcome: "over" };
  const started = actor && (await startedBefore(db(), linkId, actor.accountId));
  if (started) return { outcome: "started", ...started };
  const offer = await openOffer(db(), linkId, new Date());
  if (!offer) return { outcome: "over" };
  const { version, place, pages } = offer;
  return {
    outcome: "open",
    title: version.title,
    sender: await senderName(version.ownerId),
    place: place.place ?? null,
    pages,
    name: actor ? await provenName(db(), actor.accountId) : null,
  };
}

/** What this account started by a link; null where it has not. */
export async function startedBefore(client: Transaction, linkId: string, accountId: string) {
  const start = await client.publicLinkStart.findUnique({
    where: { linkId_accountId: { linkId, accountId } },
    select: {
      contract: {
        select: { id: true, state: true, participants: { where: { accountId }, select: { id: true, state: true } } },
      },
    },
  });
  if (!start) return null;
  const { id, state, participants } = start.contract;
  const due = participants.find((one) => one.state === "invited" || one.state === "opened");
  return { contractId: id, state, participantId: state === "out" ? (due?.id ?? null) : null };
}

/** What an open link starts now; null where it starts nothing. */
export async function openOffer(client: Transaction, linkId: string, now: Date): Promise<Offer | null> {
  const link = await client.publicLink.findUnique({ where: { id: linkId }, include: { template: true } });
  if (!link || link.closedAt || (link.endsAt && link.endsAt <= now)) return null;
  if (link.most !== null && link.used >= link.most) return null;
  const version = await newestVersion(client, link.templateId);
  const owner = await client.account.findUnique({ where: { id: link.template.ownerId } });
  if (!version || !owner || owner.erasedAt) return null;
  const { draft, documents } = await readDraft(client, version.id);
  const place = openPlace(draft.participants);
  if (!place || writtenProblems(documents).length > 0) return null;
  return { version, place, pages: documents.reduce((sum, { pageCount }) => sum + pageCount, 0), draft, owner };
}

type Offer = {
  version: Prisma.ContractModel;
  place: NonNullable<
    ReturnType<typeof openPlace<Awaited<ReturnType<typeof readDraft>>["draft"]["participants"][number]>>
  >;
  pages: number;
  draft: Awaited<ReturnType<typeof readDraft>>["draft"];
  owner: Prisma.AccountModel;
};

/** The name that an account has proven; null while it has not. */
export async function provenName(client: Transaction, accountId: string): Promise<string | null> {
  const person = await client.person.findUnique({
    where: { accountId },
    select: { name: true, verifiedAt: true },
  });
  return person?.verifiedAt ? person.name : null;
}
