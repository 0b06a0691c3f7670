/** The languages that Vermilion speaks, the first one being the fallback. */
export const locales = ["en", "zh"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** Each language by its own name, as a person looking for it would read it. */
export const localeNames: Record<Locale, string> = { en: "English", zh: "简体中文" };

/** The value of `<html lang>`: Chinese names its script, so that fonts and screen readers choose rightly. */
export const htmlLang: Record<Locale, string> = { en: "en", zh: "zh-Hans" };

/** Cookies that keep what a reader prefers. They hold no secret and are no identification. */
export const LOCALE_COOKIE = "locale";
export const TIME_ZONE_COOKIE = "tz";

/** Whether a value (a cookie, a form field) names one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4): highest weight first, the order
 * of the header between equals, ranges matched by their primary subtag. Without a match: English.
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const ranges = (acceptLanguage ?? "").split(",").map((part, order) => {
    const [range = "", ...parameters] = part.trim().split(";");
    const weight = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(p)?.[1]).find(Boolean);
    return { primary: range.trim().toLowerCase().split("-")[0], weight: weight ? Number(weight) : 1, order };
  });
  const best = ranges
    .filter((r) => r.weight > 0 && isLocale(r.primary))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)[0]?.primary;
  return isLocale(best) ? best : defaultLocale;
}

/** The IANA time zone that a cookie names, if this runtime knows it; otherwise UTC. */
export function knownTimeZone(value: string | undefined): string {
  if (!value || value.length > 64 || !/^[A-Za-z0-9_+\-/]+$/.test(value)) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
