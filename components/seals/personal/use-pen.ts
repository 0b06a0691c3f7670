"use client";

import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { PAD_PEN, type PenSample } from "@/lib/standards/seal-drawing/pen-line";
import { strokePreview } from "@/lib/standards/seal-drawing/stroke";
import { PX_PER_MM } from "@/lib/standards/seal-drawing/svg";

/**
 * Follows one pointer over an SVG surface, draws its line into `live` frame by frame, and hands over the samples
 * (millimetres from the surface's top left corner) when the pointer is lifted. A line that the system interrupts is
 * kept: losing ink is worse than a line that ends early.
 */
export function usePen(live: RefObject<SVGPathElement | null>, onStroke: (samples: PenSample[]) => void, off: boolean) {
  const pointer = useRef<number | null>(null);
  const samples = useRef<PenSample[]>([]);
  const frame = useRef(0);
  const penSeen = useRef(false);

  const show = useCallback(() => {
    frame.current = 0;
    live.current?.setAttribute("d", strokePreview(samples.current, PAD_PEN));
  }, [live]);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (off || pointer.current !== null || event.button !== 0) return;
    if (event.pointerType === "pen") penSeen.current = true;
    // Once a pen is in use, a touch is the hand that holds it.
    if (penSeen.current && event.pointerType === "touch") return;
    event.preventDefault();
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    samples.current = sampled(event);
    show();
  };

  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== pointer.current) return;
    samples.current.push(...sampled(event));
    if (frame.current === 0) frame.current = requestAnimationFrame(show);
  };

  const up = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== pointer.current) return;
    pointer.current = null;
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    const stroke = samples.current;
    samples.current = [];
    live.current?.setAttribute("d", "");
    onStroke(stroke);
  };

  return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up };
}

/** All that the device reported since the last event, not only what the browser showed of it. */
function sampled(event: PointerEvent<SVGSVGElement>): PenSample[] {
  const box = event.currentTarget.getBoundingClientRect();
  const native = event.nativeEvent;
  const merged = typeof native.getCoalescedEvents === "function" ? native.getCoalescedEvents() : [];
  return (merged.length > 0 ? merged : [native]).map((e) => ({
    x: (e.clientX - box.left) / PX_PER_MM,
    y: (e.clientY - box.top) / PX_PER_MM,
    t: e.timeStamp,
    // Fingers and mice report a pressure that nobody pressed.
    ...(e.pointerType === "pen" ? { pressure: e.pressure } : {}),
  }));
}
