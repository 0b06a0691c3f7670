import type { CrossPage, DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { sealedPages, strips } from "@/lib/standards/pades/cross-page";
import type { PageSize } from "./page-layout";

/** Where one strip of a cross-page seal will stand, in points, and which of its strips it is, from the left. */
export type StripPlace = {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
  strip: number;
  of: number;
};

/** A seal of 42 mm, the usual one, in points: until one is chosen, strips are shown as wide as its would be. */
const usualWidth = (42 * 72) / 25.4;
/**
 * As `fieldSizes` of the draft's schema has it, in points; a test holds the two together. That file brings a validator
 * along, which a page that only shows seals does not need.
 */
export const leastHeight = Math.round((18 * 72 * 100) / 25.4) / 100;
const leastWidth = 2;
/** A tenth of a point is finer than any printer. */
const rounded = (value: number) => Math.round(value * 10) / 10;

/**
 * The places of a cross-page seal's strips, one for each of its pages: flush with the edge, around one height on all.
 * Pages that the document does not have are left out.
 * @param width of the whole seal in points
 */
export function stripPlaces(
  { options, y, height }: Pick<DraftField, "options" | "y" | "height">,
  pages: readonly PageSize[],
  width = usualWidth,
): StripPlace[] {
  if (!options) return [];
  const sealed = sealedPages(pages.length, options.pages).filter((page) => page < pages.length);
  if (sealed.length === 0) return [];
  const parts = strips(sealed.length, options.edge, options.most);
  return sealed.map((page, order) => {
    const size = pages[page] as PageSize;
    const { strip, of } = parts[order] ?? { strip: 0, of: 1 };
    const [wide, tall] = [Math.max(leastWidth, width / of), Math.min(size.height, Math.max(leastHeight, height))];
    return {
      page,
      x: rounded(options.edge === "right" ? size.width - wide : 0),
      y: rounded(Math.min(Math.max(0, y), size.height - tall)),
      width: rounded(wide),
      height: rounded(tall),
      strip,
      of,
    };
  });
}

/** The strips of all cross-page seals, by page. */
export function stripsByPage(fields: readonly DraftField[], pages: readonly PageSize[]) {
  const found = new Map<number, { field: DraftField; rect: StripPlace }[]>();
  for (const field of fields)
    for (const rect of field.kind === "cross_page" ? stripPlaces(field, pages) : [])
      found.set(rect.page, [...(found.get(rect.page) ?? []), { field, rect }]);
  return found;
}

/**
 * A cross-page seal as it is stored, wherever it was let go: at the nearer edge, on the first of its pages.
 * @param at the middle of where it was put, in points of a page of the given width
 */
export function atEdge(
  field: Pick<DraftField, "y" | "height"> & { options: CrossPage },
  at: { x: number; pageWidth: number } | null,
  pages: readonly PageSize[],
): { page: number; x: number; y: number; width: number; height: number; options: CrossPage } | null {
  const edge = at ? (at.x < at.pageWidth / 2 ? "left" : "right") : field.options.edge;
  const options: CrossPage = { ...field.options, edge };
  const [first] = stripPlaces({ ...field, options }, pages);
  if (!first) return null;
  const { page, x, y, width, height } = first;
  return { page, x, y, width, height, options };
}
