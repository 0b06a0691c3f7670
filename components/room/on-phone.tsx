"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { useOnDemand } from "../ui/use-on-demand";
import { handOverButton } from "./hand-over-button";

const loadDialog = () => import("./on-phone-dialog").then(({ OnPhoneDialog }) => OnPhoneDialog);

/** At a desk: a code by which the same person goes on with her phone. */
export function OnPhone({ participantId }: { participantId: string }) {
  const t = useTranslations("room.onPhone");
  const { Part: Dialog, prepare, ask } = useOnDemand(loadDialog);
  if (Dialog) return <Dialog participantId={participantId} />;
  return (
    <Button
      {...handOverButton}
      className={`${handOverButton.className} phone:hidden`}
      icon={<Smartphone size={16} aria-hidden="true" />}
      aria-haspopup="dialog"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={ask}
    >
      {t("open")}
    </Button>
  );
}
