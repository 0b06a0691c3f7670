import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { ImportSeal } from "@/components/seals/intake/import-seal";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { openStudio } from "@/lib/domain/seals/organization/open-studio";
import { orList } from "../or-list";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("import.title") };
}

/** An electronic seal that another maker made, taken in. */
export default async function ImportSealPage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const { names, officialId } = await openStudio(actor, id).catch(orList(id));
  const t = await getTranslations("studio");
  return (
    <AreaMessages areas={["studio", "organizations"]}>
      <div className="grid gap-7">
        <div className="grid gap-4">
          <Link href={`/organizations/${id}/seals`} className="link w-fit text-meta">
            {t("pageTitle", { name: names.organization })}
          </Link>
          <PageHead title={t("import.title")}>{t("import.lead", { name: names.organization })}</PageHead>
        </div>
        <ImportSeal organizationId={id} hasOfficial={officialId !== null} />
      </div>
    </AreaMessages>
  );
}
