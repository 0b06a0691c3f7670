import { type Cut, cutOf, type Emphasis, widthIn } from "@/lib/platform/typesetting/faces";
import { breakLines, type Line } from "@/lib/platform/typesetting/lines/break-lines";
import { type Run, unitsOf } from "@/lib/platform/typesetting/lines/units";
import { inPlaceOf } from "../variables";
import type { Piece, Values, WrittenText } from "../written-text.schema";
import { scale } from "./page-metrics";

/** How words look: their cut, their size in points, and what is below them. */
export type Look = { cut: Cut; size: number; underline: boolean };

/** A part of a line in one look, with the room after each of its characters in points. */
export type Span = { text: string; look: Look; spacing: number };

/** What sets one text: its words with the values of its variables, and the characters that no font of ours has. */
export class Compositor {
  readonly chinese: boolean;
  /** Sizes in points. */
  readonly scale;
  readonly missing = new Set<string>();
  private readonly looks = new Map<string, Look>();
  private readonly variables;

  constructor(
    private readonly text: WrittenText,
    private readonly values: Values,
  ) {
    this.chinese = text.locale === "zh";
    this.scale = scale[text.locale];
    this.variables = new Map(text.variables.map((variable) => [variable.key, variable]));
  }

  /** The lines of a paragraph. @param base what its words are beside their own marks */
  lines(
    pieces: readonly Piece[],
    size: number,
    width: number,
    options: { indent?: number; justify: boolean; base?: Emphasis },
  ): Span[][] {
    const runs = pieces.flatMap((piece) => {
      const { bold, italic, underline } =
        "lineBreak" in piece ? ({} as { bold?: true; italic?: true; underline?: true }) : piece;
      const emphasis = { ...options.base, ...(bold && { bold }), ...(italic && { italic }) };
      return this.runs(this.wordsOf(piece), emphasis, size, underline === true);
    });
    const units = unitsOf(
      runs,
      (part, look) => widthIn(look.cut, part, look.size),
      (look) => look.size,
      {
        chinese: this.chinese,
        longest: width,
      },
    );
    return breakLines(units, width, options).map(spansOf);
  }

  /** One line of plain words. */
  line(words: string, size: number, base: Emphasis = {}): Span[] {
    return this.lines([{ text: words }], size, Number.MAX_SAFE_INTEGER, { justify: false, base })[0] ?? [];
  }

  private wordsOf(piece: Piece): string {
    if ("lineBreak" in piece) return "\n";
    if ("text" in piece) return piece.text;
    const variable = this.variables.get(piece.variable);
    return variable ? inPlaceOf(variable, this.values, this.text.locale, piece.inWords) : "";
  }

  /** Parts words by the cuts that draw them. */
  private runs(words: string, emphasis: Emphasis, size: number, underline: boolean): Run<Look>[] {
    const runs: Run<Look>[] = [];
    for (const character of words) {
      const last = runs.at(-1);
      const goesOn = last && (character === " " || /\p{M}/u.test(character));
      const cut = goesOn ? last.style.cut : this.cutFor(character, emphasis);
      const look = this.lookOf(cut, size, underline);
      if (last && last.style === look) last.text += character;
      else runs.push({ text: character, style: look });
    }
    return runs;
  }

  private cutFor(character: string, emphasis: Emphasis): Cut {
    const visible = character === "\n" ? " " : character;
    const cut = cutOf(visible, emphasis, this.chinese);
    if (!cut) this.missing.add(character);
    return cut ?? "Song";
  }

  /** One object for each look, so that looks can be compared. */
  private lookOf(cut: Cut, size: number, underline: boolean): Look {
    const key = `${cut} ${size} ${underline}`;
    const look = this.looks.get(key) ?? { cut, size, underline };
    this.looks.set(key, look);
    return look;
  }
}

/** The room after a unit is that after its last character; what has the same look and the same room is one span. */
function spansOf({ units }: Line<Look>): Span[] {
  const spans: Span[] = [];
  const put = (text: string, look: Look, spacing: number) => {
    if (text === "") return;
    const rounded = Math.round(spacing * 1000) / 1000 || 0;
    const last = spans.at(-1);
    if (last && last.look === look && last.spacing === rounded) last.text += text;
    else spans.push({ text, look, spacing: rounded });
  };
  for (const { text, style, after } of units) {
    const last = [...text].at(-1) ?? "";
    put(text.slice(0, text.length - last.length), style, 0);
    put(last, style, after);
  }
  return spans;
}

export const widthOf = (spans: readonly Span[]): number =>
  spans.reduce(
    (sum, { text, look, spacing }) => sum + widthIn(look.cut, text, look.size) + spacing * [...text].length,
    0,
  );
