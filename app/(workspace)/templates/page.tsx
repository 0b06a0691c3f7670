import { Files } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { TemplateTable } from "@/components/templates/template-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { listTemplates } from "@/lib/domain/templates/list-templates";
import { start } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("title") };
}

export default async function TemplatesPage() {
  const actor = await requireActor();
  const [t, templates] = [await getTranslations("templates"), await listTemplates(actor)];
  const make = (
    <Button asChild>
      <Link href="/templates/new">{t("new.action")}</Link>
    </Button>
  );
  return (
    <AreaMessages areas={["templates"]}>
      <div className="grid gap-7">
        <PageHead title={t("title")} actions={templates.length > 0 ? make : undefined}>
          {t("lead")}
        </PageHead>
        {templates.length > 0 ? (
          <TemplateTable templates={templates} start={start} />
        ) : (
          <EmptyState picture={<Files size={22} />} title={t("empty.title")} action={make}>
            {t("empty.detail")}
          </EmptyState>
        )}
      </div>
    </AreaMessages>
  );
}
