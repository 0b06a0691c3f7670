import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { OperatorNote } from "@/app/(operator)/operator";
import { SettingsSection } from "@/components/accounts/settings-section";
import { AreaMessages } from "@/components/i18n/area-messages";
import { ConsentList } from "@/components/privacy/consent-list";
import { EraseAccount } from "@/components/privacy/erase-account";
import { ExportForm } from "@/components/privacy/export-form";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { ownConsents } from "@/lib/domain/privacy/consents";
import { erasureObstacles } from "@/lib/domain/privacy/erasure-obstacles";
import { env } from "@/lib/platform/env";
import { htmlLang, isLocale } from "@/lib/platform/i18n/locales";
import { submitErasure, takeConsentBack } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.privacy"))("title") };
}

export default async function PrivacyPage() {
  const actor = await requireActor();
  const [t, format] = [await getTranslations("accounts.privacy"), await getFormatter()];
  const [consents, obstacles] = [await ownConsents(actor), await erasureObstacles(actor.accountId)];
  const time = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  return (
    <AreaMessages areas={["accounts"]}>
      <div className="grid max-w-[820px] gap-8">
        <div className="grid gap-3">
          <Link href="/settings" className="link w-fit text-meta">
            {t("back")}
          </Link>
          <PageHead title={t("title")}>{t("lead")}</PageHead>
        </div>
        <SettingsSection title={t("consents.title")} lead={t("consents.lead")}>
          <ConsentList
            consents={consents.map(
              ({ kind, givenAt, withdrawnAt, textVersion, textSha256, text, locale, address, withdrawable }) => ({
                kind,
                lines: text,
                language: isLocale(locale) ? htmlLang[locale] : locale,
                withdrawable,
                given: t("consents.given", { time: time(givenAt), address: address ?? "–" }),
                text: t("consents.text", { version: textVersion, sha256: textSha256.slice(0, 16) }),
                withdrawn: withdrawnAt && t("consents.withdrawn", { time: time(withdrawnAt) }),
              }),
            )}
            withdraw={takeConsentBack}
          />
        </SettingsSection>
        <SettingsSection title={t("export.title")} lead={t("export.lead")}>
          <ExportForm email={actor.email} />
        </SettingsSection>
        <SettingsSection title={t("erase.title")} lead={t("erase.lead")}>
          <EraseAccount
            email={actor.email}
            years={Math.round(env().RETAIN_IDENTITY_DAYS / 365.25)}
            obstacles={obstacles}
            submit={submitErasure}
          />
        </SettingsSection>
        <OperatorNote />
      </div>
    </AreaMessages>
  );
}
