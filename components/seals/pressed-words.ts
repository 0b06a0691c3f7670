import { useTranslations } from "next-intl";
import { pageRanges } from "@/lib/domain/contracts/fields/page-ranges";
import type { PressedPages } from "@/lib/domain/seals/log/pressed-pages";

/** Where a seal stands, in words: its pages, and those that a cross-page seal joins. */
export function usePressedWords(): (where: PressedPages, pageCount?: number) => string {
  const t = useTranslations("sealUse.pages");
  return ({ pages, crossPages }, pageCount) => {
    const listed = (some: readonly number[]) => ({ count: some.length, pages: pageRanges(some, t("between")) });
    return [
      ...(pages.length > 0 ? [t("on", listed(pages))] : []),
      ...(crossPages.length > 0
        ? [crossPages.length === pageCount ? t("all", { count: pageCount }) : t("across", listed(crossPages))]
        : []),
    ].join(t("then"));
  };
}
