"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/layouts/message-page";
import { Button } from "@/components/ui/button";

/** What stands in for a page that failed while it was drawn. The digest is in the server's log, too. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("failure");
  return (
    <MessagePage
      title={t("title")}
      detail={t("detail")}
      note={error.digest ? t("id") + error.digest : undefined}
      actions={
        <>
          <Button onClick={reset}>{t("retry")}</Button>
          <Button asChild variant="secondary">
            <a href="/">{t("home")}</a>
          </Button>
        </>
      }
    />
  );
}
