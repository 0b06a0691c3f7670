import type { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import type { RoomField } from "@/lib/domain/signing/open-room";
import { classNames } from "../ui/class-names";

/** How places that are filled look, and what they are called. */

type Box = Pick<RoomField, "x" | "y" | "width" | "height">;

/** @param scale CSS pixels for one point */
export const boxOf = ({ x, y, width, height }: Box, scale: number): CSSProperties => ({
  left: x * scale,
  top: y * scale,
  width: width * scale,
  height: height * scale,
});

/** A line of text in a box of that height, as the PDF will set it: most of the height of one line, and not larger than 12 pt. */
export const textSize = (field: Pick<RoomField, "height">, scale: number) => Math.min(12, field.height * 0.7) * scale;

export const fieldElementId = (id: string) => `field-${id}`;

export const openLook = "rounded-sm border-[1.5px] border-dashed border-seal bg-seal/[.06]";
export const currentLook = "ring-[3px] ring-seal/25";

/** Of a place that takes text. */
export const writtenLook = (isFilled: boolean, isCurrent: boolean): string =>
  classNames(
    "absolute scroll-m-28 px-[3px] font-sans text-[#1B1A17] outline-offset-1",
    isFilled ? "rounded-sm border border-seal/30 bg-transparent" : openLook,
    isCurrent && currentLook,
  );

type Words = ReturnType<typeof useTranslations<"room">>;

/** What a field asks: its label, the sentence that is to be copied, or what it is. */
export function labelOf(t: Words, { label, ask }: RoomField): string {
  if (ask && "sentence" in ask) return t("field.copy", { sentence: ask.sentence });
  return label || t("field.text");
}

/** The same for who cannot see whether it may stay empty. */
export function nameOf(t: Words, field: RoomField): string {
  const label = labelOf(t, field);
  return field.required ? label : t("field.optional", { label });
}
