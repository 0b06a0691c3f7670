"use client";

import { useEffect, useRef, useState } from "react";
import { type PaperSettings, type PaperTrace, traceFromPaper } from "@/lib/standards/seal-drawing/paper/from-paper";
import type { Pixels } from "@/lib/standards/seal-drawing/paper/raster";
import { type Crop, type LoadedPicture, pixelsOf } from "./load-picture";
import type { PaperAnswer, PaperQuestion } from "./paper-worker";

/** What the picture shows, `undefined` before the first answer; `busy` while a newer one is worked on. */
export type Traced = { trace: PaperTrace | null | undefined; busy: boolean };

/** Moving a control asks again when it rests. Milliseconds. */
const rest = 120;

/**
 * Traces a part of a picture in a worker, again whenever something changes. `crop` and `settings` are to keep their
 * identity in between.
 */
export function useTrace(picture: LoadedPicture, crop: Crop, settings: PaperSettings): Traced {
  const [traced, setTraced] = useState<Traced>({ trace: undefined, busy: true });
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  const seen = useRef<{ picture: LoadedPicture; crop: Crop; pixels: Pixels } | null>(null);

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );

  useEffect(() => {
    setTraced(({ trace }) => ({ trace, busy: true }));
    asked.current += 1;
    const id = asked.current;
    const show = (answer: PaperAnswer) => {
      if (answer.id === asked.current) setTraced({ trace: answer.trace, busy: false });
    };
    const timer = setTimeout(() => {
      if (seen.current?.picture !== picture || seen.current.crop !== crop) {
        seen.current = { picture, crop, pixels: pixelsOf(picture, crop) };
      }
      const { pixels } = seen.current;
      // Where a company's browser has no workers, the page waits instead.
      const here = () => show({ id, trace: traceFromPaper(pixels, settings) });
      if (typeof Worker === "undefined") return here();
      worker.current ??= new Worker(new URL("./paper-worker.ts", import.meta.url), { type: "module" });
      worker.current.onmessage = ({ data }: MessageEvent<PaperAnswer>) => show(data);
      worker.current.onerror = () => {
        worker.current?.terminate();
        worker.current = null;
        here();
      };
      const question: PaperQuestion = { id, pixels, settings };
      worker.current.postMessage(question);
    }, rest);
    return () => clearTimeout(timer);
  }, [picture, crop, settings]);

  return traced;
}
