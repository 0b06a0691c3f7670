/** What a table program takes for the beginning of a formula; the full-width signs are taken so in Chinese ones. */
const formula = /^[\s\p{Cf}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/**
 * Rows as CSV after RFC 4180, every cell quoted, with a byte order mark so that table programs read UTF-8. A cell that
 * would be calculated is led by an apostrophe and stays text.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
