import type { PageSize } from "@/components/pdf/page-layout";
import { type CrossPage, type DraftField, fieldSizes } from "@/lib/domain/contracts/draft.schema";
import { sealedPages, strips } from "@/lib/standards/pades/cross-page";
import { clampToPage, type Rect } from "./field-geometry";

/** Where one strip of a cross-page seal will stand. */
export type StripPlace = Rect & { page: number };

/** A seal of 42 mm, the usual one, in points: until one is chosen, strips are shown as wide as its would be. */
const usualWidth = (42 * 72) / 25.4;
const least = { width: 2, height: fieldSizes.cross_page.least.height };

/**
 * The places of a cross-page seal's strips, one for each of its pages: flush with the edge, around one height on all.
 * Pages that the document does not have are left out.
 */
export function stripPlaces(
  { options, y, height }: Pick<DraftField, "options" | "y" | "height">,
  pages: readonly PageSize[],
): StripPlace[] {
  if (!options) return [];
  const sealed = sealedPages(pages.length, options.pages).filter((page) => page < pages.length);
  if (sealed.length === 0) return [];
  const parts = strips(sealed.length, options.edge, options.most);
  return sealed.map((page, order) => {
    const size = pages[page] as PageSize;
    const width = usualWidth / (parts[order]?.of ?? 1);
    return { page, ...clampToPage({ x: options.edge === "right" ? size.width : 0, y, width, height }, size, least) };
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
): (StripPlace & { options: CrossPage }) | null {
  const edge = at ? (at.x < at.pageWidth / 2 ? "left" : "right") : field.options.edge;
  const options: CrossPage = { ...field.options, edge };
  const [first] = stripPlaces({ ...field, options }, pages);
  return first ? { ...first, options } : null;
}
