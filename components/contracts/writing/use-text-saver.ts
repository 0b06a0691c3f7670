"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Values, WrittenText } from "@/lib/domain/contracts/written/written-text.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { SaveState } from "../editor/use-draft-saver";

export type Writing = { text: WrittenText; values: Values };
export type SaveWriting = (
  input: { contractId: string; documentId: string; version: number } & Writing,
) => Promise<ActionResult<{ version: number }>>;

const pauseMs = 900;
const againMs = 4_000;

/**
 * Keeps a text a moment after each change, one save at a time, each naming the version that the one before made.
 * @returns the state; `flush`, which saves at once and gives the version, or null when that did not work; `adopt`, which
 *   takes over a version that something else has made of the one that `flush` gave
 */
export function useTextSaver(
  ids: { contractId: string; documentId: string },
  firstVersion: number,
  writing: Writing,
  save: SaveWriting,
) {
  const { contractId, documentId } = ids;
  const [saveState, setSaveState] = useState<SaveState>({ status: "saved" });
  const version = useRef(firstVersion);
  const wanted = useRef(writing);
  const saved = useRef(writing);
  const running = useRef<Promise<void> | null>(null);
  const stopped = useRef(false);
  wanted.current = writing;

  const saveNow = useCallback(async (): Promise<void> => {
    while (!stopped.current && wanted.current !== saved.current) {
      const now = wanted.current;
      setSaveState({ status: "saving" });
      const result = await save({ contractId, documentId, version: version.current, ...now }).catch(() => null);
      if (!result) return setSaveState({ status: "failed" });
      if (!result.ok) {
        const { code, message } = result.error;
        stopped.current = code === "draft_changed_elsewhere" || code === "not_in_this_state";
        if (stopped.current) return setSaveState({ status: "conflict" });
        return setSaveState(code === "unexpected" ? { status: "failed" } : { status: "refused", message });
      }
      version.current = result.data.version;
      saved.current = now;
    }
    if (!stopped.current) setSaveState({ status: "saved" });
  }, [contractId, documentId, save]);

  const run = useCallback(() => {
    running.current ??= saveNow().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [saveNow]);

  useEffect(() => {
    if (writing === saved.current || stopped.current) return;
    setSaveState((before) => (before.status === "saving" ? before : { status: "waiting" }));
    const timer = setTimeout(run, pauseMs);
    return () => clearTimeout(timer);
  }, [writing, run]);

  useEffect(() => {
    if (saveState.status !== "failed") return;
    const timer = setTimeout(run, againMs);
    return () => clearTimeout(timer);
  }, [saveState.status, run]);

  const unsaved = writing !== saved.current || saveState.status === "saving";
  useEffect(() => {
    if (!unsaved || saveState.status === "conflict") return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved, saveState.status]);

  // Going on to another page of the site asks nothing: what was typed last is sent on the way out.
  useEffect(() => () => void run(), [run]);

  const flush = useCallback(async (): Promise<number | null> => {
    for (let tries = 0; tries < 3 && wanted.current !== saved.current; tries++) await run();
    return wanted.current === saved.current && !stopped.current ? version.current : null;
  }, [run]);

  const adopt = useCallback((newer: number) => {
    version.current = newer;
  }, []);

  return { saveState, flush, adopt };
}
