import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ForgotForm } from "@/components/accounts/forgot-form";
import { withNext } from "@/lib/domain/accounts/next-path";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";
import { submitForgot } from "../actions";
import { goingTo, type Search } from "../search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("forgot.title") };
}

export default async function ForgotPage({ searchParams }: { searchParams: Search }) {
  const { next } = await goingTo(searchParams);
  const t = await getTranslations("accounts.forgot");
  const card = {
    title: t("title"),
    lead: t("lead"),
    below: (
      <Link href={withNext("/sign-in", next)} className="link">
        {t("back")}
      </Link>
    ),
  };
  return <ForgotForm submit={submitForgot} next={next} outbox={isOutboxOpen()} card={card} />;
}
