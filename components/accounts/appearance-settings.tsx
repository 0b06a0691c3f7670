"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Segmented } from "../ui/segmented";
import { type Theme, themeFrom, themes } from "../ui/theme";
import { useToast } from "../ui/toast";

/** Language (of pages and mails) and light or dark. */
export function AppearanceSettings({
  locale,
  localeNames,
  theme,
  setLocale,
  setTheme,
}: {
  locale: string;
  localeNames: Record<string, string>;
  theme: Theme;
  setLocale: (input: { locale: string }) => Promise<ActionResult<unknown>>;
  setTheme: (theme: string) => Promise<void>;
}) {
  const t = useTranslations("common.preferences");
  const toast = useToast();
  const [, start] = useTransition();
  const [shownLocale, showLocale] = useOptimistic(locale);
  const [shownTheme, showTheme] = useOptimistic(theme);
  return (
    <div className="grid max-w-lg gap-5">
      <Segmented
        label={t("language")}
        options={Object.entries(localeNames).map(([value, name]) => ({
          value,
          label: <span lang={value}>{name}</span>,
        }))}
        value={shownLocale}
        onValueChange={(value) =>
          start(async () => {
            showLocale(value);
            const result = await setLocale({ locale: value });
            if (!result.ok) toast({ tone: "error", title: result.error.message });
          })
        }
      />
      <Segmented
        label={t("theme")}
        options={themes.map((value) => ({ value, label: t(value) }))}
        value={shownTheme}
        onValueChange={(value) => {
          document.documentElement.dataset.theme = value;
          start(async () => {
            showTheme(themeFrom(value));
            await setTheme(value);
          });
        }}
      />
    </div>
  );
}
