import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ApprovalPage } from "@/lib/domain/seals/approvals/get-approval";
import { useZonedTime } from "../i18n/zoned-time";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** What became of a request, where it is not the reader's to decide any more; and what waits for her next. */
export function ApprovalOutcome({ approval, nextId }: { approval: ApprovalPage; nextId: string | null }) {
  const t = useTranslations("sealUse.approval");
  const time = useZonedTime();
  const { state, mayDecide, asked, decidedBy, decidedAt, reason } = approval;
  if (mayDecide) return null;
  const values = { by: decidedBy ?? "", time: decidedAt ? time(decidedAt, "minutes") : "" };
  const tone = state === "approved" || state === "used" ? "success" : state === "waiting" ? "info" : "warning";
  return (
    <div className="mt-5 grid gap-4">
      <Notice tone={tone} title={t(`state.${state}`)} announce>
        <p>{t(state === "waiting" && asked ? "told.ownRequest" : `told.${state}`, values)}</p>
        {reason ? <p className="mt-1.5 border-l-2 border-line-strong pl-2.5">{reason}</p> : null}
      </Notice>
      {nextId ? (
        <Button asChild size="lg" wide>
          <Link href={`/approvals/${nextId}`}>{t("next")}</Link>
        </Button>
      ) : null}
    </div>
  );
}
