import type { PdfDocument, PdfPage } from "@/components/pdf/load-pdf";
import type { PageSize } from "@/components/pdf/page-layout";
import { fieldSizes } from "@/lib/domain/contracts/drafting/draft.schema";
import type { FieldKind } from "@/lib/domain/contracts/fields/field-kinds";
import { clampToPage, type Rect } from "./field-geometry";
import { findWords, type TextRun } from "./find-words";

export type FoundPlace = Rect & { page: number };

/** The text of a page in visible points, rotation applied. */
export async function textRunsOf(page: PdfPage): Promise<TextRun[]> {
  const viewport = page.getViewport({ scale: 1 });
  // Lengths of text are in the page's own unit, which may be several points.
  const unit = Math.hypot(viewport.transform[0] as number, viewport.transform[1] as number);
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!("str" in item)) return [];
    const [a = 1, b = 0, , , e = 0, f = 0] = item.transform as number[];
    const length = Math.hypot(a, b) || 1;
    const point = (x: number, y: number) => {
      const [vx, vy] = viewport.convertToViewportPoint(x, y) as [number, number];
      return { x: vx, y: vy };
    };
    const to = point(e + (a / length) * item.width, f + (b / length) * item.width);
    return [{ text: item.str, from: point(e, f), to, height: (item.height || length) * unit }];
  });
}

/**
 * Where a field goes that belongs to words: a seal over their end, as it is pressed on paper; anything else beside them.
 */
export function placeFor(kind: FieldKind, words: Rect, page: PageSize): Rect {
  const { least, width, height } = fieldSizes[kind];
  const middle = words.y + words.height / 2;
  const right = words.x + words.width;
  const x = kind === "seal" ? right - width / 2 : right + 6;
  return clampToPage({ x, y: middle - height / 2, width, height }, page, least);
}

/**
 * Looks for words on all pages, one after the other.
 * @param onPage is told the number of pages looked at; false stops the search
 * @returns places in reading order of the pages, and whether there was any text at all (a scan has none); null if stopped
 */
export async function searchPlaces(
  document: PdfDocument,
  words: string,
  onPage: (done: number) => boolean,
): Promise<{ found: { page: number; words: Rect }[]; text: boolean } | null> {
  const found: { page: number; words: Rect }[] = [];
  let text = false;
  for (let number = 1; number <= document.numPages; number++) {
    if (!onPage(number - 1)) return null;
    const page = await document.getPage(number);
    const runs = await textRunsOf(page);
    text ||= runs.some((run) => run.text.trim() !== "");
    found.push(...findWords(runs, words).map((rect) => ({ page: number - 1, words: rect })));
  }
  return { found, text };
}
