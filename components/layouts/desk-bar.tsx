"use client";

import { Minus, Plus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "../ui/class-names";

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
  /** `DeskBarButton`s behind the page. */
  tools?: ReactNode;
};

/** The dark pill over the desk: zoom, which page this is, and what else can be done with the pages. */
export function DeskBar({ label, zoom, zoomInLabel, zoomOutLabel, onZoomIn, onZoomOut, page, tools }: DeskBarProps) {
  return (
    <div role="toolbar" aria-label={label} className={deskBarClass}>
      <DeskBarButton label={zoomOutLabel} icon={<Minus size={15} aria-hidden="true" />} onClick={onZoomOut} />
      <span className="num min-w-12 text-center">{zoom}</span>
      <DeskBarButton label={zoomInLabel} icon={<Plus size={15} aria-hidden="true" />} onClick={onZoomIn} />
      <span className="num flex items-center border-l border-ink-2 px-3 max-md:px-2">{page}</span>
      {tools ? <span className="flex items-center border-l border-ink-2">{tools}</span> : null}
    </div>
  );
}

/** The look of the pill. */
export const deskBarClass = "flex items-center rounded-full bg-ink px-1 text-meta text-paper shadow-paper";

export type DeskBarButtonProps = Omit<ComponentProps<"button">, "children"> & { label: string; icon: ReactNode };

/** A round button in the pill. */
export function DeskBarButton({ label, icon, className, ...rest }: DeskBarButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={classNames(
        "grid size-9 shrink-0 place-items-center rounded-full hover:bg-ink-2/40 pointer-coarse:size-10 focus-visible:outline-paper focus-visible:-outline-offset-3",
        "disabled:cursor-not-allowed disabled:opacity-50 disabled:hover:bg-transparent",
        className,
      )}
    >
      {icon}
    </button>
  );
}
