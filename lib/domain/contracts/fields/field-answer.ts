import { amountInChinese, MOST_CENTS } from "@/lib/standards/amounts/chinese-words";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { readMobileNumber } from "@/lib/standards/china-ids/mobile-number";
import type { Ask } from "./ask.schema";
import { type AnswerKind, isAnswer } from "./field-kinds";

/** How a ticked box is kept. */
export const TICKED = "yes";

export type Answer =
  | { ok: true /** Nothing is answered. */; empty: boolean /** As it stands on paper. */; shown: string }
  | { ok: false; code: AnswerFault };

/** Why an answer is none; each has its own sentence. */
export const answerFaults = [
  "answer_number",
  "answer_amount",
  "answer_identity_number",
  "answer_phone",
  "answer_email",
  "answer_sentence",
  "answer_choice",
  "answer_too_long",
] as const;
export type AnswerFault = (typeof answerFaults)[number];

/**
 * Reads what somebody has put into a field. Pure: the room and the signing ask the same.
 * @param typed what is kept of it; null or blank for nothing
 * @param locale of the contract: how numbers and amounts are written
 * @param today YYYY-MM-DD, for birth dates in identity numbers
 */
export function readAnswer(
  { kind, ask }: { kind: string; ask: Ask | null },
  typed: string | null,
  { locale, today }: { locale: string; today: string },
): Answer {
  const text = typed?.trim() ?? "";
  if (text === "" || !isAnswer(kind)) return { ok: true, empty: true, shown: "" };
  if (text.length > longestAnswer(kind)) return { ok: false, code: "answer_too_long" };
  const shown = readers[kind](text, { ask, locale, today });
  return shown === null ? { ok: false, code: faultOf[kind] ?? "answer_choice" } : { ok: true, empty: false, shown };
}

/** The most characters of an answer. */
export const longestAnswer = (kind: string): number => (kind === "multiline" ? 2000 : 500);

type About = { ask: Ask | null; locale: string; today: string };

const faultOf: Partial<Record<AnswerKind, AnswerFault>> = {
  number: "answer_number",
  amount: "answer_amount",
  identity_number: "answer_identity_number",
  phone: "answer_phone",
  email: "answer_email",
  statement: "answer_sentence",
  select: "answer_choice",
  radio: "answer_choice",
  checkbox: "answer_choice",
};

const chosen = (text: string, { ask }: About): string | null =>
  ask && "choices" in ask && ask.choices.includes(text) ? text : null;

/** What stands on paper, or null for what is no answer. */
const readers: Record<AnswerKind, (text: string, about: About) => string | null> = {
  text: (text) => text,
  multiline: (text) => text,
  number: (text) => grouped(plainNumber(text)),
  amount: (text, { locale }) => amount(plainNumber(text), locale),
  identity_number: (text, { today }) => {
    const reading = readIdentityNumber(text, today);
    return reading.ok ? reading.normalized : null;
  },
  phone: (text) => {
    const mobile = readMobileNumber(text);
    if (mobile.ok) return mobile.normalized;
    const other = text.normalize("NFKC").replace(/[()]/g, " ").replace(/\s+/g, " ").trim();
    return /^\+?\d(?:[ -]?\d){4,18}$/.test(other) ? other : null;
  },
  email: (text) => (text.length <= 254 && address.test(text) ? text : null),
  statement: (text, { ask }) =>
    ask && "sentence" in ask && folded(text) === folded(ask.sentence) ? ask.sentence : null,
  select: chosen,
  radio: chosen,
  checkbox: (text) => (text === TICKED ? TICKED : null),
};

/** As zod has it, without zod: this file is read in the signing room, which every signer loads. A test compares both. */
const address = /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** Without what differs between keyboards: widths, spaces, and punctuation of either script. */
const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, "");

/** Digits with at most one point, from what people type: full-width forms, separators of thousands, a currency sign. */
function plainNumber(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/^[¥￥]\s*/u, "")
    .replace(/\s/g, "");
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?$/.exec(plain);
  if (!match) return null;
  const [, sign = "", whole = "", part] = match;
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  return digits.length > 15 ? null : `${sign}${digits}${part ? `.${part}` : ""}`;
}

function grouped(number: string | null): string | null {
  if (number === null) return null;
  const [whole = "", part] = number.split(".");
  return `${whole.replace(/(\d)(?=(\d{3})+$)/g, "$1,")}${part ? `.${part}` : ""}`;
}

function amount(number: string | null, locale: string): string | null {
  const match = number === null ? null : /^(\d+)(?:\.(\d{1,2}))?$/.exec(number);
  if (!match) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  if (cents > MOST_CENTS) return null;
  const figures = `¥${grouped(`${match[1]}.${(match[2] ?? "").padEnd(2, "0")}`)}`;
  return locale === "zh" ? `${figures}（${amountInChinese(cents)}）` : figures;
}
