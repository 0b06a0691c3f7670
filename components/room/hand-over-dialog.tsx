"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PersonDialog } from "../contracts/person-dialog";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { handOverButton } from "./hand-over-button";
import type { RoomActions } from "./room-actions";

export type HandOverProps = { participantId: string; handOver: RoomActions["handOver"] };

/** What `HandOver` fetches: its button, and the dialog, open from the start. */
export function HandOverDialog({ participantId, handOver }: HandOverProps) {
  const t = useTranslations("room.handOver");
  const toast = useToast();
  const router = useRouter();
  return (
    <PersonDialog
      defaultOpen
      trigger={<Button {...handOverButton}>{t("open")}</Button>}
      title={t("title")}
      description={t("detail")}
      submit={t("submit")}
      onSaved={() => {
        toast({ tone: "success", title: t("done") });
        router.push("/contracts");
      }}
      save={(person) => handOver({ participantId, ...person })}
    />
  );
}
