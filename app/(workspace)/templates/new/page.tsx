import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UploadStep } from "@/components/contracts/upload-step";
import { AreaMessages } from "@/components/i18n/area-messages";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { findOffice } from "@/lib/domain/contracts/intake/office/find-office";
import { env } from "@/lib/platform/env";
import { takeSample } from "../../contracts/new/actions";
import { beginTemplate } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates.new"))("title") };
}

export default async function NewTemplatePage() {
  await requireActor();
  const t = await getTranslations("templates.new");
  const office = (await findOffice()) !== null;
  return (
    <div className="grid max-w-[720px] gap-7">
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      <AreaMessages areas={["contracts", "editor"]}>
        <UploadStep limitMb={env().UPLOAD_LIMIT_MB} office={office} takeSample={takeSample} begin={beginTemplate} />
      </AreaMessages>
    </div>
  );
}
