/**
 * The first two digits of a resident identity number: the province of first registration (GB/T 2260), and the
 * numbers kept for residence permits of people from Hong Kong (81), Macao (82) and Taiwan (71 as a province, 83 on
 * permits). Counties are not checked: codes of abolished ones stay valid on the cards that carry them.
 */
const provinces = new Set(
  (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 " + "50 51 52 53 54 61 62 63 64 65 71 81 82 83"
  ).split(" "),
);

/** Whether two digits name a place that numbers are given out for. */
export const isRegion = (prefix: string): boolean => provinces.has(prefix);
