"use client";

import { useTranslations } from "next-intl";
import type { RoomField } from "@/lib/domain/signing/open-room";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import type { StripPlace } from "../pdf/strip-places";
import { OutlineView } from "../seals/outline-view";
import { classNames } from "../ui/class-names";
import { fieldElementId } from "./answer-look";

export type StripOverlayProps = {
  strips: readonly { field: RoomField; place: StripPlace }[];
  scale: number;
  outlineOf: (field: RoomField) => Outline | null;
  opacity: number;
  placed: ReadonlySet<string>;
  current: string | null;
  onPlace: (id: string) => void;
};

/** The strips of cross-page seals on one page, at its edge; on the first of its pages a seal is a button. */
export function StripOverlay({ strips, scale, outlineOf, opacity, placed, current, onPlace }: StripOverlayProps) {
  const t = useTranslations("room");
  return strips.map(({ field, place }) => {
    const outline = outlineOf(field);
    const done = outline !== null && placed.has(field.id);
    const box = {
      left: place.x * scale,
      top: place.y * scale,
      width: place.width * scale,
      height: place.height * scale,
    };
    const ink = done ? <Strip outline={outline} place={place} scale={scale} opacity={opacity} /> : null;
    const look = classNames(
      "absolute overflow-hidden",
      !done && "border-[1.5px] border-dashed border-seal bg-seal/[.06]",
      current === field.id && "ring-[3px] ring-seal/25",
    );
    if (place.page !== field.page)
      return (
        <div key={field.id} aria-hidden="true" style={box} className={look}>
          {ink}
        </div>
      );
    return (
      <button
        key={field.id}
        type="button"
        id={fieldElementId(field.id)}
        onClick={() => onPlace(field.id)}
        aria-label={t(done ? "field.crossPagePlaced" : "field.crossPage")}
        style={box}
        className={classNames(look, "scroll-m-28")}
      >
        {ink}
      </button>
    );
  });
}

/** One strip of the whole seal: the rest of it lies outside of the box. */
function Strip({
  outline,
  place,
  scale,
  opacity,
}: {
  outline: Outline;
  place: StripPlace;
  scale: number;
  opacity: number;
}) {
  const [width, height] = [outline.widthMm * PT_PER_MM * scale, outline.heightMm * PT_PER_MM * scale];
  const style = {
    width,
    height,
    left: (-place.strip * width) / place.of,
    top: (place.height * scale - height) / 2,
    opacity,
  };
  return (
    <span className="pointer-events-none absolute mix-blend-multiply" style={style}>
      <OutlineView outline={outline} size="fill" />
    </span>
  );
}
