import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ResetForm } from "@/components/accounts/reset-form";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { withNext } from "@/lib/domain/accounts/next-path";
import { isResetOpen } from "@/lib/domain/accounts/reset-password";
import { submitReset } from "../../actions";
import { goingTo, type Search } from "../../search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("reset.title"), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }>; searchParams: Search };

export default async function ResetPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { next } = await goingTo(searchParams);
  const t = await getTranslations("accounts.reset");
  if (!(await isResetOpen(token)))
    return (
      <FocusCard title={t("goneTitle")} lead={t("gone")}>
        <Button asChild size="lg" className="w-fit">
          <Link href={withNext("/forgot", next)}>{t("askAgain")}</Link>
        </Button>
      </FocusCard>
    );
  return (
    <FocusCard title={t("title")} lead={t("lead")}>
      <ResetForm submit={submitReset} token={token} next={next} />
    </FocusCard>
  );
}
