import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** Stands where money of the sandbox is asked for or sent, and leads to its bank. */
export function SandboxBankNote({ area, organizationId }: { area: "in" | "out"; organizationId: string }) {
  const t = useTranslations(`payments.${area}.sandbox`);
  return (
    <Notice
      tone="warning"
      title={t("title")}
      actions={
        <Button asChild variant="secondary" size="sm">
          <Link href={`/sandbox/bank?organization=${organizationId}`}>{t("open")}</Link>
        </Button>
      }
    >
      {t("detail")}
    </Notice>
  );
}
