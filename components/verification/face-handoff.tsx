import { useTranslations } from "next-intl";
import { useZonedTime } from "../i18n/zoned-time";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Notice } from "../ui/notice";
import { QrCode } from "../ui/qr-code";
import { FollowStep, type FollowStepProps } from "./follow-step";

export type FaceHandoffProps = {
  url: string;
  appUrl: string | null;
  opensIn: "alipay" | "wechat" | "browser";
  expiresAt: Date;
  sandbox: boolean;
} & FollowStepProps;

/**
 * The way into the provider's app: a code to scan on a computer, a button on a phone; and the page follows along. The
 * links open at top level: within a frame of another site neither app nor provider would work.
 */
export function FaceHandoff({ url, appUrl, opensIn, expiresAt, sandbox, ...follow }: FaceHandoffProps) {
  const t = useTranslations("verification.handoff");
  const time = useZonedTime();
  return (
    <div className="grid gap-5">
      <div className="grid justify-items-center gap-4 phone:hidden">
        <QrCode text={url} label={t("qr")} className="size-56" />
        <p className="text-ink-2">{t(`scan.${opensIn}`)}</p>
      </div>
      <div className="grid gap-3 sm:hidden">
        <p className="text-ink-2">{t(`here.${opensIn}`)}</p>
        <Button asChild size="lg" wide>
          <a href={appUrl ?? url} target="_top" rel="noreferrer">
            {t(`open.${opensIn}`)}
          </a>
        </Button>
        {opensIn === "wechat" ? <CopyButton value={url} name={t("link")} /> : null}
      </div>
      <FollowStep {...follow} />
      <p className="text-meta text-ink-2">{t("until", { time: time(expiresAt, "minutes") })}</p>
      {sandbox ? (
        <Notice
          tone="warning"
          title={t("sandboxTitle")}
          actions={
            <Button asChild variant="secondary" size="sm" className="phone:hidden">
              <a href={url} target="_top" rel="noreferrer">
                {t("sandboxOpen")}
              </a>
            </Button>
          }
        >
          {t("sandboxDetail")}
        </Notice>
      ) : null}
    </div>
  );
}
