"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { THEME_COOKIE, themes } from "@/components/ui/theme";
import { LOCALE_COOKIE, locales } from "@/lib/platform/i18n/locales";

const oneYear = 60 * 60 * 24 * 365;

/*
 * Preferences are no secret, name nobody and change nothing but this browser's cookies, so these two actions stand
 * outside the session and rate-limit wrapper that every other action has. Next refuses a foreign origin before them.
 */

/** Keeps the reader's language. A name that is no language of ours changes nothing. */
export async function setLocale(locale: string): Promise<void> {
  const choice = z.enum(locales).safeParse(locale);
  if (choice.success) await keep(LOCALE_COOKIE, choice.data);
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
