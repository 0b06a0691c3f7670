import { PdfTemplate } from "./pdf-template";

/** Size in user units of a page to be made, and what else stands in its dictionary. */
export interface BlankPage {
  width: number;
  height: number;
  entries?: string;
}

/** A file of blank pages, each of its own size. */
export function blankPages(pages: readonly BlankPage[]): Uint8Array {
  const template = new PdfTemplate().object(1, "<</Type/Catalog/Pages 2 0 R>>");
  const kids = pages.map((_, index) => `${3 + index} 0 R`).join(" ");
  template.object(2, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  for (const [index, { width, height, entries = "" }] of pages.entries()) {
    template.object(3 + index, `<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 ${width} ${height}]${entries}>>`);
  }
  return template.build();
}

/** So many blank pages of one size. */
export const equalPages = (count: number, width = 200, height = 260): Uint8Array =>
  blankPages(Array.from({ length: count }, () => ({ width, height })));
