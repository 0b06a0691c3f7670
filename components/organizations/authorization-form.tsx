"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type AuthorizeInput, authorizationYears } from "@/lib/domain/organizations/organization.schema";
import { htmlLang, type Locale, localeNames, locales } from "@/lib/platform/i18n/locales";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { useDeed } from "./use-deed";

/** Where the legal representative is reached, and for how long the authorization is to hold. */
export function AuthorizationForm({
  organizationId,
  language: usual,
  submit,
}: {
  organizationId: string;
  /** In which the representative is written to, until another is chosen. */
  language: Locale;
  submit: (input: AuthorizeInput) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("organizations.authorization");
  const router = useRouter();
  const deed = useDeed();
  const [email, setEmail] = useState("");
  const [mobile, setMobile] = useState("");
  const [years, setYears] = useState<(typeof authorizationYears)[number]>(1);
  const [language, setLanguage] = useState(usual);
  const send = (event: FormEvent) => {
    event.preventDefault();
    deed.run(
      () => submit({ organizationId, email, mobile, years, language }),
      () => {
        focusContent();
        router.replace(`/organizations/${organizationId}/verify`);
        router.refresh();
      },
    );
  };
  const general = deed.general("email", "mobile");
  return (
    <form onSubmit={send} noValidate className="grid gap-5">
      {general ? (
        <Notice tone="error" announce>
          {general}
        </Notice>
      ) : null}
      <Field label={t("email")} hint={t("emailHint")} error={deed.errorOf("email")} required>
        <Input
          type="email"
          inputMode="email"
          value={email}
          maxLength={254}
          autoComplete="off"
          onChange={(event) => {
            setEmail(event.currentTarget.value);
            deed.clear();
          }}
        />
      </Field>
      <Field label={t("mobile")} hint={t("mobileHint")} error={deed.errorOf("mobile")} optional>
        <Input
          type="tel"
          inputMode="tel"
          className="num"
          value={mobile}
          maxLength={30}
          autoComplete="off"
          onChange={(event) => {
            setMobile(event.currentTarget.value);
            deed.clear();
          }}
        />
      </Field>
      <Field label={t("years")} required>
        <Select
          value={years}
          onChange={(event) =>
            setYears(authorizationYears.find((one) => String(one) === event.currentTarget.value) ?? 1)
          }
        >
          {authorizationYears.map((count) => (
            <option key={count} value={count}>
              {t("yearCount", { count })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("language")} hint={t("languageHint")} required>
        <Select
          value={language}
          onChange={(event) => setLanguage(locales.find((one) => one === event.currentTarget.value) ?? usual)}
        >
          {locales.map((one) => (
            <option key={one} value={one} lang={htmlLang[one]}>
              {localeNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" size="lg" wide busy={deed.pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
