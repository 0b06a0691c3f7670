/**
 * What a line is made of: characters of full width one by one, and words of other scripts as wholes. Between two of
 * them a line may end or not, and there is room that can be widened or narrowed.
 * After 《中文排版需求》 (W3C Requirements for Chinese Text Layout), 3.1.3 to 3.1.6 and 3.2.
 */
export type UnitKind =
  | "wide"
  /** Punctuation whose ink stands in one half of its square: the other half may be given up. */
  | "open"
  | "close"
  /** Between figures or names; never at the beginning of a line. */
  | "dash"
  | "word"
  | "space"
  /** The end of a line that is asked for. */
  | "end";

/** Words in one style. `style` is whatever the caller knows it by. */
export type Run<Style> = { text: string; style: Style };

export type Unit<Style> = {
  kind: UnitKind;
  text: string;
  style: Style;
  /** Points. */
  width: number;
  /** The size of its characters, in points. */
  size: number;
};

/** Room after a unit, in points: as it is, and by how much it may grow or shrink. */
export type Room = { natural: number; stretch: number; shrink: number };

const opening = "“‘（《〈「『【〔［｛";
const closing = "”’）》〉」』】〕］｝，。、；：？！";
const noStart = "—…·～％℃";
const wide = /[\u2e80-\u303f\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Whether a character is one of Han script or as wide as one. */
export const isWide = (character: string): boolean => wide.test(character);

/** What cannot be told by a character alone: quotation marks are Chinese in a Chinese text, and other ones elsewhere. */
const shared = "“”‘’—…·";

/**
 * @param chinese whether marks that both scripts have are Chinese here
 */
function kindOf(character: string, chinese: boolean): UnitKind {
  if (character === "\n") return "end";
  if (character === " ") return "space";
  if (shared.includes(character) && !chinese) return "word";
  if (opening.includes(character)) return "open";
  if (closing.includes(character)) return "close";
  if (noStart.includes(character)) return "dash";
  return isWide(character) ? "wide" : "word";
}

/**
 * Parts runs into units.
 * @param measure the width of a text in a style, in points
 * @param sizeOf a style's size, in points
 * @param chinese whether marks that both scripts have are Chinese here
 * @param longest words that are wider are parted into their characters
 */
export function unitsOf<Style>(
  runs: readonly Run<Style>[],
  measure: (text: string, style: Style) => number,
  sizeOf: (style: Style) => number,
  { chinese, longest }: { chinese: boolean; longest: number },
): Unit<Style>[] {
  return runs.flatMap(({ text, style }) => {
    const size = sizeOf(style);
    const unit = (kind: UnitKind, part: string): Unit<Style> => ({
      kind,
      text: part,
      style,
      width: kind === "end" ? 0 : measure(part, style),
      size,
    });
    return groups(text, chinese).flatMap(([kind, part]) => {
      const whole = unit(kind, part);
      if (kind !== "word" || whole.width <= longest) return [whole];
      // An address or a number without end: anywhere is better than outside of the page.
      return [...part].map((character) => unit("wide", character));
    });
  });
}

/** Letters of words together, everything else by itself. */
function groups(text: string, chinese: boolean): [UnitKind, string][] {
  const found: [UnitKind, string][] = [];
  for (const character of text) {
    const kind = /\p{M}/u.test(character) && found.length > 0 ? "mark" : kindOf(character, chinese);
    const last = found.at(-1);
    if (last && (kind === "mark" || (kind === "word" && last[0] === "word"))) last[1] += character;
    else found.push([kind === "mark" ? "word" : kind, character]);
  }
  return found;
}

/** Whether a line may end between two units that follow each other. */
export function mayBreak(before: UnitKind, after: UnitKind): boolean {
  if (before === "end") return true;
  // Spaces hang at the end of a line, whatever follows them.
  if (after === "space" || after === "close" || after === "dash" || after === "end") return false;
  if (before === "space") return true;
  if (before === "open") return false;
  return !(before === "word" && after === "word");
}

const isPunctuation = (kind: UnitKind) => kind === "open" || kind === "close";

/**
 * The room between two units on one line. Of two marks that follow each other one gives up its empty half; before and
 * after others that half may shrink. Words stand a little apart from characters.
 */
export function roomBetween(before: Unit<unknown>, after: Unit<unknown>): Room {
  const em = before.size;
  const [a, b] = [before.kind, after.kind];
  if (a === "space" || b === "space") {
    return a === "space" ? { natural: 0, stretch: em * 0.16, shrink: em * 0.07 } : none;
  }
  if (a === "word" && b === "word") return none;
  if (isPunctuation(a) && isPunctuation(b)) {
    // 。 and （: two empty halves between; elsewhere one.
    const empty = isFull(before) && isFull(after) ? -em / 2 : 0;
    return { natural: empty, stretch: em * 0.08, shrink: a === "close" && b === "open" ? em * 0.2 : 0 };
  }
  if (a === "dash" && b === "dash") return none;
  if (isPunctuation(a) || isPunctuation(b)) {
    const inner = a === "close" ? isFull(before) : b === "open" && isFull(after);
    return { natural: 0, stretch: em * 0.08, shrink: inner ? em * 0.25 : 0 };
  }
  if (a === "word" || b === "word") return { natural: em * 0.18, stretch: em * 0.1, shrink: em * 0.1 };
  return { natural: 0, stretch: em * 0.06, shrink: 0 };
}

const none: Room = { natural: 0, stretch: 0, shrink: 0 };

/** Whether a mark is drawn in a square of its own. */
const isFull = ({ width, size }: Unit<unknown>) => width > size * 0.8;

/** What a unit gives up at the end of a line: a space all of it, a closing mark its empty half. */
export function hangs(last: Unit<unknown>): number {
  if (last.kind === "space") return last.width;
  return last.kind === "close" && isFull(last) ? last.size / 2 : 0;
}
