import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SendingNote } from "@/components/contracts/sending-note";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { MessagePage } from "@/components/layouts/message-page";
import { GoButton } from "@/components/templates/go-button";
import { Button } from "@/components/ui/button";
import { currentActor } from "@/lib/domain/accounts/current-actor";
import { withNext } from "@/lib/domain/accounts/next-path";
import { readLink } from "@/lib/domain/templates/links/read-link";
import { Preferences } from "../../(preferences)/preferences";
import { start } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates.public");
  return { title: t("pageTitle"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where a public link leads: what is offered, by whom, and the one step that comes next. */
export default async function PublicLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const actor = await currentActor();
  const offer = await readLink(decodeURIComponent(token), actor);
  const t = await getTranslations("templates.public");
  const here = `/t/${token}`;
  if (offer.outcome === "over")
    return (
      <MessagePage
        title={t("over")}
        detail={t("overDetail")}
        actions={
          <Button variant="secondary" asChild>
            <Link href="/contracts">{t("mine")}</Link>
          </Button>
        }
      />
    );
  if (offer.outcome === "started") {
    if (offer.participantId) redirect(`/sign/${offer.participantId}`);
    return (
      <FocusLayout preferences={<Preferences />}>
        {offer.state === "sending" || offer.state === "draft" ? (
          <FocusCard title={t("preparing")}>
            <AreaMessages areas={["contracts"]}>
              <SendingNote />
            </AreaMessages>
          </FocusCard>
        ) : (
          <FocusCard title={t("started")} lead={t("startedDetail")}>
            <Button size="lg" wide asChild>
              <Link href={`/contracts/${offer.contractId}`}>{t("open")}</Link>
            </Button>
          </FocusCard>
        )}
      </FocusLayout>
    );
  }
  const { title, sender, pages, place, name } = offer;
  return (
    <FocusLayout preferences={<Preferences />} about={title}>
      <FocusCard title={title} lead={t("lead", { sender })}>
        <div className="grid gap-1 text-ink-2">
          <p>{t("detail", { pages })}</p>
          {place ? <p>{t("asPlace", { place })}</p> : null}
          {name ? <p>{t("asName", { name })}</p> : null}
        </div>
        {!actor ? (
          <>
            <p className="text-ink-2">{t("signInLead", { sender })}</p>
            <Button size="lg" wide asChild>
              <Link href={withNext("/sign-up", here)}>{t("signUp")}</Link>
            </Button>
            <Button size="lg" wide variant="secondary" asChild>
              <Link href={withNext("/sign-in", here)}>{t("signIn")}</Link>
            </Button>
          </>
        ) : name ? (
          <AreaMessages areas={["templates"]}>
            <GoButton size="lg" wide act={start.bind(null, { token })}>
              {t("start")}
            </GoButton>
          </AreaMessages>
        ) : (
          <>
            <p className="text-ink-2">{t("proveLead")}</p>
            <Button size="lg" wide asChild>
              <Link href={withNext("/identity", here)}>{t("prove")}</Link>
            </Button>
          </>
        )}
      </FocusCard>
    </FocusLayout>
  );
}
