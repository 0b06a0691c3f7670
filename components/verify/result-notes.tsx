import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Notice } from "../ui/notice";

/** Names that were checked against invented people only: said beside the verdict, or it would be misread. */
export function SandboxNote({ count }: { count: number }) {
  const t = useTranslations("verify.notes");
  return (
    <div className="grid grid-cols-[20px_1fr] gap-3 rounded-lg bg-amber-wash px-4 py-3.5">
      <FlaskConical size={18} aria-hidden="true" className="mt-px text-amber" />
      <div className="grid gap-1">
        <p className="font-[580] text-amber">{t("sandboxTitle")}</p>
        <p className="text-ink-2">{t("sandbox", { count })}</p>
      </div>
    </div>
  );
}

/** Whose word the result rests on. @param foreign whether certificates of others are among those in the file */
export function AuthorityNote({ foreign }: { foreign: boolean }) {
  const t = useTranslations("verify.notes");
  return (
    <Notice title={t("title")}>
      {t(foreign ? "foreign" : "authority")}{" "}
      <Link href="/#legal" className="link">
        {t("means")}
      </Link>
    </Notice>
  );
}
