import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { UploadStep } from "@/components/contracts/upload-step";
import { StartWriting } from "@/components/contracts/writing/start-writing";
import { AreaMessages } from "@/components/i18n/area-messages";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { findOffice } from "@/lib/domain/contracts/intake/office/find-office";
import { env } from "@/lib/platform/env";
import { beginContract, beginText, takeSample } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contracts.new");
  return { title: t("title") };
}

export default async function NewContractPage() {
  await requireActor();
  const t = await getTranslations("contracts.new");
  const office = (await findOffice()) !== null;
  return (
    <div className="grid max-w-[720px] gap-7">
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      <AreaMessages areas={["contracts", "editor"]}>
        <UploadStep limitMb={env().UPLOAD_LIMIT_MB} office={office} takeSample={takeSample} begin={beginContract} />
      </AreaMessages>
      <AreaMessages areas={["writing"]}>
        <StartWriting locale={(await getLocale()) === "zh" ? "zh" : "en"} begin={beginText} />
      </AreaMessages>
      <p>
        <Link href="/templates" className="link text-ink-2">
          {t("orTemplate")}
        </Link>
      </p>
    </div>
  );
}
