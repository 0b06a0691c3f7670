import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueueList } from "@/components/office/queue-list";
import { PageHead } from "@/components/ui/page-head";
import { officeOverview } from "@/lib/domain/administration/office-overview";
import { officePage } from "../../office-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office"))("title") };
}

export default async function OverviewPage() {
  const { queues } = await officePage(officeOverview);
  const t = await getTranslations("office.overview");
  const waiting = queues.reduce((sum, { count, within }) => sum + (within ? 0 : count), 0);
  return (
    <>
      <PageHead title={t("title")}>{t("lead", { count: waiting })}</PageHead>
      <QueueList queues={queues} now={new Date()} />
    </>
  );
}
