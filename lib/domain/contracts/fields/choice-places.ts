import type { Ask } from "./ask.schema";

type Rect = { x: number; y: number; width: number; height: number };
type Choices = Extract<Ask, { choices: string[] }>;

/** Where one of several answers stands: its button, and its words where the page does not have them already. */
export type ChoicePlace = { value: string; button: Rect; words: Rect | null };

/** Points: the largest button, the room between it and its words, and the highest line of words. */
const largest = 12;
const gap = 4;
const lineHeight = 18;

/** The size that an answer gets where the box is too small. */
const usualCell = { width: 70, height: 18 } as const;
/** Less than this is no place for a button, or for words. */
const least = { width: 9, height: 9, words: 12 } as const;

/**
 * The places of radio buttons: the box is parted evenly among the answers, below or beside each other. Pure, without
 * anything of the server: the editor, the signing room and the PDF have their places from here.
 * @param box points from the top left of the page
 */
export function choicePlaces(box: Rect, { choices, beside = false, printed = false }: Choices): ChoicePlace[] {
  const [width, height] = cellOf(box, choices.length, beside);
  const side = Math.min(largest, width, height);
  return choices.map((value, index) => {
    const [x, y] = beside ? [box.x + index * width, box.y] : [box.x, box.y + index * height];
    const tall = Math.min(height, lineHeight);
    const left = x + side + gap;
    return {
      value,
      button: { x, y: y + (height - side) / 2, width: side, height: side },
      words: printed ? null : { x: left, y: y + (height - tall) / 2, width: x + width - left, height: tall },
    };
  });
}

/** The least size of one answer. */
const leastCell = ({ printed = false }: Choices) =>
  [least.width + (printed ? 0 : gap + least.words), least.height] as const;

/** Whether the box has room for as many answers as there are. */
export function choicesFit(box: Pick<Rect, "width" | "height">, ask: Choices): boolean {
  const [width, height] = cellOf(box, ask.choices.length, ask.beside ?? false);
  const [leastWidth, leastHeight] = leastCell(ask);
  return width >= leastWidth && height >= leastHeight;
}

const cellOf = ({ width, height }: Pick<Rect, "width" | "height">, count: number, beside: boolean) =>
  beside ? ([width / count, height] as const) : ([width, height / count] as const);

/** The size of a box in which as many answers have room, not smaller than it is. */
export function roomFor<R extends Pick<Rect, "width" | "height">>(box: R, ask: Choices): R {
  const [width, height] = cellOf(box, ask.choices.length, ask.beside ?? false);
  const [leastWidth, leastHeight] = leastCell(ask);
  const [across, down] = ask.beside ? [ask.choices.length, 1] : [1, ask.choices.length];
  return {
    ...box,
    width: width >= leastWidth ? box.width : across * usualCell.width,
    height: height >= leastHeight ? box.height : down * usualCell.height,
  };
}
