"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { type PlacedStroke, placedOutline } from "@/lib/standards/seal-drawing/drawn-signature";
import { SIGNATURE_INK } from "@/lib/standards/seal-drawing/outline";
import { formatPath } from "@/lib/standards/seal-drawing/path";
import type { PenSample } from "@/lib/standards/seal-drawing/pen-line";
import { PX_PER_MM } from "@/lib/standards/seal-drawing/svg";
import type { PadSize } from "./pad-strokes";
import { usePen } from "./use-pen";

export type PadSurfaceProps = {
  strokes: readonly PlacedStroke[];
  onStroke: (samples: readonly PenSample[]) => void;
  onResize: (size: PadSize) => void;
  off: boolean;
  className?: string;
};

/** The paper of the pad: white in either theme, sharp at any resolution because it is drawn as vectors. */
export function PadSurface({ strokes, onStroke, onResize, off, className }: PadSurfaceProps) {
  const t = useTranslations("seals.pad");
  const surface = useRef<SVGSVGElement>(null);
  const live = useRef<SVGPathElement>(null);
  const pen = usePen(live, onStroke, off);

  useEffect(() => {
    const element = surface.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width > 0 && height > 0) onResize({ widthMm: width / PX_PER_MM, heightMm: height / PX_PER_MM });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [onResize]);

  useEffect(() => {
    const element = surface.current;
    // A finger that leaves the pad in full swing is no flick of the page: the browser would swallow the next tap as
    // the hand that stops the page. React listens passively, and could not say so.
    const own = (event: TouchEvent) => event.preventDefault();
    element?.addEventListener("touchstart", own, { passive: false });
    return () => element?.removeEventListener("touchstart", own);
  }, []);

  return (
    <div
      className={classNames(
        "on-paper relative overflow-hidden rounded-lg border border-line-strong bg-sheet",
        className,
      )}
    >
      <svg
        ref={surface}
        role="img"
        aria-label={t("surface", { count: strokes.length })}
        tabIndex={-1}
        className="absolute inset-0 size-full cursor-crosshair touch-none select-none outline-none"
        onContextMenu={(event) => event.preventDefault()}
        {...pen}
      >
        <g transform={`scale(${PX_PER_MM})`} fill={SIGNATURE_INK}>
          {strokes.map((stroke, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes come and go at the end only
            <StrokePath key={index} stroke={stroke} />
          ))}
          <path ref={live} />
        </g>
      </svg>
      {strokes.length === 0 ? (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-6 bottom-[18%] border-t border-line pt-2 text-center text-meta text-ink-3"
        >
          {t("here")}
        </p>
      ) : null}
    </div>
  );
}

/** Fitting a stroke costs more than a frame may, so it is done once. */
function StrokePath({ stroke }: { stroke: PlacedStroke }) {
  const d = useMemo(() => formatPath(placedOutline(stroke), 2), [stroke]);
  return <path d={d} />;
}
