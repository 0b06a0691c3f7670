import { contentId } from "./skip-link";

/**
 * Moves the focus to the beginning of the page's content. For when a part that had it gives way to another: reading
 * aloud and the next Tab then begin at what is new, not at the top of the document.
 * The page is scrolled to its top: what gave way may have been longer than what comes.
 */
export function focusContent(): void {
  document.getElementById(contentId)?.focus({ preventScroll: true });
  document.documentElement.scrollTop = 0;
}
