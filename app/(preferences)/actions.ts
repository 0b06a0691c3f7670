"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { THEME_COOKIE, themes } from "@/components/ui/theme";
import { changeLocale, changeLocaleInput } from "@/lib/domain/accounts/change-locale";
import { LOCALE_COOKIE } from "@/lib/platform/i18n/locales";
import { action } from "@/lib/platform/web/action";

const oneYear = 60 * 60 * 24 * 365;

/*
 * What anyone may choose is no secret, names nobody and is kept in this browser's cookies. A signed-in reader's
 * language is also that of her mails.
 */
const localeAction = action({
  access: "anyone",
  input: changeLocaleInput,
  run: async (caller, input) => {
    await keep(LOCALE_COOKIE, input.locale);
    if ("accountId" in caller) await changeLocale(caller, input);
  },
});

/** Keeps the reader's language. A name that is no language of ours changes nothing. */
export async function setLocale(locale: string): Promise<void> {
  await localeAction({ locale });
}

/** Keeps the reader's theme: light, dark or system. */
export async function setTheme(theme: string): Promise<void> {
  const choice = z.enum(themes).safeParse(theme);
  if (choice.success) await keep(THEME_COOKIE, choice.data);
}

async function keep(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: "/",
    maxAge: oneYear,
    sameSite: "lax",
    httpOnly: true,
  });
}
