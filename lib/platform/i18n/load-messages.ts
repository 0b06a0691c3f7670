import { type Area, areas } from "./areas";
import type { Locale } from "./locales";
import type { Messages } from "./messages";

/**
 * All words of one language, one namespace an area. The files are modules, so the runtime keeps them.
 * Needs no request: mails and other work outside one use it with `createTranslator` of next-intl.
 */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const entries = await Promise.all(
    areas.map(async (area): Promise<[Area, unknown]> => {
      const file = (await import(`./messages/${locale}/${area}.json`)) as { default: unknown };
      return [area, file.default];
    }),
  );
  return Object.fromEntries(entries) as Messages;
}
