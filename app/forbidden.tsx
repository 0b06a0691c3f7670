import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("forbidden.title") };
}

export default async function Forbidden() {
  const t = await getTranslations("errors.forbidden");
  return (
    <MessagePage
      title={t("title")}
      detail={t("detail")}
      actions={
        <>
          <Button asChild>
            <Link href="/contracts">{t("home")}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href="/sign-in">{t("switch")}</Link>
          </Button>
        </>
      }
    />
  );
}
