"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useReducer, useState } from "react";
import { drawnSignature } from "@/lib/standards/seal-drawing/drawn-signature";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { drawnBox, EMPTY_PAD, padAfter, type Stroke } from "./pad-strokes";

/** Ink that is clearly taller than wide, on a pad that is too, was written with the phone on its side. */
const TALL = 1.3;

/** What a signature pad knows: the strokes, which way up they are, the outline they make, and what to say about it. */
export function useSignaturePad(onUse: (outline: Outline) => void | Promise<void>) {
  const t = useTranslations("seals.pad");
  const [pad, step] = useReducer(padAfter, EMPTY_PAD);
  const [size, setSize] = useState({ widthMm: 0, heightMm: 0 });
  const [turnedByHand, setTurned] = useState<boolean | null>(null);
  const [said, setSaid] = useState("");
  const [failed, setFailed] = useState(false);
  const [sending, setSending] = useState(false);

  const box = drawnBox(pad.strokes);
  const tallInk = box !== null && box.bottom - box.top > TALL * (box.right - box.left);
  const turned = turnedByHand ?? (tallInk && size.heightMm > size.widthMm);

  const { outline, tooMuch } = useMemo(() => made(pad.strokes, turned), [pad.strokes, turned]);

  const draw = useCallback((stroke: Stroke) => {
    step({ kind: "draw", stroke });
    setSaid("");
    setFailed(false);
  }, []);
  const resize = useCallback((widthMm: number, heightMm: number) => {
    setSize({ widthMm, heightMm });
    step({ kind: "resize", widthMm, heightMm });
  }, []);

  return {
    strokes: pad.strokes,
    outline,
    /** Turning is offered where there is a doubt: on a pad that is taller than wide. */
    mayTurn: turned || size.heightMm > size.widthMm,
    said,
    error: tooMuch ? t("tooMuch") : failed ? t("failed") : null,
    sending,
    canUndo: pad.past.length > 0,
    draw,
    resize,
    undo() {
      if (pad.past.length === 0) return;
      step({ kind: "undo" });
      setSaid(t("undone", { count: pad.past.at(-1)!.length }));
    },
    clear() {
      step({ kind: "clear" });
      setTurned(null);
      setFailed(false);
      setSaid(t("cleared"));
    },
    turn: () => setTurned(!turned),
    /** Hands the outline over. True once it was taken; the drawing stays if it was not. */
    async use(): Promise<boolean> {
      if (!outline || sending) return false;
      setSending(true);
      setFailed(false);
      try {
        await onUse(outline);
        return true;
      } catch {
        setFailed(true);
        return false;
      } finally {
        setSending(false);
      }
    },
  };
}

export type SignaturePadModel = ReturnType<typeof useSignaturePad>;

function made(strokes: readonly Stroke[], turned: boolean): { outline: Outline | null; tooMuch: boolean } {
  try {
    return { outline: drawnSignature(strokes, { turned }), tooMuch: false };
  } catch {
    // Samples are finite and the outline is cut to its ink: the one thing that can be wrong is how much there is.
    return { outline: null, tooMuch: true };
  }
}
