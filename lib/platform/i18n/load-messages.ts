import { type Area, areas } from "./areas";
import type { Locale } from "./locales";
import type { Messages } from "./messages";

const loaded = new Map<Locale, Promise<Messages>>();

/**
 * All words of one language, one namespace an area. They are put together once; a development server, whose words
 * change, asks for the modules each time.
 * Needs no request: mails and other work outside one use it with `createTranslator` of next-intl.
 */
export function loadMessages(locale: Locale): Promise<Messages> {
  if (process.env.NODE_ENV === "development") return read(locale);
  const known = loaded.get(locale) ?? read(locale);
  loaded.set(locale, known);
  return known;
}

async function read(locale: Locale): Promise<Messages> {
  const entries = await Promise.all(
    areas.map(async (area): Promise<[Area, unknown]> => {
      const file = (await import(`./messages/${locale}/${area}.json`)) as { default: unknown };
      return [area, file.default];
    }),
  );
  return Object.fromEntries(entries) as Messages;
}
