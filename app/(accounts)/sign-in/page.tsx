import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PasskeySignIn } from "@/components/accounts/passkey-sign-in";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { FocusCard } from "@/components/layouts/focus-layout";
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
  return (
    <FocusCard
      title={t("signIn.title")}
      lead={lead}
      below={t.rich("signIn.noAccount", {
        link: (text) => (
          <Link href={withNext("/sign-up", next)} className="link">
            {text}
          </Link>
        ),
      })}
    >
      {(await searchParams).reset === "done" ? (
        <Notice tone="success" announce>
          {t("signIn.passwordSet")}
        </Notice>
      ) : null}
      <SignInForm
        submit={submitSignIn}
        resend={submitResend}
        next={next}
        forgotHref={withNext("/forgot", next)}
        outbox={isOutboxOpen()}
      />
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
    </FocusCard>
  );
}
