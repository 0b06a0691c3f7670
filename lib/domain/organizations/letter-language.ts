import type { Locale } from "@/lib/platform/i18n/locales";

/**
 * The language in which the legal representative of an organization is written to, unless its operator chooses another:
 * Chinese where the registered name is, otherwise the operator's own.
 */
export const letterLanguage = (organization: string, own: Locale): Locale =>
  /\p{Script=Han}/u.test(organization) ? "zh" : own;
