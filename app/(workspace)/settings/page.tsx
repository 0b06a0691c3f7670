import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { submitSignOutEverywhere } from "@/app/(accounts)/actions";
import { setTheme } from "@/app/(preferences)/actions";
import { AppearanceSettings } from "@/components/accounts/appearance-settings";
import { PasskeySettings } from "@/components/accounts/passkey-settings";
import { PasswordSettings } from "@/components/accounts/password-settings";
import { SessionSettings } from "@/components/accounts/session-settings";
import { SettingsSection } from "@/components/accounts/settings-section";
import { SignPasswordSettings } from "@/components/accounts/sign-password-settings";
import { NumberRules } from "@/components/contracts/number-rules";
import { AreaMessages } from "@/components/i18n/area-messages";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { PageHead } from "@/components/ui/page-head";
import { THEME_COOKIE, themeFrom } from "@/components/ui/theme";
import { accountCard } from "@/lib/domain/accounts/account-card";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { passkeySite } from "@/lib/domain/accounts/passkey-site";
import { listPasskeys } from "@/lib/domain/accounts/passkeys";
import { listSessions } from "@/lib/domain/accounts/sessions";
import { signPasswordStanding } from "@/lib/domain/accounts/sign-password/set-sign-password";
import { yearOfNumber } from "@/lib/domain/contracts/numbering/number-format";
import { listNumberRules } from "@/lib/domain/contracts/numbering/number-rules";
import { localeNames } from "@/lib/platform/i18n/locales";
import {
  addRule,
  askSignPasswordCode,
  beginPasskey,
  beginSignPasswordByPasskey,
  dropPasskey,
  endOneSession,
  keepPasskey,
  keepSignPassword,
  keepSignPasswordByPasskey,
  removeRule,
  submitLocale,
  submitPassword,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("settings.title") };
}

export default async function SettingsPage() {
  const actor = await requireActor();
  const [t, format, locale] = [await getTranslations("accounts.settings"), await getFormatter(), await getLocale()];
  const [card, passkeys, sessions] = [await accountCard(actor), await listPasskeys(actor), await listSessions(actor)];
  const [signs, standing] = [await getTranslations("accounts.signPassword"), await signPasswordStanding(actor)];
  const privacy = await getTranslations("accounts.privacy");
  const [numbers, rules] = [await getTranslations("contracts.numbers"), await listNumberRules(actor)];
  const day = (date: Date) => format.dateTime(date, { dateStyle: "medium" });
  return (
    <AreaMessages areas={["accounts", "contracts"]}>
      <div className="grid max-w-[820px] gap-8">
        <PageHead title={t("title")} />
        <SettingsSection title={t("account")}>
          <Facts
            className="border-t-0 [&>div:last-child]:border-b-0"
            facts={[
              { id: "email", name: t("email"), value: <span className="break-all">{card.email}</span> },
              {
                id: "name",
                name: t("name"),
                value: card.name ?? <span className="font-normal text-ink-2">{t("noName")}</span>,
              },
              { id: "since", name: t("since"), value: day(card.createdAt) },
            ]}
          />
        </SettingsSection>
        <SettingsSection title={t("appearance")}>
          <AppearanceSettings
            locale={locale}
            localeNames={localeNames}
            theme={themeFrom((await cookies()).get(THEME_COOKIE)?.value)}
            setLocale={submitLocale}
            setTheme={setTheme}
          />
        </SettingsSection>
        <SettingsSection title={numbers("title")} lead={numbers("lead")}>
          <NumberRules rules={rules} year={yearOfNumber(new Date())} add={addRule} remove={removeRule} />
        </SettingsSection>
        <SettingsSection title={t("password")} lead={t("passwordLead")}>
          <PasswordSettings submit={submitPassword} email={card.email} />
        </SettingsSection>
        <SettingsSection title={t("passkeys")} lead={t("passkeysLead")}>
          <PasskeySettings
            passkeys={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
              id,
              name,
              detail: lastUsedAt
                ? t("passkeyUsed", { made: day(createdAt), used: day(lastUsedAt) })
                : t("passkeyMade", { made: day(createdAt) }),
            }))}
            siteName={passkeySite()?.rpId ?? null}
            begin={beginPasskey}
            keep={keepPasskey}
            drop={dropPasskey}
          />
        </SettingsSection>
        <SettingsSection title={signs("title")} lead={signs("lead")}>
          <SignPasswordSettings
            standing={{ ...standing, since: standing.setAt && day(standing.setAt) }}
            passkey={passkeys.length > 0 && passkeySite() !== null}
            actions={{
              sendCode: askSignPasswordCode,
              setByCode: keepSignPassword,
              startPasskey: beginSignPasswordByPasskey,
              setByPasskey: keepSignPasswordByPasskey,
            }}
          />
        </SettingsSection>
        <SettingsSection title={t("sessions")} lead={t("sessionsLead")}>
          <SessionSettings
            sessions={sessions.map(({ id, current, device, address, lastSeenAt }) => ({
              id,
              current,
              title: [device.browser ?? t("unknownBrowser"), device.system].filter(Boolean).join(" · "),
              detail: t("sessionDetail", {
                address: address ?? "–",
                when: format.dateTime(lastSeenAt, { dateStyle: "medium", timeStyle: "short", timeZoneName: undefined }),
              }),
            }))}
            end={endOneSession}
            endAll={submitSignOutEverywhere}
          />
        </SettingsSection>
        <SettingsSection title={privacy("section")} lead={privacy("sectionLead")}>
          <Button asChild variant="secondary" className="w-fit">
            <Link href="/settings/privacy">{privacy("open")}</Link>
          </Button>
        </SettingsSection>
      </div>
    </AreaMessages>
  );
}
