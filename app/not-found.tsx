import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("notFound.title") };
}

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  return (
    <MessagePage
      title={t("title")}
      detail={t("detail")}
      actions={
        <Button asChild>
          <a href="/">{t("home")}</a>
        </Button>
      }
    />
  );
}
