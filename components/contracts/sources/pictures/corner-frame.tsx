"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type Corners, isSheet } from "@/lib/standards/images/perspective";

const names = ["topLeft", "topRight", "bottomRight", "bottomLeft"] as const;
/** How far an arrow key moves a corner, as a share of the picture; with Shift ten times as far. */
const step = 0.002;
/** The least sheet, as a share of the picture's area. */
const leastArea = 0.02;

/** A photograph with the four corners of the sheet in it: to be moved by mouse, finger or arrow keys. */
export function CornerFrame({
  url,
  alt,
  corners,
  onCornersChange,
}: {
  url: string;
  alt: string;
  /** As shares of the picture's width and height. */
  corners: Corners;
  onCornersChange: (corners: Corners) => void;
}) {
  const t = useTranslations("contracts.pictures.corners");
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<number | null>(null);

  /** A corner stays where the four would no longer enclose a sheet. */
  const put = (index: number, x: number, y: number) => {
    const next = corners.map((corner, at) => (at === index ? { x: within(x), y: within(y) } : corner)) as Corners;
    if (isSheet(next, leastArea)) onCornersChange(next);
  };
  const pull = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (held.current === null || !box) return;
    put(held.current, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const press = (index: number, event: KeyboardEvent) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    const far = event.shiftKey ? step * 10 : step;
    put(index, corners[index]!.x + by[0]! * far, corners[index]!.y + by[1]! * far);
  };
  const release = () => {
    held.current = null;
  };

  return (
    <div ref={frame} className="relative w-fit max-w-full">
      {/* biome-ignore lint/performance/noImgElement: an object address of this browser, not of a server */}
      <img src={url} alt={alt} draggable={false} className="block max-h-[44dvh] max-w-full select-none" />
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" className="absolute inset-0 size-full">
        <path
          d={`M0 0H1V1H0ZM${[...corners].map(({ x, y }) => `${x} ${y}`).join("L")}Z`}
          fillRule="evenodd"
          fill="#1B1A17"
          fillOpacity="0.45"
        />
        <polygon
          points={corners.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke="#C3321C"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {corners.map(({ x, y }, index) => (
        <button
          key={names[index]}
          type="button"
          aria-label={t(names[index]!)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            held.current = index;
          }}
          onPointerMove={pull}
          onPointerUp={release}
          onPointerCancel={release}
          onKeyDown={(event) => press(index, event)}
          className="absolute grid size-11 -translate-1/2 cursor-move touch-none place-items-center rounded-full"
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        >
          <span className="size-4 rounded-full border-2 border-white bg-seal" />
        </button>
      ))}
    </div>
  );
}

const within = (share: number) => Math.min(1, Math.max(0, share));
