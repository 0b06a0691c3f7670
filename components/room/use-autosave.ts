"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";

export type SaveState = "saved" | "saving" | "failed";

const waitMs = 600;
const retryMs = 4_000;

/**
 * Keeps typed values on the server: shortly after the last key, again and again while that fails, and at once when
 * the page is hidden or left.
 * @param save sends the values of some fields; only the changed ones are passed
 */
export function useAutosave(save: (values: Record<string, string>) => Promise<ActionResult<unknown>>) {
  const pending = useRef<Record<string, string>>({});
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [state, setState] = useState<SaveState>("saved");
  const [problem, setProblem] = useState<ActionError | null>(null);

  const refusal = useRef<ActionError | null>(null);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const values = pending.current;
    if (Object.keys(values).length === 0) return;
    pending.current = {};
    setState("saving");
    running.current = (async () => {
      const result = await save(values).catch(() => null);
      if (result?.ok) {
        refusal.current = null;
        setProblem(null);
        if (Object.keys(pending.current).length === 0) setState("saved");
      } else {
        // What was typed meanwhile is newer than what could not be saved.
        pending.current = { ...values, ...pending.current };
        setState("failed");
        // A value that was refused is refused again until it is typed anew.
        refusal.current = result?.error.field ? result.error : null;
        setProblem(refusal.current);
        if (!refusal.current) timer.current = setTimeout(() => void flush(), retryMs);
      }
    })();
    await running.current;
    running.current = null;
  }, [save]);

  const change = useCallback(
    (id: string, value: string) => {
      pending.current[id] = value;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), waitMs);
    },
    [flush],
  );

  useEffect(() => {
    const hidden = () => document.visibilityState === "hidden" && void flush();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      void flush();
    };
  }, [flush]);

  return {
    state,
    change,
    flush,
    /** Why a value was not taken, where its writer must change it. */
    problem,
    /** The same, as it stands after a `flush` that was waited for. */
    refusal: () => refusal.current,
    /** True when everything typed is on the server. */
    settled: () => Object.keys(pending.current).length === 0,
  };
}
