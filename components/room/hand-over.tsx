"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PersonDialog } from "../contracts/person-dialog";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import type { RoomActions } from "./room-actions";

/** For whoever acts for an organization, or approves: a colleague can do it instead. */
export function HandOver({ participantId, handOver }: { participantId: string; handOver: RoomActions["handOver"] }) {
  const t = useTranslations("room.handOver");
  const toast = useToast();
  const router = useRouter();
  return (
    <PersonDialog
      trigger={
        <Button variant="quiet" size="sm" className="-ml-3 w-fit">
          {t("open")}
        </Button>
      }
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
