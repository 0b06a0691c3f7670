import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SealPage } from "@/lib/domain/seals/organization/seal.schema";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

/** What there is to know of a seal that is not simply in use. */
export function SealStanding({ seal, base }: { seal: SealPage; base: string }) {
  const t = useTranslations("studio.detail");
  const { state, versions, outdated, may } = seal;
  const newest = versions[0];
  if (newest?.review === "waiting") return <Notice title={t("waiting")}>{t("waitingDetail")}</Notice>;
  if (newest?.review === "refused" && state === "draft")
    return (
      <Notice
        tone="warning"
        title={t("refused")}
        actions={
          may.change ? (
            <Button asChild variant="secondary" size="sm">
              <Link href={`${base}/upload`}>{t("again")}</Link>
            </Button>
          ) : null
        }
      >
        {newest.reviewReason ? t("refusedDetail", { reason: newest.reviewReason }) : null}
      </Notice>
    );
  if (state === "retired" || state === "destroyed") return <Notice title={t("ended")}>{t("endedDetail")}</Notice>;
  if (outdated)
    return (
      <Notice tone="warning" title={t("outdated")}>
        {t("outdatedDetail")}
      </Notice>
    );
  if (state === "suspended")
    return (
      <Notice tone="warning" title={t("suspended")}>
        {t("suspendedDetail")}
      </Notice>
    );
  if (state === "draft") return <Notice title={t("draft")}>{t("draftDetail")}</Notice>;
  return null;
}
