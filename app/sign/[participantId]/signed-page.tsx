import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { BeginHere } from "@/components/layouts/begin-here";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import type { Room } from "@/lib/domain/signing/open-room";
import { Preferences } from "../../(preferences)/preferences";

/** After signing or approving: what happened, what is next, and where the contract is. */
export async function SignedPage({ room }: { room: Room }) {
  const [t, format] = await Promise.all([getTranslations("room.done"), getFormatter()]);
  const open = room.participantCount - room.doneCount;
  const time = room.doneAt && format.dateTime(room.doneAt, { dateStyle: "medium", timeStyle: "medium" });
  const approved = room.role === "approver";
  const title = t(approved ? "approvedTitle" : "title");
  return (
    <FocusLayout preferences={<Preferences />} about={room.contract.title}>
      <BeginHere />
      <FocusCard
        tag={<Tag tone="jade">{time ? t(approved ? "approvedTime" : "time", { time }) : title}</Tag>}
        title={title}
        lead={open === 0 ? t("completed") : t("waiting", { open })}
      >
        {room.nextPlace ? <p className="text-ink-2">{t("nextLead")}</p> : null}
        <div className="grid gap-2">
          {room.nextPlace ? (
            <Button size="lg" wide asChild>
              <Link href={`/sign/${room.nextPlace.participantId}`}>{t("next", { name: room.nextPlace.name })}</Link>
            </Button>
          ) : null}
          <Button size="lg" wide asChild variant={room.nextPlace ? "secondary" : "primary"}>
            <Link href={`/contracts/${room.contract.id}`}>{t("open")}</Link>
          </Button>
          {room.documents.map(({ id, fileName }) => (
            <Button key={id} variant="secondary" size="lg" wide asChild>
              <a href={`/files/contracts/${room.contract.id}/${id}/download`} download>
                {room.documents.length > 1 ? t("downloadOf", { name: fileName }) : t("download")}
              </a>
            </Button>
          ))}
        </div>
      </FocusCard>
    </FocusLayout>
  );
}
