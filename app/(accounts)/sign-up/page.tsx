import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { withNext } from "@/lib/domain/accounts/next-path";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";
import { submitResend, submitSignUp } from "../actions";
import { goingTo, type Search } from "../search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signUp.title") };
}

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const { next, toContract } = await goingTo(searchParams);
  if (await currentActor()) redirect(next);
  const t = await getTranslations("accounts");
  const card = {
    title: t("signUp.title"),
    lead: t(toContract ? "signUp.leadContract" : "signUp.lead"),
    below: t.rich("signUp.haveAccount", {
      link: (text) => (
        <Link href={withNext("/sign-in", next)} className="link">
          {text}
        </Link>
      ),
    }),
  };
  return <SignUpForm submit={submitSignUp} resend={submitResend} next={next} outbox={isOutboxOpen()} card={card} />;
}
