import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Remark } from "@/lib/domain/contracts/intake/look";

/** What the owner of a file should know about what is inside it. */
export function RemarkList({ remarks }: { remarks: readonly Remark[] }) {
  const t = useTranslations("editor.remarks");
  if (remarks.length === 0) return null;
  return (
    <Notice tone="info" title={t("title")}>
      <ul className="grid list-disc gap-1 pl-4">
        {remarks.map((remark) => (
          <li key={remark}>{t(remark)}</li>
        ))}
      </ul>
    </Notice>
  );
}
