"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { QrCode } from "../ui/qr-code";
import { handOverButton } from "./hand-over-button";

/**
 * What `OnPhone` fetches: its button, and the dialog, open from the start. The code is the room's address and nothing
 * else: it opens nothing for whoever looks over a shoulder, for the phone asks who is there.
 */
export function OnPhoneDialog({ participantId }: { participantId: string }) {
  const t = useTranslations("room.onPhone");
  const address = `${window.location.origin}/sign/${participantId}`;
  return (
    <Dialog
      defaultOpen
      trigger={
        <Button
          {...handOverButton}
          className={`${handOverButton.className} phone:hidden`}
          icon={<Smartphone size={16} aria-hidden="true" />}
        >
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("detail")}
      size="sm"
    >
      <div className="grid justify-items-center gap-4">
        <QrCode text={address} label={t("code")} className="size-52" />
        <p className="font-mono text-[12px] wrap-anywhere text-ink-3">{address}</p>
        <p className="text-meta text-ink-2">{t("kept")}</p>
      </div>
    </Dialog>
  );
}
