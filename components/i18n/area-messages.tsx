import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Area } from "@/lib/platform/i18n/areas";

/** What client components may need on every page. */
const everywhere: Area[] = ["common", "errors", "failure"];

/**
 * Sends the words of some areas to the client components below, and no others, so that a page carries only its own.
 * Server components need none of this. An inner one replaces an outer one; `common`, `errors` and `failure` are always there.
 */
export async function AreaMessages({ areas, children }: { areas: Area[]; children: ReactNode }) {
  const all = await getMessages();
  const wanted = Object.fromEntries([...everywhere, ...areas].map((area) => [area, all[area]]));
  return <NextIntlClientProvider messages={wanted}>{children}</NextIntlClientProvider>;
}
