"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";

/** Milliseconds, pixels: what counts as dragging and not as a press. */
const dragStart = 6;

/**
 * Puts the items of a list into another order by mouse, finger or arrow keys. Items carry `data-picture`, grips
 * `data-grip`, both with the item's id.
 * @param move brings an item to a place, from 0
 */
export function useDragOrder(ids: readonly number[], move: (id: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const now = useRef({ ids, move });
  now.current = { ids, move };
  const stop = useRef<(() => void) | null>(null);
  const focused = useRef<number | null>(null);

  useEffect(() => () => stop.current?.(), []);

  // An element that changes its place in the document loses the focus.
  useEffect(() => {
    const id = focused.current;
    focused.current = null;
    if (id !== null && ids.includes(id)) document.querySelector<HTMLElement>(`[data-grip="${id}"]`)?.focus();
  }, [ids]);

  function onPointerDown(id: number, event: PointerEvent) {
    if (event.button !== 0 || stop.current) return;
    const start = { x: event.clientX, y: event.clientY };
    let dragging = false;
    const onMove = (at: globalThis.PointerEvent) => {
      if (!dragging && Math.hypot(at.clientX - start.x, at.clientY - start.y) < dragStart) return;
      dragging = true;
      setDragged(id);
      at.preventDefault();
      const under = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>("[data-picture]");
      const over = Number(under?.dataset.picture);
      const to = now.current.ids.indexOf(over);
      if (to >= 0 && over !== id) now.current.move(id, to);
    };
    const end = () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      stop.current = null;
      setDragged(null);
    };
    // On the window: an element that changes its place in the document loses what it had captured.
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    stop.current = end;
  }

  function onKeyDown(id: number, event: KeyboardEvent) {
    const at = ids.indexOf(id);
    const to = {
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      Home: 0,
      End: ids.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0 || to >= ids.length || to === at) return;
    focused.current = id;
    move(id, to);
  }

  return { dragged, onPointerDown, onKeyDown };
}
