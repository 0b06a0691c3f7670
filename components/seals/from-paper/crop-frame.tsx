"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Crop } from "./load-picture";

/** The least part of a picture that can be kept, and how far an arrow key moves a corner. */
const LEAST = 0.08;
const STEP = 0.02;

const corners = ["topLeft", "topRight", "bottomLeft", "bottomRight"] as const;
type Corner = (typeof corners)[number];

const place: Record<Corner, string> = {
  topLeft: "top-0 left-0 cursor-nwse-resize",
  topRight: "top-0 left-full cursor-nesw-resize",
  bottomLeft: "top-full left-0 cursor-nesw-resize",
  bottomRight: "top-full left-full cursor-nwse-resize",
};

/** The photograph with a frame that is drawn smaller by its corners: by mouse, finger or arrow keys. */
export function CropFrame({
  url,
  alt,
  crop,
  onCropChange,
}: {
  url: string;
  alt: string;
  crop: Crop;
  onCropChange: (crop: Crop) => void;
}) {
  const t = useTranslations("seals.paper");
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<Corner | null>(null);

  const move = (corner: Corner, x: number, y: number) => {
    const left = corner.endsWith("Left");
    const top = corner.startsWith("top");
    onCropChange({
      left: left ? clamp(x, 0, crop.right - LEAST) : crop.left,
      right: left ? crop.right : clamp(x, crop.left + LEAST, 1),
      top: top ? clamp(y, 0, crop.bottom - LEAST) : crop.top,
      bottom: top ? crop.bottom : clamp(y, crop.top + LEAST, 1),
    });
  };
  const pull = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!held.current || !box) return;
    move(held.current, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const press = (corner: Corner, event: KeyboardEvent) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!by) return;
    event.preventDefault();
    const x = corner.endsWith("Left") ? crop.left : crop.right;
    const y = corner.startsWith("top") ? crop.top : crop.bottom;
    move(corner, x + by[0]!, y + by[1]!);
  };

  const box = {
    left: `${crop.left * 100}%`,
    top: `${crop.top * 100}%`,
    width: `${(crop.right - crop.left) * 100}%`,
    height: `${(crop.bottom - crop.top) * 100}%`,
  };
  return (
    <div ref={frame} className="relative w-fit max-w-full">
      {/* biome-ignore lint/performance/noImgElement: an object address of this browser, not of a server */}
      <img src={url} alt={alt} draggable={false} className="block max-h-70 max-w-full rounded-sm select-none" />
      <div className="pointer-events-none absolute inset-0 overflow-hidden rounded-sm">
        <div className="absolute shadow-[0_0_0_100vmax_rgb(27_26_23/0.5)]" style={box} />
      </div>
      <div className="pointer-events-none absolute outline-2 outline-seal" style={box}>
        {corners.map((corner) => (
          <button
            key={corner}
            type="button"
            aria-label={t(`corners.${corner}`)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              held.current = corner;
            }}
            onPointerMove={pull}
            onPointerUp={() => {
              held.current = null;
            }}
            onPointerCancel={() => {
              held.current = null;
            }}
            onKeyDown={(event) => press(corner, event)}
            className={`pointer-events-auto absolute grid size-11 -translate-1/2 touch-none place-items-center rounded-full ${place[corner]}`}
          >
            <span className="size-4 rounded-full border-2 border-white bg-seal" />
          </button>
        ))}
      </div>
    </div>
  );
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
