"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent as ReactPointerEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { turnedSize } from "@/components/pdf/page-turn";
import type { PdfViewer } from "@/components/pdf/use-pdf-viewer";
import { classNames } from "@/components/ui/class-names";
import { fieldSizes } from "@/lib/domain/contracts/drafting/draft.schema";
import type { FieldKind } from "@/lib/domain/contracts/fields/field-kinds";
import { isInk } from "@/lib/domain/contracts/fields/field-kinds";
import type { ParticipantColor } from "../participant-color";
import { fieldIcons } from "./field-box";
import { singlePress } from "./single-press";
import { pageUnder, pointUnder } from "./use-field-drag";

export type PaletteProps = {
  color: ParticipantColor;
  /** What the chosen participant can have. */
  kinds: readonly FieldKind[];
  viewer: Pick<PdfViewer, "pages" | "scale" | "scales" | "turn">;
  disabled: boolean;
  /** In the phone's sheet: side by side, smaller. */
  compact?: boolean;
  /** Puts a field onto a page, around a point in points; or, without a point, into the middle of the view. */
  onPlace: (kind: FieldKind, at?: { page: number; x: number; y: number }) => void;
};

type Ghost = { kind: FieldKind; x: number; y: number };
const slack = 4;

/** The kinds of fields. Drag one onto a page, or press it: it comes to the middle of what is seen. */
export function Palette({ color, kinds, viewer, disabled, compact = false, onPlace }: PaletteProps) {
  const t = useTranslations("editor");
  const [ghost, setGhost] = useState<Ghost | null>(null);
  // A drag ends with a click that means nothing.
  const swallow = useRef(false);

  function begin(event: ReactPointerEvent<HTMLButtonElement>, kind: FieldKind) {
    if (event.button !== 0 || disabled) return;
    const target = event.currentTarget;
    const start = { x: event.clientX, y: event.clientY };
    let dragging = false;
    swallow.current = false;
    const onMove = (move: PointerEvent) => {
      if (!dragging && Math.hypot(move.clientX - start.x, move.clientY - start.y) < slack) return;
      dragging = true;
      setGhost({ kind, x: move.clientX, y: move.clientY });
    };
    const end = () => {
      target.removeEventListener("pointermove", onMove);
      target.removeEventListener("pointerup", onUp);
      target.removeEventListener("pointercancel", end);
      setGhost(null);
    };
    const onUp = (up: PointerEvent) => {
      end();
      if (!dragging) return;
      swallow.current = true;
      const over = pageUnder(up.clientX, up.clientY);
      if (!over) return;
      onPlace(kind, { page: over.page, ...pointUnder(over, up, viewer.pages, viewer) });
    };
    target.setPointerCapture(event.pointerId);
    target.addEventListener("pointermove", onMove);
    target.addEventListener("pointerup", onUp);
    target.addEventListener("pointercancel", end);
  }

  return (
    <div className="grid gap-2">
      <div className={classNames("grid gap-2", compact && "grid-cols-3")}>{kinds.filter(isUsual).map(button)}</div>
      <details>
        <summary className="min-h-9 w-fit cursor-pointer content-center text-meta text-ink-2 pointer-coarse:min-h-10">
          {t("moreKinds")}
        </summary>
        <div className="grid grid-cols-2 gap-2 pt-1.5">{kinds.filter((kind) => !isUsual(kind)).map(button)}</div>
      </details>
      {ghost ? createPortal(<GhostField ghost={ghost} viewer={viewer} color={color} />, document.body) : null}
    </div>
  );

  function button(kind: FieldKind) {
    const Icon = fieldIcons[kind];
    const small = compact || !isUsual(kind);
    return (
      <button
        key={kind}
        type="button"
        disabled={disabled}
        onPointerDown={(event) => begin(event, kind)}
        onClick={singlePress(() => {
          if (!swallow.current) onPlace(kind);
          swallow.current = false;
        })}
        className={classNames(
          "flex touch-none select-none items-center rounded-md border border-line-strong bg-sheet font-[540] hover:bg-hover disabled:cursor-not-allowed disabled:text-ink-3 disabled:hover:bg-sheet",
          small ? "min-h-11 gap-1.5 px-2 text-left text-meta" : "min-h-11 cursor-grab gap-2.5 px-3",
          compact && isUsual(kind) && "min-h-12 justify-center",
        )}
      >
        <span
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-sm"
          style={{ background: color.wash, color: color.ink }}
        >
          <Icon size={16} />
        </span>
        {t(`kinds.${kind}`)}
      </button>
    );
  }
}

const isUsual = (kind: FieldKind): boolean => isInk(kind) || kind === "date" || kind === "text";

function GhostField({
  ghost,
  viewer: { scale, turn },
  color,
}: {
  ghost: Ghost;
  viewer: PaletteProps["viewer"];
  color: ParticipantColor;
}) {
  const { width, height } = turnedSize(fieldSizes[ghost.kind], turn);
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-50 rounded-xs border-[1.5px] opacity-85"
      style={{
        left: ghost.x - (width * scale) / 2,
        top: ghost.y - (height * scale) / 2,
        width: width * scale,
        height: height * scale,
        borderColor: color.line,
        background: color.wash,
      }}
    />
  );
}
