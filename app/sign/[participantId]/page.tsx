import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTimeZone, getTranslations } from "next-intl/server";
import { cache } from "react";
import { AreaMessages } from "@/components/i18n/area-messages";
import { ApproverRoom } from "@/components/room/approver-room";
import { type ReadyRoom, SigningRoom } from "@/components/room/signing-room";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { markOpened } from "@/lib/domain/contracts/invitations/open-invitation";
import { ownSignatures } from "@/lib/domain/seals/personal/own-signatures";
import { dayOfSigning } from "@/lib/domain/signing/field-values";
import { openRoom, type Room } from "@/lib/domain/signing/open-room";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import {
  approve,
  askCorrection,
  askForTheSeals,
  decline,
  handOverPlace,
  retrySign,
  saveValues,
  sendCode,
  signWithCode,
  signWithPasskey,
  startPasskey,
} from "./actions";
import { NamesDiffer } from "./names-differ";
import { NotForOrganization } from "./not-for-organization";
import { NothingToSign } from "./nothing-to-sign";
import { SignedPage } from "./signed-page";

type Props = { params: Promise<{ participantId: string }> };

/** Once a request: the title of the page needs it, too. */
const roomFor = cache(async (participantId: string) => openRoom(await requireActor(), participantId).catch(orNotFound));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { participantId } = await params;
  const [t, room] = await Promise.all([getTranslations("room"), roomFor(participantId)]);
  const { title } = room.contract;
  return { title: room.role === "approver" ? t("approve.pageTitle", { title }) : t("title", { title }) };
}

/** The signing room of one participant, and before it whatever stands between her and signing. */
export default async function SignPage({ params }: Props) {
  const { participantId } = await params;
  const actor = await requireActor();
  const room = await roomFor(participantId);
  if (room.role === "copy") redirect(`/contracts/${room.contract.id}`);
  const did = room.role === "approver" ? "already_done" : "already_signed";
  if (room.obstacle === did) return <SignedPage room={room} />;
  if (room.obstacle) return <NothingToSign code={room.obstacle} contractId={room.contract.id} />;
  if (room.role === "approver") {
    await markOpened(actor, participantId);
    return (
      <AreaMessages areas={["room", "contracts"]}>
        <ApproverRoom room={room} actions={{ approve, decline, handOver: handOverPlace }} />
      </AreaMessages>
    );
  }
  if (room.identity.nameMatches === false)
    return (
      <AreaMessages areas={["room"]}>
        <NamesDiffer room={room} askCorrection={askCorrection} decline={decline} />
      </AreaMessages>
    );
  const back = encodeURIComponent(`/sign/${participantId}`);
  if (!room.identity.verifiedName || room.identity.levelMissing) redirect(`/identity?next=${back}`);
  if (room.organization?.obstacle)
    return <NotForOrganization room={room} organization={room.organization} back={back} />;
  if (!room.identity.certificate) redirect(`/certificate?next=${back}`);
  const signs = room.fields.some(({ kind }) => kind === "signature");
  const seals = signs ? await ownSignatures(actor.accountId) : [];
  if (signs && seals.length === 0) redirect(`/signature?next=${back}`);
  await markOpened(actor, participantId);
  const offset = minutesAheadOfUtc(new Date(), await getTimeZone());
  return (
    <AreaMessages areas={["room", "seals", "contracts"]}>
      <SigningRoom
        room={ready(room)}
        seals={seals.map(({ id, kind, origin, cut, outline }) => ({ id, kind, origin, cut, outline }))}
        outbox={isOutboxOpen()}
        today={dayOfSigning(new Date(), offset, room.contract.locale)}
        actions={{
          saveValues,
          sendCode,
          signWithCode,
          retrySign,
          startPasskey,
          signWithPasskey,
          askForSeals: askForTheSeals,
          decline,
          handOver: handOverPlace,
        }}
      />
    </AreaMessages>
  );
}

function ready(room: Room): ReadyRoom {
  const { verifiedName, certificate } = room.identity;
  if (!verifiedName || !certificate) throw new Error("the room is not ready");
  return { ...room, identity: { ...room.identity, verifiedName, certificate } };
}

/** Where the reader's clock stands now, as her time zone says. */
function minutesAheadOfUtc(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(now);
  const zone = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):?(\d{2})?/.exec(zone) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) : 0;
}
