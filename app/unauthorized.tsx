import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("unauthorized.title") };
}

export default async function Unauthorized() {
  const t = await getTranslations("errors.unauthorized");
  return (
    <MessagePage
      title={t("title")}
      detail={t("detail")}
      actions={
        <>
          <Button asChild>
            <a href="/sign-in">{t("signIn")}</a>
          </Button>
          <Button asChild variant="secondary">
            <a href="/">{t("home")}</a>
          </Button>
        </>
      }
    />
  );
}
