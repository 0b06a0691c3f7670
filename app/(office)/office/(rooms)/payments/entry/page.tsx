import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntryForm } from "@/components/office/entry-form";
import { PageHead } from "@/components/ui/page-head";
import { accountForEntries } from "@/lib/domain/administration/type-payment";
import { officePage } from "../../../../office-page";
import { submitEntry } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.entry"))("title") };
}

export default async function EntryPage() {
  const account = await officePage(accountForEntries);
  const t = await getTranslations("office.entry");
  return (
    <>
      <PageHead title={t("title")}>{t("lead", { account: account.label })}</PageHead>
      <EntryForm submit={submitEntry} currency={account.currency} />
    </>
  );
}
