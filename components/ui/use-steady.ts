"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * A callback that stays the same while what it does follows what was last drawn. For handlers that are passed to parts
 * which are drawn anew whenever something that is passed to them changes; not to be called while drawing.
 */
export function useSteady<A extends unknown[], R>(callback: (...args: A) => R): (...args: A) => R {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
