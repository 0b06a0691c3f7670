"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/platform/i18n/locales";

/**
 * Tells the server which time zone this browser is in, so that it can write times as the reader lives them. Draws the
 * page anew only when the server had used another one, which is once.
 */
export function TimeZoneCookie() {
  const router = useRouter();
  const used = useTimeZone();
  useEffect(() => {
    const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!mine || mine === used || document.cookie.includes(`${TIME_ZONE_COOKIE}=${mine}`)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${TIME_ZONE_COOKIE}=${mine}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }, [router, used]);
  return null;
}
