import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Search, wayOf } from "../way";
import { IdentityDesk } from "./identity-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

export default async function IdentityPage({ searchParams }: { searchParams: Search }) {
  return <IdentityDesk way={await wayOf(searchParams)} method={null} />;
}
