import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { UploadSeal } from "@/components/seals/intake/upload-seal";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { openStudio } from "@/lib/domain/seals/organization/open-studio";
import { orList } from "../or-list";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("upload.title") };
}

/** A seal of stone or rubber, from a picture of its impression. */
export default async function UploadSealPage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const { names, officialId } = await openStudio(actor, id).catch(orList(id));
  const t = await getTranslations("studio");
  return (
    <AreaMessages areas={["studio", "seals", "organizations"]}>
      <div className="grid gap-7">
        <div className="grid gap-4">
          <Link href={`/organizations/${id}/seals`} className="link w-fit text-meta">
            {t("pageTitle", { name: names.organization })}
          </Link>
          <PageHead title={t("upload.title")}>{t("upload.lead")}</PageHead>
        </div>
        <UploadSeal organizationId={id} names={names} hasOfficial={officialId !== null} />
      </div>
    </AreaMessages>
  );
}
