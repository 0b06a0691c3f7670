"use client";

import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";

export type DeskBarProps = {
  label: string;
  /** "100 %". */
  zoom: ReactNode;
  zoomInLabel: string;
  zoomOutLabel: string;
  onZoomIn: () => void;
  onZoomOut: () => void;
  /** "Page 3 of 6". */
  page: ReactNode;
};

const buttonClass =
  "grid size-9 place-items-center rounded-full hover:bg-ink-2/40 pointer-coarse:size-10 focus-visible:outline-paper focus-visible:-outline-offset-3";

/** The dark pill over the desk: zoom, and which page this is. */
export function DeskBar({ label, zoom, zoomInLabel, zoomOutLabel, onZoomIn, onZoomOut, page }: DeskBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="flex items-center rounded-full bg-ink px-1 text-meta text-paper shadow-paper"
    >
      <button type="button" aria-label={zoomOutLabel} onClick={onZoomOut} className={buttonClass}>
        <Minus size={15} aria-hidden="true" />
      </button>
      <span className="num min-w-12 text-center">{zoom}</span>
      <button type="button" aria-label={zoomInLabel} onClick={onZoomIn} className={buttonClass}>
        <Plus size={15} aria-hidden="true" />
      </button>
      <span className="num border-l border-ink-2 px-3" aria-live="polite">
        {page}
      </span>
    </div>
  );
}
