"use client";

import { useEffect } from "react";
import { focusContent } from "./focus-content";

/** For a page that takes the place of another under the reader's hands: a focus that was lost begins at its content. */
export function BeginHere() {
  useEffect(() => {
    if (document.activeElement === document.body) focusContent();
  }, []);
  return null;
}
