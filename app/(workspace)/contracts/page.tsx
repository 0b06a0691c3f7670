import { FilePlus2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { ContractSearch } from "@/components/contracts/contract-search";
import { ContractTable } from "@/components/contracts/contract-table";
import { AreaMessages } from "@/components/i18n/area-messages";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { listContracts } from "@/lib/domain/contracts/overview/list-contracts";
import { isListTab, type ListTab, listTabs } from "@/lib/domain/contracts/overview/list-tabs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contracts.list");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

export default async function ContractsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const search = one(query.q)?.slice(0, 100) ?? "";
  const asked = one(query.tab);
  const given = isListTab(asked) ? asked : null;
  const tab: ListTab = given ?? "mine";
  const first = await listContracts(actor, { tab, search, after: one(query.after) });
  // Who has nothing to sign is shown first what is under way.
  const better = given || search || first.counts.mine > 0 ? null : firstFilled(first.counts);
  const shown = better ?? tab;
  const list = better ? await listContracts(actor, { tab: better }) : first;
  const [t, format] = [await getTranslations("contracts.list"), await getFormatter()];
  const several = await getTranslations("batch");
  const { counts } = list;
  const nothing = listTabs.every((name) => counts[name] === 0);

  if (nothing)
    return (
      <div className="grid gap-7">
        <PageHead title={t("title")} />
        <EmptyState
          picture={<FilePlus2 size={22} />}
          title={t("empty.title")}
          action={
            <Button asChild size="lg">
              <Link href="/contracts/new">{t("empty.action")}</Link>
            </Button>
          }
        >
          {t("empty.detail")}
        </EmptyState>
      </div>
    );

  const visible = listTabs.filter((name) => name !== "ended" || counts.ended > 0 || shown === "ended");
  return (
    <div className="grid grid-cols-1 gap-5">
      <PageHead
        title={t("title")}
        actions={
          <>
            {counts.mine > 1 ? (
              <Button asChild variant="secondary">
                <Link href="/contracts/several">{several("several")}</Link>
              </Button>
            ) : null}
            <Button asChild>
              <Link href="/contracts/new">{t("new")}</Link>
            </Button>
          </>
        }
      >
        {t("lead", {
          count: counts.mine,
          hasDue: list.nextDue ? "yes" : "no",
          due: list.nextDue ? format.dateTime(list.nextDue, { day: "numeric", month: "long" }) : "",
        })}
      </PageHead>
      <div>
        <TabLinks
          label={t("tabsLabel")}
          links={visible.map((name) => ({
            href: `/contracts?tab=${name}`,
            label: t(`tabs.${name}`),
            current: name === shown,
            ...(counts[name] > 0 && { count: counts[name] }),
          }))}
          aside={
            <AreaMessages areas={["contracts"]}>
              <ContractSearch key={shown} tab={shown} search={search} />
            </AreaMessages>
          }
        />
        {list.contracts.length > 0 ? (
          <div className="phone:pt-4">
            <ContractTable label={t(`tabs.${shown}`)} contracts={list.contracts} />
          </div>
        ) : (
          <div className="grid justify-items-center gap-1 py-16 text-center" role="status">
            <p className="font-serif text-subheading font-[600]">
              {search ? t("none.search", { search }) : t(`none.${shown}`)}
            </p>
            {search ? <p className="text-ink-2">{t("none.searchDetail")}</p> : null}
          </div>
        )}
        {list.next ? (
          <div className="pt-5 text-center">
            <Button asChild variant="secondary">
              <Link
                href={`/contracts?${new URLSearchParams({ tab: shown, after: list.next, ...(search && { q: search }) })}`}
              >
                {t("older")}
              </Link>
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function firstFilled(counts: Record<ListTab, number>): ListTab | null {
  return (["others", "drafts", "signed", "ended"] as const).find((name) => counts[name] > 0) ?? null;
}
