"use client";

import { useCallback, useEffect, useRef } from "react";
import type { Outline } from "@/lib/standards/seal-drawing/outline";

/** Pauses between two looks that others get at a drawing that is being made. */
const PAUSE_MS = 400;

/**
 * Shows others a drawing while it is made: the newest state, one at a time, no more often than the eye needs. A look
 * that gets lost is made up for by the next one.
 */
export function useLiveDrawing(show: (outline: Outline | null) => Promise<unknown>) {
  const waiting = useRef<{ outline: Outline | null } | null>(null);
  const busy = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stopped = useRef(false);

  const pass = useCallback(() => {
    timer.current = undefined;
    const next = waiting.current;
    if (!next || busy.current || stopped.current) return;
    waiting.current = null;
    busy.current = show(next.outline)
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        busy.current = null;
        if (waiting.current) timer.current ??= setTimeout(pass, PAUSE_MS);
      });
  }, [show]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const changed = useCallback(
    (outline: Outline | null) => {
      stopped.current = false;
      waiting.current = { outline };
      timer.current ??= setTimeout(pass, PAUSE_MS);
    },
    [pass],
  );
  /** Nothing is shown any more, and what was on its way has arrived: the finished drawing cannot be overtaken. */
  const settle = useCallback(async () => {
    stopped.current = true;
    waiting.current = null;
    await busy.current;
  }, []);
  return { changed, settle };
}
