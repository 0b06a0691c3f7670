import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { MessagePage } from "@/components/layouts/message-page";
import { JoinForm } from "@/components/room/join-form";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { withNext } from "@/lib/domain/accounts/next-path";
import { openInvitation } from "@/lib/domain/contracts/invitations/open-invitation";
import { readVisitor } from "@/lib/platform/sessions/read-actor";
import { Preferences } from "../../(preferences)/preferences";
import { submitJoin, switchAccount } from "./actions";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** Where the link of an invitation leads. Looking at it changes nothing that a mail scanner could use up. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const caller = (await currentActor()) ?? (await readVisitor());
  const invitation = await openInvitation(caller, token);
  const t = await getTranslations("room.invitation");
  if (invitation.outcome === "open") redirect(`/sign/${invitation.participantId}`);
  if (invitation.outcome === "dead")
    return (
      <MessagePage
        title={t("deadTitle")}
        detail={t("dead")}
        actions={
          <Button variant="secondary" asChild>
            <Link href="/contracts">{t("mine")}</Link>
          </Button>
        }
      />
    );
  if (invitation.outcome === "confirm_first") redirect(withNext("/sign-in", `/s/${token}`));
  if (invitation.outcome === "other_account")
    return (
      <FocusLayout preferences={<Preferences />} about={invitation.title}>
        <FocusCard
          title={t("otherTitle")}
          lead={t("other", { email: invitation.email, signedInAs: invitation.signedInAs })}
        >
          <form action={switchAccount}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton size="lg" wide>
              {t("switch")}
            </SubmitButton>
          </form>
        </FocusCard>
      </FocusLayout>
    );
  const { email, hasAccount, name, role, sender, title } = invitation;
  return (
    <FocusLayout preferences={<Preferences />} about={title}>
      <FocusCard title={t(`asked.${role}`, { sender })} lead={t("lead", { title, name })}>
        {hasAccount ? (
          <>
            <p className="text-ink-2">{t("signIn", { email })}</p>
            <Button size="lg" wide asChild>
              <Link href={withNext("/sign-in", `/s/${token}`)}>{t("haveAccount")}</Link>
            </Button>
          </>
        ) : (
          <AreaMessages areas={["room", "accounts"]}>
            <JoinForm submit={submitJoin} token={token} email={email} locale={await getLocale()} />
          </AreaMessages>
        )}
        <p className="text-meta text-ink-3">{t("terms")}</p>
      </FocusCard>
    </FocusLayout>
  );
}
