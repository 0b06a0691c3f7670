import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.privacy.deleted"))("title") };
}

/** What somebody reads whose account was just deleted. */
export default async function AccountDeletedPage({ searchParams }: { searchParams: Promise<{ kept?: string }> }) {
  const t = await getTranslations("accounts.privacy.deleted");
  const kept = (await searchParams).kept === "1";
  return (
    <MessagePage
      title={t("title")}
      detail={t("detail")}
      note={kept ? t("kept") : t("nothing")}
      actions={
        <Button asChild variant="secondary">
          <Link href="/">{t("home")}</Link>
        </Button>
      }
    />
  );
}
