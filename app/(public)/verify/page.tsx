import { FileCheck2, History, UserRoundCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { VerifyDesk } from "@/components/verify/verify-desk";
import { env } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify.meta");
  return { title: t("title"), description: t("description") };
}

const points = [
  { id: "bytes", icon: FileCheck2 },
  { id: "people", icon: UserRoundCheck },
  { id: "since", icon: History },
] as const;

/** Anyone may have a PDF checked here; nothing of it is kept. */
export default async function VerifyPage() {
  const t = await getTranslations("verify.start");
  return (
    <AreaMessages areas={["verify"]}>
      <VerifyDesk limitMb={env().UPLOAD_LIMIT_MB}>
        <section className="grid gap-4 border-t border-line pt-8">
          <h2 className="text-subheading">{t("looksAt")}</h2>
          <ul className="grid gap-3">
            {points.map(({ id, icon: Icon }) => (
              <li key={id} className="grid grid-cols-[20px_1fr] gap-3 text-ink-2">
                <Icon size={18} strokeWidth={1.6} aria-hidden="true" className="mt-0.5 text-ink-3" />
                {t(`points.${id}`)}
              </li>
            ))}
          </ul>
        </section>
      </VerifyDesk>
    </AreaMessages>
  );
}
