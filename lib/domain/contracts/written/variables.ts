import { amountInChinese } from "@/lib/standards/amounts/chinese-words";
import { readAnswer } from "../fields/field-answer";
import { linesOf, type Values, type Variable, type WrittenText } from "./written-text.schema";

type Locale = WrittenText["locale"];

/** A value as it stands on paper. `words`: of an amount, in capital Chinese numerals. */
export type ShownValue = { shown: string; words: string | null };

/**
 * Reads what somebody has typed for a variable.
 * @param typed blank for nothing
 * @returns empty where nothing is typed; null for what is no value of this type
 */
export function readValue(variable: Variable, typed: string, locale: Locale): ShownValue | "empty" | null {
  const text = typed.trim();
  if (text === "") return "empty";
  switch (variable.type) {
    case "text":
      return { shown: text, words: null };
    case "choice":
      return variable.choices.includes(text) ? { shown: text, words: null } : null;
    case "date":
      return dateOnPaper(text, locale);
    case "number":
      return figures("number", text);
    case "amount": {
      const read = figures("amount", text);
      return read && { ...read, words: amountInChinese(Math.round(Number(read.shown.replace(/[^\d.]/g, "")) * 100)) };
    }
  }
}

function figures(kind: "number" | "amount", text: string): ShownValue | null {
  const answer = readAnswer({ kind, ask: null }, text, { locale: "en", today: "2000-01-01" });
  return answer.ok ? { shown: answer.shown, words: null } : null;
}

/** @param text YYYY-MM-DD, as date inputs give it */
function dateOnPaper(text: string, locale: Locale): ShownValue | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = match && new Date(`${text}T00:00:00Z`);
  if (!match || !date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const shown =
    locale === "zh"
      ? `${year}年${month}月${day}日`
      : new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
  return { shown, words: null };
}

/** What is given for a variable: its value, or its default. As typed. */
export const givenFor = (variable: Variable, values: Values): string =>
  (Object.hasOwn(values, variable.key) ? values[variable.key] : undefined) ?? variable.default;

/** The variables of a text that are asked for: those that stand somewhere in it, in the order of its list. */
export function variablesOf(text: WrittenText): Variable[] {
  const used = new Set(
    text.blocks.flatMap(linesOf).flatMap((line) => line.map((one) => ("variable" in one ? one.variable : ""))),
  );
  for (const [, key] of text.title.matchAll(inTitle)) if (key) used.add(key);
  return text.variables.filter(({ key }) => used.has(key));
}

/** Which variables still have no value that they can have: required ones without any, and all with a wrong one. */
export function openVariables(text: WrittenText, values: Values): Variable[] {
  return variablesOf(text).filter((variable) => {
    const read = readValue(variable, givenFor(variable, values), text.locale);
    return read === null || (read === "empty" && variable.required);
  });
}

/**
 * What stands in the place of a variable: its value; its name in brackets while a value is still to come; nothing where
 * an optional one has none.
 */
export function inPlaceOf(variable: Variable, values: Values, locale: Locale, inWords = false): string {
  const read = readValue(variable, givenFor(variable, values), locale);
  if (read === "empty" && !variable.required) return "";
  if (read === null || read === "empty") return locale === "zh" ? `【${variable.label}】` : `[${variable.label}]`;
  return inWords && read.words ? read.words : read.shown;
}

const inTitle = /\{([a-z][a-z0-9_]*)\}/g;

/** The title with the values of its variables. */
export function titleOf(text: WrittenText, values: Values): string {
  const known = new Map(text.variables.map((variable) => [variable.key, variable]));
  return text.title.replace(inTitle, (whole, key: string) => {
    const variable = known.get(key);
    return variable ? inPlaceOf(variable, values, text.locale) : whole;
  });
}
