import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "@fontsource-variable/noto-serif-sc/index.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AreaMessages } from "@/components/i18n/area-messages";
import { TimeZoneCookie } from "@/components/i18n/time-zone-cookie";
import { StyleNonce } from "@/components/ui/style-nonce";
import { THEME_COOKIE, themeFrom } from "@/components/ui/theme";
import { ToastProvider } from "@/components/ui/toast";
import { htmlLang } from "@/lib/platform/i18n/locales";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing");
  return {
    title: { default: t("meta.title"), template: "%s · Vermilion" },
    description: t("meta.description"),
    applicationName: "Vermilion",
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  const [light, dark] = ["#fbfaf7", "#171613"];
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: light },
            { media: "(prefers-color-scheme: dark)", color: dark },
          ]
        : theme === "dark"
          ? dark
          : light,
  };
}

/**
 * The frame of every page. Language and theme come from cookies, so the first byte is already right and no script has
 * to run before the first paint. Reading them also makes every page dynamic, which a nonce policy needs.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={htmlLang[locale]} data-theme={theme} suppressHydrationWarning>
      <body>
        <AreaMessages areas={[]}>
          <StyleNonce />
          <TimeZoneCookie />
          <ToastProvider>{children}</ToastProvider>
        </AreaMessages>
      </body>
    </html>
  );
}
