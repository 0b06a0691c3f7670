"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  type Draft,
  type DraftParticipant,
  isSamePlace,
  participantSchema,
} from "@/lib/domain/contracts/drafting/draft.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { type EditorState, turnsOf } from "./editor-state";

export type SaveState =
  | { status: "saved" }
  | { status: "saving" }
  | { status: "waiting" }
  /** All is saved but people whose address is none, or is somebody else's. */
  | { status: "incomplete" }
  /** Something else than the network stood against it; the sentence says what. */
  | { status: "refused"; message: string }
  /** The network or the server; it is tried again by itself. */
  | { status: "failed" }
  /** Another window saved first. */
  | { status: "conflict" };

export type SaveDraft = (input: {
  contractId: string;
  version: number;
  draft: Draft;
}) => Promise<ActionResult<{ version: number }>>;

const pauseMs = 700;
const againMs = 4_000;

/**
 * Saves a draft a moment after each change, one save at a time, each naming the version that the one before made.
 * @returns the state; `flush`, which saves at once and gives the version, or null when that did not work; and `adopt`,
 *   which takes over a version that something else has made of the one that `flush` gave
 */
export function useDraftSaver(contractId: string, firstVersion: number, state: EditorState, save: SaveDraft) {
  const [saveState, setSaveState] = useState<SaveState>({ status: "saved" });
  const version = useRef(firstVersion);
  const wanted = useRef(storable(state));
  const saved = useRef(JSON.stringify(wanted.current));
  const running = useRef<Promise<void> | null>(null);
  const stopped = useRef(false);
  wanted.current = storable(state);

  const saveNow = useCallback(async (): Promise<void> => {
    while (!stopped.current && JSON.stringify(wanted.current) !== saved.current) {
      const draft = wanted.current;
      setSaveState({ status: "saving" });
      const result = await save({ contractId, version: version.current, draft }).catch(() => null);
      if (!result) return setSaveState({ status: "failed" });
      if (!result.ok) {
        const conflict = result.error.code === "draft_changed_elsewhere" || result.error.code === "not_in_this_state";
        stopped.current = conflict;
        return setSaveState(
          conflict
            ? { status: "conflict" }
            : result.error.code === "unexpected"
              ? { status: "failed" }
              : { status: "refused", message: result.error.message },
        );
      }
      version.current = result.data.version;
      saved.current = JSON.stringify(draft);
    }
    if (!stopped.current) setSaveState({ status: "saved" });
  }, [contractId, save]);

  const run = useCallback(() => {
    running.current ??= saveNow().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [saveNow]);

  const text = JSON.stringify(wanted.current);
  useEffect(() => {
    if (text === saved.current || stopped.current) return;
    setSaveState((before) => (before.status === "saving" ? before : { status: "waiting" }));
    const timer = setTimeout(run, pauseMs);
    return () => clearTimeout(timer);
  }, [text, run]);

  useEffect(() => {
    if (saveState.status !== "failed") return;
    const timer = setTimeout(run, againMs);
    return () => clearTimeout(timer);
  }, [saveState.status, run]);

  const incomplete = hasIncomplete(state);
  const shown: SaveState = saveState.status === "saved" && incomplete ? { status: "incomplete" } : saveState;
  // Not what the state says: between a key and the next drawing it is behind.
  const unsaved = text !== saved.current || saveState.status === "saving" || incomplete;
  useEffect(() => {
    if (!unsaved || saveState.status === "conflict") return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved, saveState.status]);

  // Going on to another page of the site asks nothing: what was typed last is sent on the way out.
  useEffect(() => () => void run(), [run]);

  const flush = useCallback(async (): Promise<number | null> => {
    // What was typed while a save was on its way needs one more.
    for (let tries = 0; tries < 3 && JSON.stringify(wanted.current) !== saved.current; tries++) await run();
    return JSON.stringify(wanted.current) === saved.current && !stopped.current ? version.current : null;
  }, [run]);

  /** What another action has made of the draft, such as one more document. */
  const adopt = useCallback((newer: number) => {
    version.current = newer;
  }, []);

  return { saveState: shown, flush, adopt };
}

/** Whether an address was typed that cannot be stored yet. */
export function hasIncomplete(state: EditorState): boolean {
  const stored = new Map(storable(state).participants.map(({ id, email }) => [id, email]));
  return state.participants.some(({ id, email }) => email.trim() !== "" && !stored.get(id));
}

/** What can be stored of what is on the screen: addresses that are none, or twice in the same capacity, are left open. */
export function storable(state: EditorState): Draft {
  const turns = turnsOf(state);
  const participants: DraftParticipant[] = [];
  for (const participant of state.participants) {
    const row = { ...participant, turn: turns.get(participant.id) };
    const parsed = participantSchema.safeParse(row);
    const whole = parsed.success && !participants.some((other) => isSamePlace(other, parsed.data));
    // While an address is typed, or is somebody else's, her place and her fields stay, and the address is open.
    participants.push(whole ? parsed.data : participantSchema.parse({ ...row, email: "" }));
  }
  const known = new Set(participants.map((participant) => participant.id));
  return {
    title: state.title.trim() || "—",
    message: state.message.trim() || null,
    locale: state.locale,
    signerLevel: state.signerLevel,
    remindEveryDays: state.remindEveryDays,
    formAnswer: state.formAnswer,
    releaserId: state.releaserId,
    documentIds: state.documents.map(({ id }) => id),
    expiresAt: state.expiresAt,
    dueInDays: state.dueInDays,
    numberRuleId: state.numberRuleId,
    participants,
    fields: state.fields.filter((field) => known.has(field.participantId)),
  };
}
