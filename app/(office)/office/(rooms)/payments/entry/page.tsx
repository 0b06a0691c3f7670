import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntryForm } from "@/components/office/entry-form";
import { NameNeeded } from "@/components/office/name-needed";
import { PageHead } from "@/components/ui/page-head";
import { beforeEntry } from "@/lib/domain/administration/type-payment";
import { officePage } from "../../../../office-page";
import { submitEntry } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.entry"))("title") };
}

export default async function EntryPage() {
  const { account, nameNeeded } = await officePage(beforeEntry);
  const t = await getTranslations("office.entry");
  return (
    <>
      <PageHead title={t("title")}>{t("lead", { account: account.label })}</PageHead>
      {nameNeeded.entry ? <NameNeeded /> : <EntryForm submit={submitEntry} currency={account.currency} />}
    </>
  );
}
