import { cookies } from "next/headers";
import { PreferencesMenu } from "@/components/ui/preferences-menu";
import { THEME_COOKIE, themeFrom } from "@/components/ui/theme";
import { localeNames } from "@/lib/platform/i18n/locales";
import { setLocale, setTheme } from "./actions";

/** The menu of language and appearance, joined to the actions that keep the choice. For any page's header. */
export async function Preferences() {
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return <PreferencesMenu theme={theme} localeNames={localeNames} setLocale={setLocale} setTheme={setTheme} />;
}
