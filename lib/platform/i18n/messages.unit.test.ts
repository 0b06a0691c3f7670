import { readFileSync } from "node:fs";
import path from "node:path";
import compile from "icu-minify/compile";
import format, { type FormatValues } from "icu-minify/format";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { areas } from "./areas";
import { loadMessages } from "./load-messages";
import { defaultLocale, locales } from "./locales";
import { messagePlaceholders } from "./message-placeholders";

/** Every message of one area, by its dotted key. */
function messagesOf(locale: string, area: string): Map<string, string> {
  const file = path.join(import.meta.dirname, "messages", locale, `${area}.json`);
  const flat = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === "string") flat.set(key, value);
    else if (value && typeof value === "object" && !Array.isArray(value))
      for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name);
    else throw new Error(`${locale}/${area}: ${key} is neither words nor a group of them`);
  };
  walk(JSON.parse(readFileSync(file, "utf8")), "");
  return flat;
}

/** A value of the kind that each placeholder wants. */
function sampleValues(message: string): Record<string, unknown> {
  return Object.fromEntries(
    messagePlaceholders(message).map((placeholder) => {
      const tag = /^<(.+)>$/.exec(placeholder)?.[1];
      if (tag) return [tag, (chunks: unknown) => chunks];
      const [name = "", type] = placeholder.split(":");
      if (type === "date" || type === "time") return [name, new Date(0)];
      return [name, type === "select" ? "other" : type ? 3 : "x"];
    }),
  );
}

describe.each(areas)("the words of %s", (area) => {
  const reference = messagesOf(defaultLocale, area);

  it.each(locales.filter((locale) => locale !== defaultLocale))("say the same things in %s", (locale) => {
    const other = messagesOf(locale, area);
    expect([...other.keys()].sort()).toEqual([...reference.keys()].sort());
    for (const [key, message] of reference) {
      // A language without plural forms may write {count} where English needs {count, plural, …}.
      const names = (text: string) => [...new Set(messagePlaceholders(text).map((p) => p.split(":")[0]))];
      expect([key, names(other.get(key) ?? "")]).toEqual([key, names(message)]);
    }
  });

  it.each(locales)("are all there and can be formatted in %s", async (locale) => {
    const words = messagesOf(locale, area);
    expect([...words].filter(([, message]) => message.trim() === "").map(([key]) => key)).toEqual([]);
    const all = await loadMessages(locale);
    const translate: unknown = createTranslator({
      locale,
      messages: all,
      onError(error) {
        throw error;
      },
    });
    const rich = (translate as { rich(key: string, values: Record<string, unknown>): unknown }).rich;
    for (const [key, message] of words) {
      const formatted = String(rich(`${area}.${key}`, sampleValues(message)));
      expect(formatted).not.toBe("");
      expect(formatted).not.toBe(`${area}.${key}`);
    }
  });
});

/** How `next.config.js` has them read when the app is built. */
const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

/** The choices of the selects and the numbers of the plurals of a message, and a few more. */
const choicesIn = (message: string) => [...message.matchAll(/[{}]\s*(=?\w+)\s*\{/g)].flatMap(([, word]) => word ?? []);

it.each(locales)("say the same in %s in the app, where they are read when it is built", async (locale) => {
  const translate: unknown = createTranslator({ locale, messages: await loadMessages(locale), timeZone: "UTC" });
  const { rich } = translate as { rich(key: string, values: FormatValues<unknown>): unknown };
  const flat = (text: unknown): string => (Array.isArray(text) ? text.map(flat).join("") : String(text));
  for (const area of areas)
    for (const [key, message] of messagesOf(locale, area)) {
      const samples = sampleValues(message) as FormatValues<unknown>;
      for (const choice of ["x", "other", 0, 1, 2, 21, ...choicesIn(message)]) {
        const values = Object.fromEntries(
          Object.entries(samples).map(([name, value]) => {
            if (typeof value === "number") return [name, typeof choice === "number" ? choice : 7];
            return [name, typeof value === "string" ? choice : value];
          }),
        ) as FormatValues<unknown>;
        const built = format(compile(message), locale, values, { formatters, timeZone: "UTC" });
        expect([area, key, flat(built)]).toEqual([area, key, flat(rich(`${area}.${key}`, values))]);
      }
    }
});

describe("messagePlaceholders", () => {
  it("finds plain, typed, nested and tagged ones", () => {
    expect(messagePlaceholders("Hello {name}, <b>{n, plural, one {# of {total}} other {#}}</b>")).toEqual([
      "<b>",
      "n:plural",
      "name",
      "total",
    ]);
  });

  it("refuses braces that do not match", () => {
    expect(() => messagePlaceholders("Hello {name")).toThrow("braces");
  });
});
