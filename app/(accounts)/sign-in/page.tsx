import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PasskeySignIn } from "@/components/accounts/passkey-sign-in";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { withNext } from "@/lib/domain/accounts/next-path";
import { passkeySite } from "@/lib/domain/accounts/passkey-site";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";
import { finishPasskey, startPasskey, submitResend, submitSignIn } from "../actions";
import { goingTo, type Search } from "../search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { next, toContract, elsewhere } = await goingTo(searchParams);
  if (await currentActor()) redirect(next);
  const t = await getTranslations("accounts");
  const lead = toContract ? t("signIn.leadContract") : elsewhere ? t("signIn.leadPage") : undefined;
  const wasReset = (await searchParams).reset === "done";
  const card = {
    title: t("signIn.title"),
    lead: wasReset ? <Notice tone="success">{t("signIn.passwordSet")}</Notice> : lead,
    below: t.rich("signIn.noAccount", {
      link: (text) => (
        <Link href={withNext("/sign-up", next)} className="link">
          {text}
        </Link>
      ),
    }),
  };
  return (
    <SignInForm
      submit={submitSignIn}
      resend={submitResend}
      next={next}
      forgotHref={withNext("/forgot", next)}
      outbox={isOutboxOpen()}
      card={card}
    >
      {passkeySite() ? (
        <>
          <div className="flex items-center gap-3 text-meta text-ink-3">
            <span className="h-px flex-1 bg-line" />
            {t("signIn.or")}
            <span className="h-px flex-1 bg-line" />
          </div>
          <PasskeySignIn start={startPasskey} finish={finishPasskey} next={next} />
        </>
      ) : null}
    </SignInForm>
  );
}
