"use client";

import { type RefObject, useEffect } from "react";

/**
 * Ctrl+F or Cmd+F asks for the search in the pages instead of the browser's, which knows only what is drawn. Pressed
 * once more in it, the browser's own comes. Where the bar cannot be seen or a dialog lies over it, nothing changes.
 */
export function useFindKey(bar: RefObject<HTMLElement | null>, open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const find =
        event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const element = bar.current;
      if (!find || event.defaultPrevented || !element || !isInReach(element)) return;
      if (element.contains(document.activeElement) && document.activeElement?.closest("search")) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [bar, open]);
}

const isInReach = (element: HTMLElement) =>
  element.getClientRects().length > 0 && !element.closest("[aria-hidden=true], [inert]");
