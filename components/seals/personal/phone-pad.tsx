"use client";

import { useTranslations } from "next-intl";
import { useZonedTime } from "../../i18n/zoned-time";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { Notice } from "../../ui/notice";
import { QrCode } from "../../ui/qr-code";
import { OutlineView } from "../outline-view";
import { KeepButton } from "./keep-button";
import type { PhonePadActions, usePhonePad } from "./use-phone-pad";

export type PhonePadProps = {
  phone: ReturnType<typeof usePhonePad>;
  take: PhonePadActions["take"];
  onKept: (id: string) => void;
};

/** The computer's side of a pad on the phone: the code that leads there, and then what is drawn, as it is drawn. */
export function PhonePad({ phone, take, onKept }: PhonePadProps) {
  const t = useTranslations("seals.phone");
  const time = useZonedTime();
  const { pad, over, opened, arrived, error } = phone;
  if (!pad) return null;
  const { padId } = pad;
  const back = (
    <Button variant="quiet" onClick={phone.close}>
      {t("back")}
    </Button>
  );
  if (over)
    return (
      <Notice
        title={t("overTitle")}
        announce
        actions={
          <>
            <Button variant="secondary" size="sm" busy={phone.pending} onClick={phone.begin}>
              {t("newCode")}
            </Button>
            {back}
          </>
        }
      >
        {error ?? t("over")}
      </Notice>
    );
  const stage = arrived ? (arrived.done ? "drawn" : "drawing") : opened ? "opened" : "waiting";
  return (
    <div className="grid gap-4">
      <div className="grid min-h-60 grid-cols-[auto_minmax(0,1fr)] items-center gap-7 rounded-lg border border-line bg-sunk p-6">
        {opened ? (
          <div className="on-paper col-span-2 grid h-48 place-items-center rounded-md border border-line bg-sheet p-4">
            {arrived ? <OutlineView outline={arrived.outline} label={t("yours")} size="box" /> : null}
          </div>
        ) : (
          <>
            <QrCode text={pad.link} label={t("qr")} className="size-48" />
            <div className="grid justify-items-start gap-2">
              <p className="text-base font-[580]">{t("scan")}</p>
              <p className="text-ink-2">{t("scanDetail", { time: time(pad.expiresAt, "minutes") })}</p>
              <CopyButton value={pad.link} name={t("link")} />
              {isLocal(pad.link) ? <LocalNote link={pad.link} /> : null}
            </div>
          </>
        )}
      </div>
      <p role="status" className="text-ink-2">
        {t(`stages.${stage}`)}
      </p>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {back}
        <KeepButton keep={arrived?.done ? () => take({ padId, digest: arrived.digest }) : null} onKept={onKept} />
      </div>
    </div>
  );
}

/** An installation for trying out stands on this machine alone, where no phone comes to. */
function LocalNote({ link }: { link: string }) {
  const t = useTranslations("seals.phone");
  return (
    <p className="text-meta text-ink-2">
      {t.rich("local", {
        open: (words) => (
          <a href={link} target="_blank" rel="noreferrer" className="text-seal-ink underline">
            {words}
          </a>
        ),
      })}
    </p>
  );
}

const isLocal = (link: string) => /^(localhost|127\.|\[::1\])/.test(new URL(link).hostname);
