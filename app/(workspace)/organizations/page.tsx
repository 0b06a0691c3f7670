import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { OrganizationTable } from "@/components/organizations/organization-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganizationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const [t, organizations] = [await getTranslations("organizations"), await listOrganizations(actor)];
  const closed = (await searchParams).closed ? (
    <Notice tone="success" title={t("close.closed")}>
      {t("close.closedDetail")}
    </Notice>
  ) : null;
  if (organizations.length === 0)
    return (
      <div className="grid gap-7">
        <PageHead title={t("title")} />
        {closed}
        <EmptyState
          picture={<Building2 size={22} />}
          title={t("list.empty.title")}
          action={
            <Button asChild size="lg">
              <Link href="/organizations/new">{t("list.new")}</Link>
            </Button>
          }
        >
          {t("list.empty.detail")}
        </EmptyState>
      </div>
    );
  return (
    <div className="grid gap-7">
      <PageHead
        title={t("title")}
        actions={
          <Button asChild>
            <Link href="/organizations/new">{t("list.new")}</Link>
          </Button>
        }
      >
        {t("list.lead")}
      </PageHead>
      {closed}
      <OrganizationTable organizations={organizations} />
    </div>
  );
}
