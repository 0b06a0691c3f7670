const mm = (value: number) => (value * 72) / 25.4;

/** A4 with the margins of Chinese official papers, a little narrower. Points. */
export const page = {
  width: 595.28,
  height: 841.89,
  top: mm(27),
  bottom: mm(25),
  side: mm(26),
} as const;
export const measure = page.width - 2 * page.side;

export const ink = "#1B1A17";
export const quiet = "#57534A";

/** Sizes in points; `leading` is the distance of lines as a multiple. Chinese stands larger and wider apart. */
export const scale = {
  zh: { body: 12, leading: 1.7, title: 20, headings: [14, 12.5], small: 9, table: 10.5, tableLeading: 1.45 },
  en: { body: 11, leading: 1.5, title: 19, headings: [13.5, 12], small: 8.5, table: 10, tableLeading: 1.4 },
} as const;

/** Places of a signature block, in points. A seal stands in the middle of its place at its own size. */
export const places = {
  person: { width: 150, height: 50 },
  organization: { width: mm(45), height: mm(45) },
  date: { width: 110, height: 20 },
} as const;
