import type { Metadata } from "next";
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
            <a href="/contracts">{t("home")}</a>
          </Button>
          <Button asChild variant="secondary">
            <a href="/sign-in">{t("switch")}</a>
          </Button>
        </>
      }
    />
  );
}
