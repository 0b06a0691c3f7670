import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "./load-messages";
import { isLocale, knownTimeZone, LOCALE_COOKIE, negotiateLocale, TIME_ZONE_COOKIE } from "./locales";

/** What next-intl knows in a request: the reader's language, her words, her time zone. */
export default getRequestConfig(async ({ locale: asked }) => {
  const jar = await cookies();
  const chosen = asked ?? jar.get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: knownTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
    now: new Date(),
  };
});
