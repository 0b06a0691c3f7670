"use client";

import { type PointerEvent as ReactPointerEvent, useCallback, useMemo, useRef, useState } from "react";
import type { PageSize } from "@/components/pdf/page-layout";
import { pointOfPage } from "@/components/pdf/page-turn";
import { atEdge } from "@/components/pdf/strip-places";
import type { PdfViewer } from "@/components/pdf/use-pdf-viewer";
import type { CrossPage, DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { fieldSizes } from "@/lib/domain/contracts/drafting/draft.schema";
import { clampToPage, type Guide, type Rect, snapMove, snapResize } from "./field-geometry";

export type Dragged = {
  id: string;
  rect: Rect;
  page: number;
  guides: Guide[];
  /** Of a cross-page seal, whose edge changes with where it is. */
  options?: CrossPage;
};

/** CSS pixels within which edges pull. */
const pull = 6;
/** CSS pixels before a press becomes a drag. */
const slack = 3;

/**
 * Moving and sizing fields by mouse, finger or pen. Nothing is changed before the pointer is let go; Escape gives up.
 * @param commit is called once, with where the field ended
 */
export function useFieldDrag(
  pages: readonly PageSize[],
  fields: readonly DraftField[],
  commit: (id: string, changes: Partial<DraftField>) => void,
  viewer: Pick<PdfViewer, "scales" | "turn">,
) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const latest = useRef<Dragged | null>(null);
  const laid = useRef(viewer);
  laid.current = viewer;

  const begin = useCallback(
    (event: ReactPointerEvent<HTMLElement>, field: DraftField, scale: number, mode: "move" | "resize") => {
      if (event.button !== 0) return;
      event.stopPropagation();
      const target = event.currentTarget;
      const start = { x: event.clientX, y: event.clientY };
      const shell = target.closest<HTMLElement>("[data-page]");
      const taken =
        shell && pointUnder({ page: Number(shell.dataset.page), element: shell }, event, pages, laid.current);
      let moving = false;

      const show = (next: Dragged | null) => {
        latest.current = next;
        setDragged(next);
      };
      const onMove = (move: PointerEvent) => {
        if (!moving && Math.hypot(move.clientX - start.x, move.clientY - start.y) < slack) return;
        moving = true;
        if (!shell || !taken) return;
        if (mode === "move") return show(movedTo(move, shell, taken));
        const to = pointUnder({ page: Number(shell.dataset.page), element: shell }, move, pages, laid.current);
        show(resized(field, to.x - taken.x, to.y - taken.y));
      };
      const resized = (from: DraftField, dx: number, dy: number): Dragged => {
        const size = { ...rectOf(from), width: from.width + dx, height: from.height + dy };
        if (from.options) return atEdgeFrom(from, { ...from, height: Math.max(least(from), size.height) }, null);
        const { rect, guides } = snapResize(size, neighbours(from.page), pull / scale);
        return { id: from.id, page: from.page, rect: clamped(rect, from), guides };
      };
      const movedTo = (move: PointerEvent, home: HTMLElement, from: { x: number; y: number }): Dragged => {
        // Onto another page, the field hangs under the pointer where it was taken.
        const over = pageUnder(move.clientX, move.clientY) ?? { page: Number(home.dataset.page), element: home };
        const { page } = over;
        const to = pointUnder(over, move, pages, laid.current);
        const wanted = { ...rectOf(field), x: field.x + to.x - from.x, y: field.y + to.y - from.y };
        if (field.options) {
          const pageWidth = pages[page]?.width ?? 0;
          return atEdgeFrom(field, wanted, { x: wanted.x + wanted.width / 2, pageWidth });
        }
        const { rect, guides } = move.altKey
          ? { rect: wanted, guides: [] }
          : snapMove(wanted, neighbours(page), pull / scale);
        return { id: field.id, page, rect: clamped(rect, { ...field, page }), guides };
      };
      const least = (of: DraftField) => fieldSizes[of.kind].least.height;
      const atEdgeFrom = (from: DraftField, wanted: Rect, at: { x: number; pageWidth: number } | null): Dragged => {
        const options = from.options as CrossPage;
        const strip = atEdge({ y: wanted.y, height: wanted.height, options }, at, pages);
        return strip
          ? { id: from.id, page: strip.page, rect: rectOf(strip), guides: [], options: strip.options }
          : { id: from.id, page: from.page, rect: rectOf(from), guides: [], options };
      };
      const neighbours = (page: number) => fields.filter((other) => other.page === page && other.id !== field.id);
      const clamped = (rect: Rect, at: DraftField) =>
        clampToPage(rect, pages[at.page] ?? { width: 0, height: 0 }, fieldSizes[at.kind].least);

      const end = () => {
        target.removeEventListener("pointermove", onMove);
        target.removeEventListener("pointerup", onUp);
        target.removeEventListener("pointercancel", onCancel);
        window.removeEventListener("keydown", onKey, true);
        show(null);
      };
      const onUp = () => {
        const last = latest.current;
        end();
        if (last) commit(field.id, { page: last.page, ...last.rect, ...(last.options && { options: last.options }) });
      };
      const onCancel = () => end();
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== "Escape") return;
        key.preventDefault();
        end();
      };
      target.setPointerCapture(event.pointerId);
      target.addEventListener("pointermove", onMove);
      target.addEventListener("pointerup", onUp);
      target.addEventListener("pointercancel", onCancel);
      window.addEventListener("keydown", onKey, true);
    },
    [pages, fields, commit],
  );

  return useMemo(() => ({ dragged, begin }), [dragged, begin]);
}

export const rectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height });

/** The page of the viewer at a point of the screen. */
export function pageUnder(clientX: number, clientY: number): { page: number; element: HTMLElement } | null {
  for (const found of document.elementsFromPoint(clientX, clientY)) {
    const element = found.closest<HTMLElement>("[data-page]");
    if (element) return { page: Number(element.dataset.page), element };
  }
  return null;
}

/** The point of a page, in points, under a pointer; the page may be turned. */
export function pointUnder(
  { page, element }: { page: number; element: HTMLElement },
  pointer: { clientX: number; clientY: number },
  pages: readonly PageSize[],
  { scales, turn }: Pick<PdfViewer, "scales" | "turn">,
): { x: number; y: number } {
  const size = pages[page] ?? { width: 0, height: 0 };
  const screen = { x: pointer.clientX, y: pointer.clientY };
  return pointOfPage(screen, element.getBoundingClientRect(), size, scales[page] || 1, turn);
}
