import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RecordFilter } from "@/components/office/record-filter";
import { ChainCheck, RecordList } from "@/components/office/record-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { listActs } from "@/lib/domain/administration/list-acts";
import { officePage, parameter, type Search } from "../../../office-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.record"))("title") };
}

export default async function RecordPage({ searchParams }: { searchParams: Search }) {
  const [administrator, action, before] = [
    await parameter(searchParams, "by"),
    await parameter(searchParams, "action"),
    await parameter(searchParams, "before"),
  ];
  const filter = { administrator, action, before: before ? Number(before) : undefined };
  const { acts, next, check, administrators, actions } = await officePage((actor) => listActs(actor, filter));
  const t = await getTranslations("office.record");
  const kept = { ...(administrator && { by: administrator }), ...(action && { action }) };
  return (
    <>
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      <ChainCheck check={check} />
      <RecordFilter administrators={administrators} actions={actions} administrator={administrator} action={action} />
      {acts.length > 0 ? (
        <RecordList acts={acts} broken={check.intact ? null : check.brokenAt} />
      ) : (
        <EmptyState picture={<ScrollText size={22} />} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      )}
      {next ? (
        <div className="text-center">
          <Button asChild variant="secondary">
            <Link href={`/office/record?${new URLSearchParams({ ...kept, before: String(next) })}`}>{t("older")}</Link>
          </Button>
        </div>
      ) : null}
    </>
  );
}
