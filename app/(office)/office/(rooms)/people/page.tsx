import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LockedList } from "@/components/office/locked-list";
import { PeopleSearch } from "@/components/office/people-search";
import { PageHead } from "@/components/ui/page-head";
import { listLockedPeople } from "@/lib/domain/administration/locked-people";
import { officePage } from "../../../office-page";
import { submitSearch } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.people"))("title") };
}

export default async function PeoplePage() {
  const locked = await officePage((actor) => listLockedPeople(actor));
  const t = await getTranslations("office.people");
  return (
    <>
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      <PeopleSearch search={submitSearch} />
      <LockedList people={locked} />
    </>
  );
}
