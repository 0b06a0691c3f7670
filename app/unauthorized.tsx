import type { Metadata } from "next";
import Link from "next/link";
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
            <Link href="/sign-in">{t("signIn")}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href="/">{t("home")}</Link>
          </Button>
        </>
      }
    />
  );
}
