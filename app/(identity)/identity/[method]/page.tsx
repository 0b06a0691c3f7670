import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { isPersonMethod } from "@/lib/domain/verification/methods";
import { type Search, wayOf } from "../../way";
import { IdentityDesk } from "../identity-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

/** Proving a name by one method. */
export default async function MethodPage({
  params,
  searchParams,
}: {
  params: Promise<{ method: string }>;
  searchParams: Search;
}) {
  const { method } = await params;
  if (!isPersonMethod(method)) notFound();
  return <IdentityDesk way={await wayOf(searchParams)} method={method} />;
}
