import { defaultLocale, isLocale, type Locale } from "@/lib/platform/i18n/locales";

/** The language that an account's mails are written in. */
export const accountLocale = (value: string): Locale => (isLocale(value) ? value : defaultLocale);
