"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { drawnSignature, type PlacedStroke } from "@/lib/standards/seal-drawing/drawn-signature";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { PenSample } from "@/lib/standards/seal-drawing/pen-line";
import { EMPTY_PAD, type PadSize, padAfter, writtenSideways } from "./pad-strokes";

/** What a signature pad knows: the strokes, which way up they are, the outline they make, and what to say about it. */
export function useSignaturePad(
  onUse: (outline: Outline) => void | Promise<void>,
  onChange?: (outline: Outline | null) => void,
) {
  const t = useTranslations("seals.pad");
  const [pad, step] = useReducer(padAfter, EMPTY_PAD);
  const [turnedByHand, setTurned] = useState<boolean | null>(null);
  const [said, setSaid] = useState("");
  const [failed, setFailed] = useState(false);
  const [sending, setSending] = useState(false);

  const turned = turnedByHand ?? writtenSideways(pad);
  const { outline, tooMuch } = useMemo(() => made(pad.strokes, turned), [pad.strokes, turned]);

  // An empty pad that was never drawn on is nothing new.
  const touched = pad.past.length > 0;
  useEffect(() => {
    if (touched) onChange?.(outline);
  }, [onChange, outline, touched]);

  const draw = useCallback((samples: readonly PenSample[]) => {
    step({ kind: "draw", samples });
    setSaid("");
    setFailed(false);
  }, []);
  const resize = useCallback((size: PadSize) => step({ kind: "resize", size }), []);

  return {
    strokes: pad.strokes,
    outline,
    /** Turning is offered where there is a doubt: on a pad that is taller than wide. */
    mayTurn: turned || (pad.size !== null && pad.size.heightMm > pad.size.widthMm),
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

function made(strokes: readonly PlacedStroke[], turned: boolean): { outline: Outline | null; tooMuch: boolean } {
  try {
    return { outline: drawnSignature(strokes, { turned }), tooMuch: false };
  } catch {
    // Samples are finite and the outline is cut to its ink: the one thing that can be wrong is how much there is.
    return { outline: null, tooMuch: true };
  }
}
