"use client";

import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { IconButton } from "./icon-button";
import { Menu, MenuChoice, MenuChoices, MenuLine } from "./menu";
import type { PreferencesMenuProps } from "./preferences-menu";
import { themeFrom, themes } from "./theme";

/** The menu that `PreferencesMenu` fetches; open from the start. */
export function PreferencesChoices({ theme, localeNames, setLocale, setTheme }: PreferencesMenuProps) {
  const t = useTranslations("common.preferences");
  const locale = useLocale();
  const [busy, start] = useTransition();
  const [shownTheme, showTheme] = useOptimistic(theme);
  return (
    <Menu
      defaultOpen
      trigger={<IconButton label={t("label")} busy={busy} icon={<Languages size={18} aria-hidden="true" />} />}
    >
      <MenuChoices label={t("language")} value={locale} onValueChange={(value) => start(() => setLocale(value))}>
        {Object.entries(localeNames).map(([value, name]) => (
          <MenuChoice key={value} value={value}>
            <span lang={value}>{name}</span>
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuLine />
      <MenuChoices
        label={t("theme")}
        value={shownTheme}
        onValueChange={(value) => {
          document.documentElement.dataset.theme = value;
          start(async () => {
            showTheme(themeFrom(value));
            await setTheme(value);
          });
        }}
      >
        {themes.map((value) => (
          <MenuChoice key={value} value={value}>
            {t(value)}
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  );
}
