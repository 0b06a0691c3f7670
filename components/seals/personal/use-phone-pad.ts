"use client";

import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import type { NewPad, PadView, TakePadInput } from "@/lib/domain/seals/personal/pad.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { Outline } from "@/lib/standards/seal-drawing/outline";

const LOOK_EVERY_MS = 700;

export type PhonePadActions = {
  start: () => Promise<ActionResult<NewPad>>;
  take: (input: TakePadInput) => Promise<ActionResult<{ id: string }>>;
  end: (input: { padId: string }) => Promise<ActionResult<unknown>>;
};

/** What of a drawing has arrived from the phone. */
export type Arrived = { outline: Outline; digest: string; done: boolean };

/**
 * A pad on the phone, followed from the computer: opened by `begin`, looked at while the page is in sight, ended when
 * the person goes back to drawing here.
 */
export function usePhonePad({ start, end }: PhonePadActions) {
  const [pad, setPad] = useState<NewPad | null>(null);
  const [over, setOver] = useState(false);
  const [opened, setOpened] = useState(false);
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [pending, run] = useTransition();
  const seen = useRef<string | null>(null);

  const begin = () =>
    run(async () => {
      setError(null);
      const answer = await start();
      if (!answer.ok) return setError(answer.error.message);
      seen.current = null;
      setArrived(null);
      setOpened(false);
      setOver(false);
      setPad(answer.data);
    });

  const close = () => {
    // If that gets lost, the pad ends by its time.
    if (pad) void end({ padId: pad.padId }).catch(() => {});
    setPad(null);
  };

  const heard = useCallback((view: PadView) => {
    if (view.state === "over") return setOver(true);
    if (view.state === "open") {
      seen.current = null;
      setOpened((before) => before || view.opened);
      return setArrived(null);
    }
    setOpened(true);
    seen.current = view.digest;
    const done = view.state === "drawn";
    const { outline, digest } = view;
    if (outline) setArrived({ outline, digest, done });
    else setArrived((before) => before && (before.done === done ? before : { ...before, done }));
  }, []);

  const padId = pad?.padId;
  useEffect(() => {
    if (!padId || over) return;
    let busy = false;
    const look = async () => {
      if (busy || document.visibilityState === "hidden") return;
      busy = true;
      const view = await lookAt(padId, seen.current).catch(() => null);
      busy = false;
      if (view && timer) heard(view);
    };
    let timer: ReturnType<typeof setInterval> | null = setInterval(look, LOOK_EVERY_MS);
    return () => {
      if (timer) clearInterval(timer);
      timer = null;
    };
  }, [padId, over, heard]);

  return { pad, over, opened, arrived, error, pending, begin, close };
}

/** Null where there was no answer that says how the pad stands: the next look will have one. */
async function lookAt(padId: string, seen: string | null): Promise<PadView | null> {
  const response = await fetch(`/api/drawing-pads/${padId}${seen ? `?seen=${seen}` : ""}`, { cache: "no-store" });
  return response.ok ? ((await response.json()) as PadView) : null;
}
