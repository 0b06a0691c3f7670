import { useTranslations } from "next-intl";

/** The id of a page's `main`, where the skip link leads. */
export const contentId = "content";

/** The first stop of the Tab key: past the header and navigation. Unseen until then. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href={`#${contentId}`}
      className="sr-only z-50 rounded-md bg-ink px-4 py-2.5 text-paper focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t("skipToContent")}
    </a>
  );
}
