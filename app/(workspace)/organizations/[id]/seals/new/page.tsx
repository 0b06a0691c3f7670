import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PresetGallery } from "@/components/seals/studio/preset-gallery";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { drawPresets, openStudio } from "@/lib/domain/seals/organization/open-studio";
import { orList } from "../or-list";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("pick.title") };
}

/** Which kind of seal is wanted, each as it would look. */
export default async function PickSealPage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const [studio, presets] = await Promise.all([
    openStudio(actor, id).catch(orList(id)),
    drawPresets(actor, id).catch(orList(id)),
  ]);
  const t = await getTranslations("studio");
  return (
    <div className="grid gap-7">
      <div className="grid gap-4">
        <Link href={`/organizations/${id}/seals`} className="link w-fit text-meta">
          {t("title")}
        </Link>
        <PageHead title={t("pick.title")}>{t("pick.lead")}</PageHead>
      </div>
      <PresetGallery organizationId={id} presets={presets} officialId={studio.officialId} />
      <div className="grid gap-4 md:grid-cols-2">
        {(["paper", "file"] as const).map((way) => (
          <Card key={way} tone="sunk">
            <CardHead
              title={t(`pick.${way}`)}
              aside={
                <Button asChild variant="secondary" size="sm">
                  <Link href={`/organizations/${id}/seals/${way === "paper" ? "upload" : "import"}`}>
                    {t(way === "paper" ? "list.upload" : "list.import")}
                  </Link>
                </Button>
              }
            >
              {t(`pick.${way}Detail`)}
            </CardHead>
          </Card>
        ))}
      </div>
    </div>
  );
}
