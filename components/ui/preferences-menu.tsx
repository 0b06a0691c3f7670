"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "./icon-button";
import type { Theme } from "./theme";
import { useOnDemand } from "./use-on-demand";

export type PreferencesMenuProps = {
  theme: Theme;
  /** Each language by its own name: `{ en: "English" }`. */
  localeNames: Record<string, string>;
  /** Server actions that keep the choice. */
  setLocale: (locale: string) => Promise<void>;
  setTheme: (theme: string) => Promise<void>;
};

const loadChoices = () => import("./preferences-choices").then(({ PreferencesChoices }) => PreferencesChoices);

/**
 * Language and appearance. The appearance changes at once; the words when the server has answered. Stands on nearly
 * every page and is pressed on hardly any, so the menu comes when somebody reaches for it.
 */
export function PreferencesMenu(props: PreferencesMenuProps) {
  const t = useTranslations("common.preferences");
  const { Part: Choices, prepare, ask } = useOnDemand(loadChoices);
  if (Choices) return <Choices {...props} />;
  return (
    <IconButton
      label={t("label")}
      icon={<Languages size={18} aria-hidden="true" />}
      aria-haspopup="menu"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={ask}
    />
  );
}
