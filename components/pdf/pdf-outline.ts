import type { PdfDocument } from "./load-pdf";

/** A line of a file's own table of contents. */
export type OutlineEntry = { title: string; children: OutlineEntry[]; dest: unknown };

/** Where an entry leads: a page from 0, and a point on it from its top left corner, in points. */
export type OutlinePlace = { page: number; x: number; y: number };

type RawEntry = { title: string; dest: unknown; items: RawEntry[] };

/** A file of strangers: no deeper, and no more lines. */
const deepest = 8;
const mostEntries = 2000;

/** The table of contents of a file (its bookmarks); empty when it has none. */
export async function readOutline(document: PdfDocument): Promise<OutlineEntry[]> {
  let left = mostEntries;
  const read = (entries: readonly RawEntry[], depth: number): OutlineEntry[] =>
    entries.flatMap(({ title, dest, items }) => {
      if (left-- <= 0) return [];
      const children = depth < deepest ? read(items ?? [], depth + 1) : [];
      return [{ title: title.trim(), dest, children }];
    });
  return read(((await document.getOutline()) ?? []) as RawEntry[], 1);
}

/**
 * Where an entry leads (ISO 32000-1, 12.3.2).
 * @returns null for one that leads nowhere in this file
 */
export async function placeOf(document: PdfDocument, { dest }: OutlineEntry): Promise<OutlinePlace | null> {
  const explicit = typeof dest === "string" ? await document.getDestination(dest).catch(() => null) : dest;
  if (!Array.isArray(explicit)) return null;
  const [target, kind, ...numbers] = explicit as [unknown, { name?: string } | undefined, ...(number | null)[]];
  const page = await pageOf(document, target);
  if (page === null || page < 0 || page >= document.numPages) return null;
  const [left, top] = cornerOf(kind?.name, numbers);
  const viewport = (await document.getPage(page + 1)).getViewport({ scale: 1 });
  const [x = 0, y = 0] =
    top === null ? [0, 0] : (viewport.convertToViewportPoint(left ?? viewport.viewBox[0] ?? 0, top) as number[]);
  return { page, x: Math.max(0, x), y: Math.max(0, y) };
}

/** A reference to the page or, in some files, its number. */
async function pageOf(document: PdfDocument, target: unknown): Promise<number | null> {
  if (typeof target === "number") return Number.isInteger(target) ? target : null;
  if (typeof target !== "object" || target === null) return null;
  return document.getPageIndex(target as Parameters<PdfDocument["getPageIndex"]>[0]).catch(() => null);
}

/** The corner that is to be seen, in the page's own coordinates; null where the destination names none. */
function cornerOf(kind: string | undefined, numbers: (number | null)[]): [number | null, number | null] {
  if (kind === "XYZ") return [numbers[0] ?? null, numbers[1] ?? null];
  if (kind === "FitH" || kind === "FitBH") return [null, numbers[0] ?? null];
  if (kind === "FitR") return [numbers[0] ?? null, numbers[3] ?? null];
  return [null, null];
}
