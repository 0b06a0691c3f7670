import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { operatorOf } from "@/app/(operator)/operator";
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
  const { termsUrl, privacyUrl } = operatorOf();
  const linkTo = (url: string | null) => (words: ReactNode) => (
    // A tab of its own: what was typed stays.
    <a href={url ?? undefined} target="_blank" rel="noreferrer" className="link">
      {words}
    </a>
  );
  const sentence = termsUrl && privacyUrl ? "agreeBoth" : termsUrl ? "agreeTerms" : privacyUrl ? "readPrivacy" : null;
  return (
    <SignUpForm
      submit={submitSignUp}
      resend={submitResend}
      next={next}
      outbox={isOutboxOpen()}
      agreement={sentence && t.rich(`signUp.${sentence}`, { terms: linkTo(termsUrl), privacy: linkTo(privacyUrl) })}
      card={card}
    />
  );
}
