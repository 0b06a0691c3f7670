import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** In place of what two administrators decide, for one whose own name is not proven. */
export function NameNeeded() {
  const t = useTranslations("office.nameNeeded");
  return (
    <Notice
      tone="warning"
      title={t("title")}
      actions={
        <Button asChild size="sm" variant="secondary">
          <Link href="/identity">{t("prove")}</Link>
        </Button>
      }
    >
      {t("detail")}
    </Notice>
  );
}
