import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";

/** What is not there, said inside the back office, whose frame stands already. */
export default async function NotFound() {
  const [t, office] = [await getTranslations("errors.notFound"), await getTranslations("office")];
  return (
    <div className="grid max-w-lg gap-4 py-8">
      <h1 className="text-title">{t("title")}</h1>
      <p className="text-base text-ink-2">{t("detail")}</p>
      <Button asChild className="w-fit">
        <Link href="/office">{office("rooms.overview")}</Link>
      </Button>
    </div>
  );
}
