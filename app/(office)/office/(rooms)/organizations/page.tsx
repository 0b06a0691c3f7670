import { Building2, Search as Magnifier } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrganizationTable } from "@/components/office/organization-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PageHead } from "@/components/ui/page-head";
import { searchOrganizations } from "@/lib/domain/administration/search-organizations";
import { officePage, parameter, type Search } from "../../../office-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.organizations"))("title") };
}

/** Names and codes of organizations are public, so a search may stand in the address. */
export default async function OrganizationsPage({ searchParams }: { searchParams: Search }) {
  const query = (await parameter(searchParams, "q"))?.slice(0, 100) ?? "";
  const { organizations, more } = await officePage((actor) => searchOrganizations(actor, query));
  const t = await getTranslations("office.organizations");
  return (
    <>
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      <search>
        <form action="/office/organizations" className="flex flex-wrap gap-2.5">
          <Input
            type="search"
            name="q"
            defaultValue={query}
            maxLength={100}
            aria-label={t("search")}
            placeholder={t("search")}
            start={<Magnifier size={16} />}
            className="min-w-0 flex-1 basis-64"
          />
          <Button type="submit" className="phone:w-full">
            {t("find")}
          </Button>
        </form>
      </search>
      {organizations.length > 0 ? (
        <div className="grid gap-3">
          <OrganizationTable label={t("title")} organizations={organizations} />
          {more ? <p className="text-meta text-ink-3">{t("more")}</p> : null}
        </div>
      ) : (
        <EmptyState picture={<Building2 size={22} />} title={t(query ? "nobody" : "none")}>
          {t(query ? "nobodyDetail" : "noneDetail")}
        </EmptyState>
      )}
    </>
  );
}
