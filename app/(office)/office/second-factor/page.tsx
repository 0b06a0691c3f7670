import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { AreaMessages } from "@/components/i18n/area-messages";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import { CodeForm } from "@/components/office/code-form";
import { OfficePasskey } from "@/components/office/office-passkey";
import { TotpSetup } from "@/components/office/totp-setup";
import { Notice } from "@/components/ui/notice";
import { passkeySite } from "@/lib/domain/accounts/passkey-site";
import { hasOtherChief } from "@/lib/domain/administration/other-chiefs";
import { type WayIn, wayIn } from "@/lib/domain/administration/second-factor";
import { offerTotp, type TotpOffer } from "@/lib/domain/administration/totp-second-factor";
import { officePage, parameter, type Search } from "../../office-page";
import { officePath } from "../../office-path";
import { finishPasskey, startPasskey, submitCode, submitTotpSetup } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.secondFactor"))("title"), robots: { index: false } };
}

/** Where an administrator shows her second factor, and where she sets one up. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Search }) {
  const next = officePath(await parameter(searchParams, "next"));
  const change = (await parameter(searchParams, "change")) === "yes";
  const { way, offer, alone } = await officePage(async (actor) => {
    const way = await wayIn(actor);
    const setUp = way.maySetUp && (!way.shown || change);
    return { way, offer: setUp ? await offerTotp(actor) : null, alone: setUp && !(await hasOtherChief(actor)) };
  });
  if (way.shown && !change) redirect(next);
  return (
    <AreaMessages areas={["office", "accounts"]}>
      <FocusLayout preferences={<Preferences />}>
        {offer ? <SetUp way={way} offer={offer} next={next} alone={alone} /> : <Show way={way} next={next} />}
      </FocusLayout>
    </AreaMessages>
  );
}

type SetUpProps = { way: WayIn; offer: TotpOffer; next: string /** Nobody could reset it. */; alone: boolean };

async function SetUp({ way, offer, next, alone }: SetUpProps) {
  const t = await getTranslations("office.secondFactor");
  return (
    <FocusCard
      size="lg"
      title={t(way.shown ? "changeTitle" : "setUpTitle")}
      lead={t(way.shown ? "changeLead" : "setUpLead")}
      below={
        way.shown ? (
          <Link href="/office" className="link">
            {t("back")}
          </Link>
        ) : undefined
      }
    >
      <Notice tone={alone ? "warning" : "info"} title={t("ifLost")}>
        {t(alone ? "ifLostAlone" : "ifLostDetail")}
      </Notice>
      <TotpSetup submit={submitTotpSetup} offer={offer} next={next} />
      {passkeySite() ? (
        <div className="grid gap-3 border-t border-line pt-5">
          <p className="text-ink-2">{t(way.anyPasskey ? "orPasskey" : "noPasskeyYet")}</p>
          {way.anyPasskey ? (
            <OfficePasskey start={startPasskey} finish={finishPasskey} setUp next={next} />
          ) : (
            <Link href="/settings" className="link w-fit">
              {t("toSettings")}
            </Link>
          )}
        </div>
      ) : null}
    </FocusCard>
  );
}

async function Show({ way, next }: { way: WayIn; next: string }) {
  const t = await getTranslations("office.secondFactor");
  const nothing = !way.totp && way.officePasskeys.length === 0;
  if (nothing)
    return (
      <FocusCard title={t("noneTitle")} lead={t("noneLead")}>
        <Link href="/contracts" className="link w-fit">
          {t("toContracts")}
        </Link>
      </FocusCard>
    );
  return (
    <FocusCard title={t("title")} lead={t("lead")} below={t("lost")}>
      {way.totp ? <CodeForm submit={submitCode} hidden={{ next }} submitLabel={t("submit")} /> : null}
      {way.officePasskeys.length > 0 ? (
        <OfficePasskey
          start={startPasskey}
          finish={finishPasskey}
          setUp={false}
          next={next}
          variant={way.totp ? "secondary" : "primary"}
        />
      ) : null}
    </FocusCard>
  );
}
