import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { MessagePage } from "@/components/layouts/message-page";
import { JoinOffice } from "@/components/office/join-office";
import { Button } from "@/components/ui/button";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { withNext } from "@/lib/domain/accounts/next-path";
import { readAdministratorLink } from "@/lib/domain/administration/administrator-links";
import { submitJoin } from "./actions";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** Where the link into the back office leads. Opening it changes nothing; the button does. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, role, actor] = [await getTranslations("office"), await readAdministratorLink(token), await currentActor()];
  if (!role)
    return (
      <MessagePage
        title={t("join.goneTitle")}
        detail={t("join.gone")}
        actions={
          <Button variant="secondary" asChild>
            <Link href="/">{t("join.home")}</Link>
          </Button>
        }
      />
    );
  const here = `/office/join/${token}`;
  return (
    <AreaMessages areas={["office"]}>
      <FocusLayout preferences={<Preferences />}>
        <FocusCard
          title={t("join.title")}
          lead={t(`join.as.${role}`)}
          below={
            actor ? (
              <Link href="/sign-out" className="link">
                {t("join.other")}
              </Link>
            ) : undefined
          }
        >
          {actor ? (
            <>
              <p className="wrap-break-word text-ink-2">{t("join.signedIn", { email: actor.email })}</p>
              <JoinOffice submit={submitJoin} token={token} />
            </>
          ) : (
            <>
              <p className="text-ink-2">{t("join.signInFirst")}</p>
              <div className="grid gap-2.5">
                <Button size="lg" wide asChild>
                  <Link href={withNext("/sign-in", here)}>{t("join.signIn")}</Link>
                </Button>
                <Button size="lg" wide variant="secondary" asChild>
                  <Link href={withNext("/sign-up", here)}>{t("join.signUp")}</Link>
                </Button>
              </div>
            </>
          )}
        </FocusCard>
      </FocusLayout>
    </AreaMessages>
  );
}
