import { sealedPages } from "@/lib/standards/pades/cross-page";
import type { CrossPage } from "../../contracts/drafting/draft.schema";

/** A place in which a seal stands, or stood: a page from 0; of a cross-page seal, which pages it joins. */
export type Pressed = { kind: string; page: number; options: unknown; pageCount: number };

/** The pages on which one seal stands: in places of its own, and over edges. Numbers from 1, each once, in order. */
export type PressedPages = { pages: number[]; crossPages: number[] };

const inOrder = (pages: Iterable<number>) => [...new Set(pages)].sort((a, b) => a - b);

/** On which pages a seal stands that is pressed in these places of one document. */
export function pressedPages(places: readonly Pressed[]): PressedPages {
  return {
    pages: inOrder(places.flatMap(({ kind, page }) => (kind === "cross_page" ? [] : [page + 1]))),
    crossPages: inOrder(
      places.flatMap(({ kind, options, pageCount }) =>
        kind === "cross_page" && options
          ? sealedPages(pageCount, (options as CrossPage).pages).map((page) => page + 1)
          : [],
      ),
    ),
  };
}
