import { useFormatter, useTranslations } from "next-intl";
import type { DocumentKind } from "@/lib/domain/verification/documents";
import { Facts } from "../ui/facts";
import { Notice } from "../ui/notice";

/** Her document is being looked at; she need not wait here. */
export function ReviewWaiting({ since, documentKind }: { since: Date; documentKind: DocumentKind }) {
  const t = useTranslations("verification");
  const format = useFormatter();
  const time = format.dateTime(since, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className="grid gap-5">
      <Notice>{t("review.detail", { time })}</Notice>
      <Facts facts={[{ id: "document", name: t("review.document"), value: t(`document.kinds.${documentKind}`) }]} />
      <p className="text-meta text-ink-2">{t("review.kept")}</p>
    </div>
  );
}
