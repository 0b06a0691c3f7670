import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { BeginHere } from "@/components/layouts/begin-here";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import type { Room } from "@/lib/domain/signing/open-room";
import { Preferences } from "../../(preferences)/preferences";

/** After signing: what happened, and where the contract is. */
export async function SignedPage({ room }: { room: Room }) {
  const [t, format] = await Promise.all([getTranslations("room.done"), getFormatter()]);
  const open = room.signerCount - room.signedCount;
  const time = room.signedAt && format.dateTime(room.signedAt, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <FocusLayout preferences={<Preferences />} about={room.contract.title}>
      <BeginHere />
      <FocusCard
        tag={<Tag tone="jade">{time ? t("time", { time }) : t("title")}</Tag>}
        title={t("title")}
        lead={open === 0 ? t("completed") : t("waiting", { open })}
      >
        <div className="grid gap-2">
          <Button size="lg" wide asChild>
            <Link href={`/contracts/${room.contract.id}`}>{t("open")}</Link>
          </Button>
          <Button variant="secondary" size="lg" wide asChild>
            <a href={`/files/contracts/${room.contract.id}/${room.document.id}/download`} download>
              {t("download")}
            </a>
          </Button>
        </div>
      </FocusCard>
    </FocusLayout>
  );
}
