import { readMarkup } from "../written/starting-texts/read-markup";
import type { Block, BlockOf, Piece, WrittenText } from "../written/written-text.schema";
import { writtenLimits } from "../written/written-text.schema";
import type { Relation } from "./relation";
import { amendmentEn } from "./texts/amendment.en";
import { amendmentZh } from "./texts/amendment.zh";
import { voidEn } from "./texts/void.en";
import { voidZh } from "./texts/void.zh";

/** What a related contract says of the first one. */
export type FirstContract = {
  title: string;
  number: string | null;
  /** When everybody had signed it. */
  completedAt: Date;
  documents: { fileName: string; sha256: string }[];
};

export type RelatedParty = { label: string; as: "person" | "organization" };

const sources: Record<Relation, Record<"en" | "zh", string>> = {
  void: { en: voidEn, zh: voidZh },
  amendment: { en: amendmentEn, zh: amendmentZh },
};

/**
 * The text that a related contract begins with: it names the first by title, number, day and digests, and has a place to
 * sign for each of its parties. Its sender may write on.
 * @param newId makes the ids of the places
 */
export function relatedText(
  relation: Relation,
  locale: "en" | "zh",
  first: FirstContract,
  parties: readonly RelatedParty[],
  newId: () => string,
): WrittenText {
  const text = readMarkup(sources[relation][locale], locale, newId);
  const facts: Record<string, string> = {
    first_title: first.title,
    first_number: first.number === null ? "" : locale === "zh" ? `（编号 ${first.number}）` : ` (No. ${first.number})`,
    first_day: dayOf(first.completedAt, locale),
  };
  const blocks = text.blocks.map((block) => withFacts(block, facts));
  const digests = blocks.find((block): block is BlockOf<"table"> => block.kind === "table");
  digests?.rows.push(
    ...first.documents.map(({ fileName, sha256 }) => [[{ text: fileName }], [{ text: grouped(sha256) }]]),
  );
  const places = parties
    .slice(0, writtenLimits.signatures)
    .map(({ label, as }): Block => ({ kind: "signature", id: newId(), label, as, date: true }));
  return {
    ...text,
    title: cut(text.title.replace("{first_title}", first.title), writtenLimits.title),
    variables: text.variables.filter(({ key }) => !Object.hasOwn(facts, key)),
    blocks: [...blocks, ...places],
  };
}

function withFacts(block: Block, facts: Record<string, string>): Block {
  if (!("text" in block)) return block;
  const text = block.text.map((piece): Piece => {
    const fact = "variable" in piece && Object.hasOwn(facts, piece.variable) ? facts[piece.variable] : undefined;
    return fact === undefined ? piece : { text: fact };
  });
  return { ...block, text: text.filter((piece) => !("text" in piece) || piece.text !== "") };
}

/** Readable, and with places where a line may break. */
const grouped = (sha256: string) => sha256.match(/.{1,8}/g)?.join(" ") ?? "";

const dayOf = (date: Date, locale: "en" | "zh") =>
  new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);

/** The first characters of a text, whole ones. */
export const cut = (text: string, most: number): string => [...text].slice(0, most).join("");
