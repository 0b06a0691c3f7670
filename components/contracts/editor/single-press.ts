import type { MouseEvent } from "react";

/**
 * For a button that gives way to another at the same place, or that adds something: the second press of a double click
 * does nothing. A press by keyboard (detail 0) always counts.
 */
export const singlePress =
  (run: () => void) =>
  (event: MouseEvent): void => {
    if (event.detail <= 1) run();
  };
